"""Running a theatre's own expectations."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from allies.assessment.setting import set_case
from allies.evidence.accounts import BEST_EVIDENCE
from allies.law.finding import find, rows_held
from allies.law.judgement import judge
from allies.law.provisions import brief_on_means
from allies.world.cases import Expectation
from allies.world.world import World


class Kept(msgspec.Struct, frozen=True):
    """An expectation and what the world says to it.

    Attributes:
        number: its place among the theatre's expectations.
        expectation: what is expected.
        found: the verdict or word found.
    """

    number: int
    expectation: Expectation
    found: str

    @property
    def holds(self) -> bool:
        """Whether what was found is what was expected."""
        return self.found == self.expectation.verdict


def run_expectations(world: World) -> Sequence[Kept]:
    """Return every expectation of a world with what the world says to it."""
    return [
        Kept(number, item, _legal(world, item) if item.case else _membership(world, item))
        for number, item in enumerate(world.expectations)
    ]


def _membership(world: World, item: Expectation) -> str:
    as_of = item.as_of.last if item.as_of else None
    snapshot = world.on(item.on.first, as_of, account=item.account or BEST_EVIDENCE)
    return snapshot.register("membership", item.state, item.organisation).word()


def _legal(world: World, item: Expectation) -> str:
    as_of = item.as_of.last if item.as_of else None
    setting = set_case(world, item.case, item.on.first, as_of, item.account or BEST_EVIDENCE)
    organisation = setting.world.organisation(item.organisation)
    offered = next((known for known in organisation.means if known.means == item.means), None)
    if offered is None:
        return f"{item.organisation} offers no {item.means}"
    facts = setting.facts(setting.snapshot())
    brief = brief_on_means(setting.world, organisation, offered.means)
    judgement = judge(brief, facts)
    found = find(judgement, facts, rows_held(brief.readings, setting.day), offered.organ)
    if item.reading:
        return {**found.by_reading, **found.apart}.get(item.reading, "no such reading")
    return found.verdict
