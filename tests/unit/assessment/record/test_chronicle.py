"""The chronicle: acts in order, filtered, and put into sentences."""

from __future__ import annotations

import pytest

from allies.assessment.record.chronicle import Span, chronicle, concerns
from allies.errors import QuestionError
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.sentences import sentence
from allies.world.world import World
from tests.apparatus import day


def names(world: World, about: str = "", span: Span | None = None, as_of: str = "") -> list[str]:
    found = chronicle(world, about, span, day(as_of) if as_of else None)
    return [act.id for act in found.acts]


def test_acts_stand_in_order_of_time_and_those_of_cases_among_them(small_world: World) -> None:
    found = chronicle(small_world).acts
    assert [act.on.first for act in found] == sorted(act.on.first for act in found)
    assert "xlo.requested.pact.2008-06-05" in [act.id for act in found]


def test_acts_are_found_by_the_state_the_body_and_the_contest_they_concern(
    small_world: World,
) -> None:
    assert names(small_world, "lowland-2008") == ["xlo.withdrew.pact.2008-06-02"]
    assert "xhi.acceded.pact.2001-05-01" not in names(small_world, "XLO")
    assert set(names(small_world, "pact.treaty")) < set(names(small_world, "pact"))


def test_a_body_concerns_its_parts_and_not_its_namesakes() -> None:
    signed = Act(act="signed", by="XLO", of="pact.treaty", on=parse_date("2001"))
    assert concerns(signed, "pact")
    assert not concerns(signed, "pac")
    assert not concerns(signed, "treaty")


def test_an_act_lies_in_a_span_if_it_can_have_happened_there() -> None:
    june = Act(act="convened", by="pact", on=parse_date("2008-06"))
    assert Span(day("2008-06-30"), None).holds(june)
    assert not Span(day("2008-07-01"), None).holds(june)
    assert Span(None, day("2008-06-01")).holds(june)
    assert not Span(None, day("2008-05-31")).holds(june)
    assert Span().holds(june)


def test_without_an_account_every_version_is_shown_and_with_one_its_own(
    small_world: World,
) -> None:
    left = "xlo.withdrew.pact.2008-06-02"
    assert left in [act.id for act in chronicle(small_world).acts]
    for account, shown in (("morning-paper", True), ("evening-paper", False)):
        found = chronicle(small_world, account=account).acts
        assert (left in [act.id for act in found]) == shown


def test_as_of_a_day_later_publications_are_left_out_and_doubtful_ones_set_apart(
    world: World,
) -> None:
    claim = "laumulin2012.claimed.uzb.2012-07--2012-09"
    within, after = (chronicle(world, "UZB", as_of=day(at)) for at in ("2012-07-20", "2012-09-30"))
    assert claim in [act.id for act in within.perhaps]
    assert claim not in [act.id for act in within.acts]
    assert claim in [act.id for act in after.acts]
    assert claim not in [act.id for act in after.perhaps]


def test_what_never_happened_is_told_only_where_its_case_is_asked_about(world: World) -> None:
    invented = {act.id for case in world.cases.values() if case.hypothetical for act in case.acts}
    assert invented
    for told in (chronicle(world), chronicle(world, "TJK"), chronicle(world, "csto")):
        assert not invented & {act.id for act in told.acts}
        assert told.supposed == frozenset()
    case, one = "tajikistan-incursion-2015", "tajikistan-incursion-2015.incursion"
    assert chronicle(world, case).supposed == {act.id for act in world.cases[case].acts}
    assert [act.id for act in chronicle(world, one).acts] == [one]


def test_as_of_a_day_no_later_act_and_no_later_source_is_told(world: World) -> None:
    found = chronicle(world, as_of=day("2012-06-25"))
    assert max(act.on.first for act in found.acts) <= day("2012-06-25")
    cited = {cite.source for act in found.acts for cite in act.cites}
    assert max(world.sources[name].published.last for name in cited) <= day("2012-06-25")


def test_an_unknown_name_is_answered_with_the_nearest(small_world: World) -> None:
    with pytest.raises(QuestionError, match="nothing in the record is called 'XLP'") as caught:
        chronicle(small_world, "XLP")
    assert caught.value.fault.where == "--about"
    assert "did you mean 'XLO'?" in caught.value.fault.remedy


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (
            Act(act="acceded", by="XLO", of="pact", on=parse_date("2001")),
            "Lowland became a member of the Pact",
        ),
        (
            Act(act="membership_suspended", by="XLO", of="pact", on=parse_date("2001")),
            "Lowland suspended its membership in the Pact",
        ),
        (
            Act(
                act="membership_suspended",
                by="pact.council",
                state="XLO",
                of="pact",
                on=parse_date("2001"),
                says="after a vote",
            ),
            "The Council of the Pact suspended the membership of Lowland in the Pact: after a vote",
        ),
        (
            Act(
                act="rent_claimed",
                by="XLO",
                to="XHI",
                amount=12500.0,
                unit="dollars",
                on=parse_date("2001"),
            ),
            "Lowland asked Highland for 12,500 dollars",
        ),
        (
            Act(
                act="stance_taken",
                by="XLO",
                of="pact",
                means=("rapid_reaction", "bilateral"),
                stance="against",
                on=parse_date("2001"),
            ),
            "Lowland took a stance (against) on rapid reaction, bilateral by the Pact",
        ),
        (
            Act(
                act="announced",
                by="XLO",
                amount=1.5,
                unit="million dollars",
                on=parse_date("2001"),
                says="Help for 2002",
            ),
            "Lowland announced: Help for 2002 (1.5 million dollars)",
        ),
        (
            Act(act="transit_refused", by="XLO", to="XHI", mode="any", on=parse_date("2001")),
            "Lowland refused Highland transit (by any way)",
        ),
        (
            Act(act="claimed", by="morning-paper", on=parse_date("2001"), says="It {left}"),
            "A. Reporter said: It {left}",
        ),
    ],
)
def test_an_act_reads_as_one_sentence(small_world: World, act: Act, text: str) -> None:
    assert sentence(act, small_world) == text


def test_what_is_reported_as_a_states_position_concerns_that_state(world: World) -> None:
    said = "claim.token"  # of the CSTO, by Tashkent as one of the documents reports it
    assert said in names(world, "UZB")
    assert said in names(world, "csto")
    assert said not in names(world, "KAZ")


def test_names_that_take_an_article_have_it_in_sentences(world: World) -> None:
    told = {act.id: sentence(act, world) for act in world.acts}
    assert told["uzb.stayed-away.csto.2012-05--2012-06"].startswith(
        "Uzbekistan stayed away from a meeting of the CSTO:"
    )
    assert told["aid-2013.kgz"] == (
        "The United States announced: Military aid for Kyrgyzstan planned for 2013 (1,500,000 USD)"
    )


def test_what_a_reported_position_holds_is_not_said_twice(world: World) -> None:
    told = [sentence(act, world) for act in world.acts if act.by == "tashkent-diis2013"]
    assert told
    assert all(text.startswith("Tashkent's position as reported by diis2013: ") for text in told)


def test_a_chronicle_may_be_cut_to_one_kind_of_act(world: World) -> None:
    told = chronicle(world, "UZB", as_of=day("2012-07-20"))
    claims = told.of_kind("claimed")
    assert {act.act for act in (*claims.acts, *claims.perhaps)} == {"claimed"}
    assert claims.acts == tuple(act for act in told.acts if act.act == "claimed")
    assert told.of_kind("coup").acts == ()
