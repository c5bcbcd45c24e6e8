"""Checks that no narrative cites itself: what supports a version must lead to a first source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from allies.evidence.contests import Contest
from allies.evidence.sources import Citation
from allies.theatre.checks.circles import circles_in
from allies.theatre.checks.context import Context
from allies.world.acts import Act
from allies.world.sides import named_in


class _Statement(msgspec.Struct, frozen=True):
    """Citations that support a version, and the entry that holds them."""

    key: str
    within: tuple[str | int, ...]
    cites: tuple[Citation, ...]


def check_narratives(context: Context) -> None:
    """Check that the statements of a version, taken together, do not cite each other in a circle.

    A circle within one list of citations is found with the citations.
    """
    claims: dict[str, list[Act]] = {}
    for act in _acts(context):
        for name in {name.partition("/")[0] for name in act.about}:
            claims.setdefault(name, []).append(act)
    for contest in context.record.contests.values():
        for at, _ in enumerate(contest.versions):
            _check_version(context, list(_statements(contest, at, claims.get(contest.id, ()))))


def _acts(context: Context) -> Iterator[Act]:
    yield from context.record.acts
    for case in context.record.cases.values():
        yield from case.acts


def _statements(contest: Contest, at: int, claims: Iterable[Act]) -> Iterator[_Statement]:
    version = contest.versions[at]
    yield _Statement(f"contest:{contest.id}", ("versions", at), version.cites)
    for act in claims:
        if version.id in named_in(act, contest):
            yield _Statement(f"act:{act.id}", (), act.cites)


def _check_version(context: Context, statements: list[_Statement]) -> None:
    together = circles_in(_origins(statements))
    for statement in statements if together else ():
        own = circles_in(_origins([statement]))
        for at, cite in enumerate(statement.cites):
            if cite.origin and cite.source in together and cite.source not in own:
                context.fault(
                    statement.key,
                    (*statement.within, "cites", at, "origin"),
                    f"the narrative cites itself: {together[cite.source]}",
                    "of the statements that support one version, one source must be the first",
                    "remove 'origin:' from the first source",
                )


def _origins(statements: Iterable[_Statement]) -> Mapping[str, list[str]]:
    """Return the origins that each source names."""
    named: dict[str, list[str]] = {}
    for statement in statements:
        for cite in statement.cites:
            if cite.origin:
                named.setdefault(cite.source, []).append(cite.origin)
    return named
