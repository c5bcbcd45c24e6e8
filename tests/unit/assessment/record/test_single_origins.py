"""Origins: on how many independent words a statement rests."""

from __future__ import annotations

import pytest

from allies.assessment.record.single_origins import by_origin, claims, shares, sourced
from allies.errors import QuestionError
from allies.questions.claims import Claims, Shares, Sourced
from allies.world.view import View
from tests.apparatus import FORCES, PACT, Build, all_rows, day


def statement(name: str, *origins: str) -> Sourced:
    return Sourced(id=name, kind="act", says=name, origins=origins, reported_by=(), status="draft")


def test_every_statement_can_be_looked_up_and_names_its_origins(small_view: View) -> None:
    found = {item.id: item for item in sourced(small_view)}
    left = found["xlo.withdrew.pact.2008-06-02"]
    assert (left.kind, list(left.origins)) == ("act", ["morning-paper"])
    assert list(found["lowland-2008/stayed"].origins) == ["evening-paper"]
    assert found["xlo.government-formed.2000-01-01"].origins == ()
    assert {item.kind for item in found.values()} == {
        "act",
        "version",
        "provision",
        "instrument",
        "force",
    }


def test_a_source_that_repeats_an_origin_is_no_second_one(view: View) -> None:
    found = {item.id: item for item in sourced(view)}
    announced = found["rus.announced.csto.2006-06-23"]
    assert list(announced.origins) == ["edm-2006-06-27"]
    assert list(announced.reported_by) == ["dehaas2017"]


def test_as_of_a_day_only_what_had_been_published_counts(view: View) -> None:
    early = {item.id: item for item in sourced(view.known_by(day("2012-07-20")))}
    assert "uzb-2012/withdrew" in early
    assert list(early["uzb-2012/withdrew"].origins) == ["golts2012"]
    assert "claim.paper" not in early  # diis2013 says it, a year later
    later = {item.id: item for item in sourced(view)}
    assert set(early) < set(later)


def test_what_was_written_of_later_alone_is_no_judgement_before(build: Build) -> None:
    judged = "  judgement: Strength and readiness are invented.\n"
    cited = 'cites: [{source: morning-paper, at: "p. 2", credibility: 2}]'
    view = build(
        {
            PACT: "  - {id: pact.treaty.art-7, instrument: pact.treaty, says: Of the paper,"
            f" effect: permit, means: [rapid_reaction], {cited}}}\n"
        },
        {FORCES: (judged, f"  {cited}\n{judged}")},
    )
    both = {"highland.brigade", "pact.treaty.art-7"}
    for as_of, known in (("2008-06-02", set()), ("2008-06-03", both)):
        found = {item.id: item.origins for item in sourced(view.known_by(day(as_of)))}
        assert both & set(found) == known
        assert found["xlo.government-formed.2000-01-01"] == ()
        assert all(found[name] == ("morning-paper",) for name in known)


def test_shares_count_judgements_and_single_origins(small_view: View) -> None:
    counted = shares(
        small_view,
        [statement("a"), statement("b", "pact-text"), statement("c", "x", "y")],
    )
    held = int(small_view.sources["pact-text"].held)
    assert counted == Shares(whole=3, judged=1, single=1, single_document=held)


def test_single_origins_are_listed_by_origin_the_busiest_first() -> None:
    found = by_origin(
        [statement("a", "x"), statement("b", "y"), statement("c", "y"), statement("d", "x", "y")]
    )
    assert [(name, [item.id for item in items]) for name, items in found] == [
        ("y", ["b", "c"]),
        ("x", ["a"]),
    ]


def test_what_a_case_supposes_is_no_statement(view: View) -> None:
    supposed = {act.id for case in view.cases.values() if case.hypothetical for act in case.acts}
    assert supposed
    assert not supposed & {item.id for item in sourced(view)}


def test_what_rests_on_a_single_origin_is_counted_and_listed_by_origin(view: View) -> None:
    found = claims(view, Claims())
    listed = all_rows(lambda page: claims(view, Claims(page=page)))
    counted = found.shares
    assert 0 < counted.single_document <= counted.single == len(listed)
    assert counted.single + counted.judged <= counted.whole
    assert all(len(item.origins) == 1 for item in listed)
    origins = [item.origins[0] for item in listed]
    in_runs = [name for at, name in enumerate(origins) if at == 0 or origins[at - 1] != name]
    assert {name: origins.count(name) for name in in_runs} == found.by_origin
    assert list(found.by_origin) == in_runs
    counts = list(found.by_origin.values())
    assert counts == sorted(counts, reverse=True)
    early = claims(view.known_by(day("2007-04-01")), Claims())
    assert early.shares.whole < counted.whole
    assert "diis2013" not in early.by_origin


def test_the_statements_of_one_origin_may_be_asked_for(view: View) -> None:
    found = claims(view, Claims(origin="golts2012"))
    assert {item.origins for item in found.claims} == {("golts2012",)}
    assert found.paging.rows == found.by_origin["golts2012"]
    with pytest.raises(QuestionError, match="nothing rests only on 'golts2011'") as caught:
        claims(view, Claims(origin="golts2011"))
    assert (caught.value.fault.field, caught.value.fault.remedy) == (
        "origin",
        "did you mean 'golts2012'?",
    )
