"""The rows of a dossier: the same draws with and without the organisation."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.assessment.case.assess import assess
from allies.assessment.dossier.crises import Crisis, case_crises, grid_crises
from allies.assessment.dossier.rows import DossierRows
from allies.questions.assess import Assess
from allies.questions.dossier import ANY, DossierRow
from allies.world.cases import CaseQuestion
from allies.world.view import View
from tests.apparatus import Build, day

DRAWS = 2_000


def _case(view: View, organisation: str, case: str) -> Crisis:
    found = case_crises(view, view.organisations[organisation])
    return next(item for item in found if item.case.id == case)


def _row(view: View, organisation: str, case: str, draws: int = DRAWS) -> DossierRow:
    return next(DossierRows(view).of(_case(view, organisation, case), draws))


def test_a_case_with_its_own_request_has_the_numbers_of_its_page(view: View) -> None:
    """The dossier asks the same model for the same draws, so both pages agree."""
    row = _row(view, "csto", "tajikistan-incursion-2015")
    page = assess(view, Assess(case="tajikistan-incursion-2015"))
    assert page.headline is not None
    assert row.comes == page.headline.inside
    assert row.number == page.headline.number
    (alone,) = (item for item in page.organisations[0].means if item.id == "bilateral")
    assert alone.approval is not None
    assert row.alone is not None
    # On the page the request to the leading state is drawn; here it is made in every future.
    assert row.alone[0] == pytest.approx(alone.approval[0], abs=0.05)
    assert row.duty


def test_what_it_adds_is_the_difference_and_its_two_parts(view: View) -> None:
    row = _row(view, "csto", "osh-2010")
    assert row.comes is not None
    assert row.alone is not None
    assert row.adds is not None
    assert row.adds[0] == pytest.approx(row.comes[0] - row.alone[1])
    assert row.adds[1] == pytest.approx(row.comes[1] - row.alone[0])
    assert row.adds[1] < 0  # less than nothing
    assert row.only_organisation is not None
    assert row.only_leader is not None
    assert row.only_organisation - row.only_leader == pytest.approx(row.adds[0])
    assert row.adds_sampled is not None
    assert row.adds_sampled[0] < row.adds[0] <= row.adds[1] < row.adds_sampled[1]


def test_each_of_several_means_has_its_row_and_one_alone_has_none(view: View) -> None:
    runs = DossierRows(view)
    several = list(runs.of(_case(view, "csto", "osh-2010"), 50))
    assert [row.means for row in several] == [ANY, "rapid_reaction", "peacekeeping"]
    assert [row.kind is None for row in several] == [False, True, True]
    single = list(runs.of(_case(view, "csto", "tajikistan-incursion-2015"), 50))
    assert [row.means for row in single] == [ANY]


def test_crises_that_share_their_draws_have_the_rows_they_have_alone(view: View) -> None:
    """A kind of crisis, or another number of people or days, is no reason to share."""
    on = list(grid_crises(view, view.organisations["csto"], day("2017-01-23")))
    kinds = [item for item in on if item.case.host == "KGZ"]
    assert len(kinds) == 3
    question = kinds[0].case.question
    crises = [
        *kinds,
        _asking(kinds[0], replace(question, personnel=5_000)),
        _asking(kinds[0], replace(question, days=3)),
        *[item for item in on if item.case.host == "TJK"],
    ]
    runs = DossierRows(view)
    together = [list(runs.of(item, 200)) for item in crises]
    apart = [list(DossierRows(view).of(item, 200)) for item in crises]
    assert together == apart
    few, many, soon = (together[at][0].comes for at in (0, 3, 4))
    assert few != many
    assert few != soon


def _asking(crisis: Crisis, question: CaseQuestion) -> Crisis:
    return replace(crisis, case=replace(crisis.case, question=question))


def test_where_no_force_is_on_record_nothing_is_said(view: View) -> None:
    row = _row(view, "sco", "osh-2010", 50)
    assert (row.comes, row.number, row.adds, row.in_time) == (None, None, None, None)
    assert (row.leader, row.alone) == (None, None)


def test_where_the_capital_is_not_on_record_nobody_can_tell(build: Build) -> None:
    view = build(replaced={"states/states.yaml": ("capital: Downton", "capital: Elsewhere")})
    crisis = next(grid_crises(view, view.organisations["pact"], day("2010-06-01")))
    row = next(DossierRows(view).of(crisis, 50))
    assert (row.comes, row.alone, row.kind) == (None, None, "unknown")


def test_where_no_force_of_a_body_is_on_record_a_known_vote_says_nothing(build: Build) -> None:
    view = build(replaced={"organisations/pact.yaml": ("    forces: [ready]\n", "")})
    crisis = next(grid_crises(view, view.organisations["pact"], day("2010-06-01")))
    row = next(DossierRows(view).of(crisis, 50))
    assert (row.comes, row.number, row.kind) == (None, None, "unknown")
    assert row.alone is not None


def test_beyond_the_record_nobody_can_tell(small_view: View) -> None:
    crisis = next(grid_crises(small_view, small_view.organisations["pact"], day("2010-06-01")))
    later = replace(crisis, day=day("2011-06-01"))
    row = next(DossierRows(small_view).of(later, 50))
    assert (row.comes, row.number, row.kind) == (None, None, "unknown")


def test_a_leader_that_sends_everybody_has_the_whole_share_and_no_cover(small_view: View) -> None:
    row = _row(small_view, "pact", "border-2008", 500)
    assert (row.leader_share, row.cover) == (1.0, 0.0)


def test_the_requests_of_other_hosts_change_no_crisis(view: View) -> None:
    """All hosts of a day ask in one record; each crisis must read only its own request."""
    crisis = next(grid_crises(view, view.organisations["csto"], day("2015-06-01")))
    host = crisis.case.host
    own = [act for act in crisis.view.acts if act.id.startswith(f"dossier.{host}.")]
    others = [act for act in crisis.view.acts if act.id.startswith("dossier.")]
    assert len(others) > len(own) > 0
    apart = replace(crisis, view=view.with_acts(own))
    assert list(DossierRows(view).of(apart, 200)) == list(DossierRows(view).of(crisis, 200))


def test_days_with_one_network_share_their_ways_and_keep_their_numbers(view: View) -> None:
    csto, runs = view.organisations["csto"], DossierRows(view)
    for on in ("2010-06-01", "2015-06-01"):
        crisis = next(grid_crises(view, csto, day(on)))
        assert list(runs.of(crisis, 200)) == list(DossierRows(view).of(crisis, 200))
