"""What a question supposes, and what it asks for, moves a chance in one direction only.

One more member against it, forces that are withdrawn, more people or less time never raise a
chance, and a request never lowers one: in every case of both theatres. Two cases are asked in
`make check`, all of them in `make check-all`. Routes are thinned, since none of this is about them.
"""

from __future__ import annotations

from itertools import permutations

import msgspec
import pytest

from allies.assessment.case.assess import assess
from allies.assessment.case.setting import set_case
from allies.questions.assess import Assess, AssessAnswer
from allies.questions.base import WhatIf
from allies.theatre.opening import open_theatre
from allies.values.dates import day_date, parse_date
from allies.world.acts import Act
from allies.world.cases import Case
from allies.world.view import View, view_of
from tests.apparatus import SHIPPED
from tests.properties.test_every_case import thin

DRAWS = 300
QUICK = ("vorukh-2014", "gambia-2017")
# A state that takes another's place at the head of a force has unknown motives of its own, and
# votes by other random numbers than the rest.
NOISE = 0.01
Span = tuple[float, float]


def _cases() -> list[object]:
    """Return every case of both theatres; most are asked in `make check-all` alone."""
    return [
        pytest.param(
            (theatre, path.stem),
            marks=[] if path.stem in QUICK else [pytest.mark.long],
            id=path.stem,
        )
        for theatre in ("central_asia", "west_africa")
        for path in sorted((SHIPPED.parent / theatre / "cases").glob("*.yaml"))
    ]


@pytest.fixture(scope="module", params=_cases())
def asked(request: pytest.FixtureRequest) -> tuple[View, Case]:
    """A case that asks for people, and the record around it with a straight way for every force."""
    theatre, name = request.param
    view = view_of(open_theatre(theatre))
    if not view.cases[name].question.means:
        pytest.skip("a question of law has no chance")
    view = thin(view, name)
    return view, view.cases[name]


@pytest.fixture(scope="module")
def as_it_is(asked: tuple[View, Case]) -> AssessAnswer:
    """The answer without a what-if."""
    return assess(asked[0], Assess(case=asked[1].id, draws=DRAWS))


def supposing(asked: tuple[View, Case], what_if: WhatIf) -> AssessAnswer:
    """Return the answer under a what-if."""
    view, case = asked
    of = case.question.asked_of[0]
    other = view.supposing(what_if, day=set_case(view, case.id).day, organisation=of)
    return assess(other, Assess(case=case.id, draws=DRAWS))


def approvals(found: AssessAnswer) -> dict[tuple[str, str], Span]:
    """Return the chance of approval of every means of the organisation asked about."""
    return {
        (body.id, means.id): means.approval
        for body in found.organisations
        if body.id == found.organisation
        for means in body.means
        if means.approval is not None
    }


def figures(found: AssessAnswer) -> Span:
    """Return the model's span of the answer."""
    assert found.headline is not None
    low, high = found.headline.inside
    return low, high


def test_withdrawn_forces_never_raise_the_chance(
    asked: tuple[View, Case], as_it_is: AssessAnswer
) -> None:
    before = approvals(as_it_is)
    for owner in sorted({force.owner for force in asked[0].forces.values()}):
        found = supposing(asked, WhatIf(withdraw=(owner,)))
        for at in (0, 1):
            assert figures(found)[at] <= figures(as_it_is)[at] + NOISE, owner
        for means, span in approvals(found).items():
            assert span[0] <= before[means][0] + NOISE, (owner, means)


def test_a_member_against_it_never_raises_approval(
    asked: tuple[View, Case], as_it_is: AssessAnswer
) -> None:
    before, voters = approvals(as_it_is), 0
    snapshot = set_case(asked[0], asked[1].id).snapshot()
    for state in asked[0].states:
        if snapshot.register("membership", state, str(as_it_is.organisation)).word() != "member":
            continue
        if snapshot.register("participation", state, str(as_it_is.organisation)).word() != "full":
            continue
        voters += 1
        found = supposing(asked, WhatIf(vote=(f"{state}=against",)))
        for means, (low, high) in approvals(found).items():
            assert low <= before[means][0], (state, means)
            assert high <= before[means][1], (state, means)
    assert voters > 2


def test_a_request_never_lowers_the_chance(
    asked: tuple[View, Case], as_it_is: AssessAnswer
) -> None:
    view, case = asked
    eve = day_date(set_case(view, case.id).day - 1)
    act = Act(
        act="requested",
        by=case.host,
        to=case.question.asked_of[0],
        on=parse_date(eve.isoformat()),
        judgement="supposed for a test",
    )
    found = supposing(asked, WhatIf(acts=(msgspec.to_builtins(act),)))
    for at in (0, 1):
        assert figures(found)[at] >= figures(as_it_is)[at]
    assert found.headline is not None
    assert as_it_is.headline is not None
    if found.headline.outside is not None and as_it_is.headline.outside is not None:
        assert found.headline.outside >= as_it_is.headline.outside


def test_more_people_or_less_time_never_raise_the_chance(
    asked: tuple[View, Case], as_it_is: AssessAnswer
) -> None:
    own = asked[1].question.asked
    assert as_it_is.headline is not None
    rows = [(item.personnel, item.days, item.likelihood) for item in as_it_is.thresholds]
    rows.append((own.personnel, own.days, as_it_is.headline))
    for (people, days, hard), (fewer, longer, easy) in permutations(rows, 2):
        if people < fewer or days > longer:
            continue
        assert hard.inside[0] <= easy.inside[0]
        assert hard.inside[1] <= easy.inside[1]
        if hard.outside is not None and easy.outside is not None:
            assert hard.outside <= easy.outside
        if hard.number is not None and easy.number is not None:
            assert hard.number <= easy.number
