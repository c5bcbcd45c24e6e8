"""Checks of sources, citations and contests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from allies.evidence.accounts import BEST_EVIDENCE
from allies.evidence.contests import Contest
from allies.evidence.sources import Citation, Source
from allies.theatre.checks.circles import circles_in
from allies.theatre.checks.context import Context
from allies.theatre.faults import words_of
from allies.values.dates import day_date
from allies.world.citations_in import Within, cited_entries, facts_in


def check_evidence(context: Context) -> None:
    """Check that every fact is cited, citations name sources, and contests are complete."""
    for key, entry in cited_entries(context.record):
        for within, fact in facts_in(entry):
            _check_fact(context, key, within, fact)
    for contest in context.record.contests.values():
        _check_contest(context, contest)
    _check_addresses(context)
    for kind, entries in (("source", context.record.sources), ("holder", context.record.holders)):
        if BEST_EVIDENCE in entries:
            context.fault(
                f"{kind}:{BEST_EVIDENCE}",
                ("id",),
                f"a {kind} cannot have the id '{BEST_EVIDENCE}'",
                "this is the name of the account that follows the published rule",
                "choose another id",
            )
    for holder in context.record.holders.values():
        context.know(f"holder:{holder.id}", ("source",), holder.source, "source")
        for at, state in enumerate(holder.speaks_for):
            context.know(f"holder:{holder.id}", ("speaks_for", at), state, "state")


def _check_addresses(context: Context) -> None:
    first: dict[str, str] = {}
    sources = context.record.sources.values()
    for source in sorted(sources, key=lambda item: context.order(f"source:{item.id}")):
        other = first.setdefault(source.url, source.id) if source.url else source.id
        if other != source.id:
            context.note(
                f"source:{source.id}",
                ("url",),
                f"this address is also the address of '{other}'",
                "one page under two ids would count as two origins",
                f"if it is the same page, cite '{other}' instead and remove this one",
            )


def _check_fact(context: Context, key: str, within: Within, fact: Any) -> None:
    kind = words_of(type(fact))
    if not fact.cites and not getattr(fact, "judgement", ""):
        how = "give 'cites:'"
        if hasattr(fact, "judgement"):
            how += ", or 'judgement:' with the reason if it is the coder's estimate"
        context.fault(
            key, within, f"this {kind} has no citation", "every fact names its source", how
        )
    for at, cite in enumerate(fact.cites):
        _check_citation(context, key, (*within, "cites", at), cite)
    _check_origins(context, key, within, fact.cites)


def _check_origins(context: Context, key: str, within: Within, cites: Sequence[Citation]) -> None:
    """Add a fault for every citation whose source cannot have the fact from its origin."""
    named: dict[str, list[str]] = {}
    for cite in cites:
        if cite.origin:
            named.setdefault(cite.source, []).append(cite.origin)
    circles = circles_in(named) if len(named) > 1 else {}
    sources = context.record.sources
    for at, cite in enumerate(cites):
        place = (*within, "cites", at, "origin")
        source, origin = sources.get(cite.source), sources.get(cite.origin)
        if source is None or origin is None:
            continue
        if origin is source:
            why = "without 'origin:', a source is the origin of its own facts"
            context.fault(key, place, f"'{cite.origin}' is its own origin", why, "remove 'origin:'")
        elif cite.source in circles:
            context.fault(
                key,
                place,
                f"origins run in a circle: {circles[cite.source]}",
                "one of these sources must be the first",
                "remove 'origin:' from the first source",
            )
        elif origin.published.first > source.published.last:
            context.fault(
                key,
                place,
                f"'{cite.origin}' is younger than '{cite.source}', which takes the fact from it",
                f"it was published on {origin.published}, and the other on {source.published}",
                "correct the origin, or one of the two dates",
            )


def _check_citation(context: Context, key: str, within: Within, cite: Citation) -> None:
    if not context.know(key, (*within, "source"), cite.source, "source"):
        return
    if cite.origin:
        context.know(key, (*within, "origin"), cite.origin, "source")
    source = context.record.sources.get(cite.source)
    if source is None:
        return
    _check_later(context, key, within, cite, source)
    if source.held and not cite.runs:
        context.fault(
            key,
            within,
            f"this citation of {cite.source} has no digests",
            "the project holds that text, so every passage of it can be verified",
            'run `allies sources digest FILE "the words"` and add the runs it prints',
        )
    if cite.runs and not source.held:
        context.fault(
            key,
            within,
            f"this citation of {cite.source} has digests that cannot be verified",
            "the project does not hold its text",
            "set 'held: true' on the source, or remove the runs",
        )


def _check_later(
    context: Context, key: str, within: Within, cite: Citation, source: Source
) -> None:
    """Note a citation of what was published after the record ends, if it does not say so."""
    year = str(day_date(source.published.first).year)
    is_later = source.published.first > context.record.theatre.until.last
    if is_later and year not in cite.at and year not in cite.source:
        context.note(
            key,
            (*within, "at"),
            f"'{cite.source}' was published after the record ends, which is not said here",
            "a reader takes a page for one of its time",
            f"name the year: 'at: {cite.at}, a page of {year}'",
        )


def _check_contest(context: Context, contest: Contest) -> None:
    key = f"contest:{contest.id}"
    ids = [version.id for version in contest.versions]
    seen: set[str] = set()
    for at, name in enumerate(ids):
        if name in seen:
            context.fault(
                key,
                ("versions", at, "id"),
                f"a second version '{name}'",
                "",
                "give one of them another 'id'",
            )
        seen.add(name)
    if contest.has_alternatives and len(ids) < 2:
        context.fault(
            key,
            ("versions",),
            f"a contest of type {contest.type} has {len(ids)} versions",
            "alternatives need at least two",
            "add the other side, or choose a type without alternatives",
        )
    for at, version in enumerate(contest.versions):
        if contest.has_alternatives and not version.holders:
            context.fault(
                key, ("versions", at), "this version has no holder", "", "name its 'holders:'"
            )
        for number, holder in enumerate(version.holders):
            context.know(key, ("versions", at, "holders", number), holder, "holder")
        if version.reading:
            context.know(key, ("versions", at, "reading"), version.reading, "reading")
