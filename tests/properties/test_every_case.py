"""Every case of the shipped theatre assesses under every account and as of every year.

Cases, accounts and years make some 19,700 questions, most of them the same question. A case reads
the registers that its law, votes and ways name. A day of knowledge matters to it by the acts on
those registers that had been published; an account by the versions it chooses among those acts.
Where both are alike, nothing that the answer is made of differs, and one question stands for the
rest: a sample of such pairs is asked apart to hold that up. Some 775 questions are left, and all
of them are asked.

The network is thinned, since routes are neither an account's nor a year's matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from allies.assessment.case.assess import assess, rests_on
from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.setting import Setting, set_case
from allies.evidence.accounts import BEST_EVIDENCE
from allies.questions.assess import Assess, AssessAnswer, OrganisationChances
from allies.questions.rests_on import RestsOn, RestsOnAnswer
from allies.world.forces import Link, Stretch
from allies.world.log import Cell, Effect
from allies.world.view import View, view_of
from tests.apparatus import SHIPPED, day

DRAWS = 50
OVER = (Stretch(state="KAZ", km=1_000),)
CASES = sorted(path.stem for path in (SHIPPED / "cases").glob("*.yaml"))
# On the twentieth of January, since the record ends on 23 January 2017.
DAYS = [day(f"{year}-01-20") for year in range(1999, 2018)]


def thin(view: View, case: str) -> View:
    """Return the record with one straight way from each force's home to a case's place.

    Routes are neither an account's nor a year's matter, and looking for them on the whole network
    would take most of the time.
    """
    end = view.cases[case].place
    homes = sorted({force.home for force in view.forces.values()} - {end}) if end else []
    links = tuple(
        Link(start=home, end=end, mode="air", km=1_000, states=OVER, judgement="For a test.")
        for home in homes
    )
    places = {name: view.places[name] for name in (*homes, end) if name}
    return view_of(replace(view.whole, links=links, places=places))


@dataclass(frozen=True)
class Asked:
    """A case, and what its answer can depend on.

    Attributes:
        setting: the case in its world.
        cells: the registers it reads; None for all of them, where it proposes acts.
    """

    setting: Setting
    cells: frozenset[Cell] | None

    @classmethod
    def of(cls, view: View, case: str) -> Asked:
        """Return what a case of the world depends on."""
        setting = set_case(view, case)
        if not setting.case.question.means:
            return cls(setting, None)
        return cls(setting, CaseModel(setting, Request(draws=1)).cells_read)

    def effects(self, as_of: int) -> list[Effect]:
        """Return what the acts published by a day do that the case can read.

        What a later act, surely dated and contested by nobody, has set anew is read no more.
        """
        standing: dict[Cell, list[Effect]] = {}
        for effect in self.setting.view.known_by(as_of).log.effects:
            if effect.first <= self.setting.day and (
                self.cells is None or effect.cell in self.cells
            ):
                before = [] if effect.is_plain else standing.get(effect.cell, [])
                standing[effect.cell] = [*before, effect]
        return [effect for effects in standing.values() for effect in effects]

    def questions(self) -> list[list[tuple[int, str]]]:
        """Return every day of knowledge and account, in groups that must be answered alike."""
        evidence = self.setting.view.whole.evidence
        groups: dict[object, list[tuple[int, str]]] = {}
        for as_of in DAYS:
            effects = self.effects(as_of)
            acts = frozenset(effect.act.id for effect in effects)
            contests = {effect.contest for effect in effects}
            for account in evidence.account_ids():
                choices = evidence.account(account, as_of).choices.items()
                chosen = frozenset(item for item in choices if item[0] in contests)
                # The best evidence keeps every version side by side.
                key = (acts, account if account == BEST_EVIDENCE else chosen)
                groups.setdefault(key, []).append((as_of, account))
        return list(groups.values())


def answered(view: View, case: str, as_of: int, account: str) -> tuple[AssessAnswer, RestsOnAnswer]:
    """Return what a case is answered with, and what that rests on, on the same draws."""
    known = view.through(account).known_by(as_of)
    return (
        assess(known, Assess(case=case, draws=DRAWS)),
        rests_on(known, RestsOn(case=case, draws=DRAWS)),
    )


@pytest.mark.parametrize("case", CASES)
def test_a_case_assesses_under_every_account_and_as_of_every_year(view: View, case: str) -> None:
    thinned = thin(view, case)
    for *_, (as_of, account) in Asked.of(thinned, case).questions():
        found, relied = answered(thinned, case, as_of, account)
        assert [*wrong(found), *unsound(relied)] == [], (as_of, account)


def wrong(found: AssessAnswer) -> Iterator[str]:
    """Return what no answer may be."""
    if found.headline is not None:
        low, high = found.headline.probability
        if not 0.0 <= low <= high <= 1.0:
            yield f"P from {low} to {high}"
    for organisation in found.organisations:
        for means in organisation.means:
            if means.may not in ("yes", "no", "unknown", "disputed"):
                yield f"verdict {means.may}"
            for funnel in means.funnel.values():
                left = list(funnel.left.values())
                if left != sorted(left, reverse=True) or not 0 <= funnel.cannot_tell <= DRAWS:
                    yield f"a funnel that widens: {left}"
                most = list(funnel.left_at_most.values())
                if most != sorted(most, reverse=True) or min(map(int.__sub__, most, left)) < 0:
                    yield f"{most} draws at most are left, and {left} surely"
                if most[-1] != left[-1] + funnel.cannot_tell:
                    yield f"{most[-1]} at most, {left[-1]} surely, {funnel.cannot_tell} open"


def unsound(found: RestsOnAnswer) -> Iterator[str]:
    """Return what no reliance may be."""
    if (found.confidence is None) != (found.draws == 0):
        yield f"confidence {found.confidence} of {found.draws} draws"
    swings = [item.swing for item in found.rests_on]
    if swings != sorted(swings, reverse=True):
        yield f"inputs out of order: {swings}"
    for item in found.rests_on:
        if not (0.0 <= item.low <= 1.0 and 0.0 <= item.high <= 1.0):
            yield f"{item.name} moves it from {item.low} to {item.high}"


def test_questions_held_to_be_alike_are_answered_alike(view: View) -> None:
    compared, sample = 0, CASES[::3]
    for case in sample:
        thinned = thin(view, case)
        several = [group for group in Asked.of(thinned, case).questions() if len(group) > 1]
        for group in several[-1:]:
            pair = [answered(thinned, case, *group[at])[0] for at in (0, -1)]
            first, other = ([said(item) for item in found.organisations] for found in pair)
            assert first == other, (case, group[0], group[-1])
            compared += 1
    assert compared == len(sample)


def said(organisation: OrganisationChances) -> list[tuple[object, ...]]:
    """Return what is answered of an organisation."""
    return [
        (item.id, item.may, item.by_reading, item.approval, item.in_time, item.funnel)
        for item in organisation.means
    ]
