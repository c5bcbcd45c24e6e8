"""The chronicle: acts in order, filtered, and put into sentences."""

from __future__ import annotations

import msgspec
import pytest

from allies.assessment.record.chronicle import ACTS_A_PAGE, Span, concerns, timeline
from allies.errors import QuestionError
from allies.questions.parts import Act as ActPart
from allies.questions.timeline import Timeline, TimelineAnswer
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.sentences import sentence
from allies.world.view import View
from tests.apparatus import all_rows, day


def told(view: View, about: str = "", act: str = "", page: int = 1) -> TimelineAnswer:
    return timeline(view, Timeline(about=about, act=act, page=page))


def acts(view: View, about: str = "", act: str = "") -> list[ActPart]:
    return all_rows(lambda page: told(view, about, act, page))


def names(view: View, about: str = "") -> list[str]:
    return [act.id for act in acts(view, about)]


def first(act: ActPart) -> int:
    return parse_date(act.on).first


def test_acts_stand_in_order_of_time_and_those_of_cases_among_them(small_view: View) -> None:
    found = told(small_view).acts
    assert [first(act) for act in found] == sorted(first(act) for act in found)
    assert "xlo.requested.pact.2008-06-05" in [act.id for act in found]


def test_acts_are_found_by_the_state_the_body_and_the_contest_they_concern(
    small_view: View,
) -> None:
    assert names(small_view, "lowland-2008") == ["xlo.withdrew.pact.2008-06-02"]
    assert "xhi.acceded.pact.2001-05-01" not in names(small_view, "XLO")
    assert set(names(small_view, "pact.treaty")) < set(names(small_view, "pact"))


def test_a_body_concerns_its_parts_and_not_its_namesakes() -> None:
    signed = Act(act="signed", by="XLO", of="pact.treaty", on=parse_date("2001"))
    assert concerns(signed, "pact")
    assert not concerns(signed, "pac")
    assert not concerns(signed, "treaty")


def test_what_an_organ_of_a_state_did_concerns_the_state() -> None:
    approved = Act(act="approved", by="xlo.senate", on=parse_date("2001"))
    assert concerns(approved, "XLO")
    assert not concerns(approved, "XL")


def test_an_act_lies_in_a_span_if_it_can_have_happened_there() -> None:
    june = Act(act="convened", by="pact", on=parse_date("2008-06"))
    assert Span(first=day("2008-06-30")).holds(june)
    assert not Span(first=day("2008-07-01")).holds(june)
    assert Span(last=day("2008-06-01")).holds(june)
    assert not Span(last=day("2008-05-31")).holds(june)
    assert Span().holds(june)


def test_without_an_account_every_version_is_shown_and_with_one_its_own(
    small_view: View,
) -> None:
    left = "xlo.withdrew.pact.2008-06-02"
    assert left in names(small_view)
    for account, shown in (("morning-paper", True), ("evening-paper", False)):
        assert (left in names(small_view.through(account))) == shown


def test_as_of_a_day_later_publications_are_left_out_and_doubtful_ones_set_apart(
    view: View,
) -> None:
    claim = "laumulin2012.claimed.uzb.2012-07--2012-09"
    within, after = (view.known_by(day(at)) for at in ("2012-07-20", "2012-09-30"))
    assert claim in [act.id for act in told(within, "UZB").perhaps_published]
    assert claim not in names(within, "UZB")
    assert claim in names(after, "UZB")
    assert claim not in [act.id for act in told(after, "UZB").perhaps_published]


def test_who_speaks_is_named_even_where_the_text_may_not_have_appeared_yet(view: View) -> None:
    known = view.known_by(day("2012-07-20"))
    found = [*acts(known, "UZB"), *told(known, "UZB").perhaps_published]
    spoken = [act for act in found if act.by == "laumulin2012"]
    assert spoken
    assert all(act.says.startswith("Murat Laumulin said: ") for act in spoken)


def test_what_never_happened_is_told_only_where_its_case_is_asked_about(view: View) -> None:
    invented = {act.id for case in view.cases.values() if case.hypothetical for act in case.acts}
    assert invented
    for about in ("", "TJK", "csto"):
        found = acts(view, about)
        assert not invented & {act.id for act in found}
        assert not any(act.supposed for act in found)
    case, one = "tajikistan-incursion-2015", "tajikistan-incursion-2015.incursion"
    supposed = {act.id for act in told(view, case).acts if act.supposed}
    assert supposed == {act.id for act in view.cases[case].acts}
    assert names(view, one) == [one]


def test_as_of_a_day_no_later_act_and_no_later_source_is_told(view: View) -> None:
    found = acts(view.known_by(day("2012-06-25")))
    assert max(first(act) for act in found) <= day("2012-06-25")
    cited = {cite.source for act in found for cite in act.cites}
    assert max(view.sources[name].published.last for name in cited) <= day("2012-06-25")


@pytest.mark.parametrize("name", ["diis2013", "claim.paper"])
def test_of_what_had_not_appeared_nothing_is_told_and_its_name_is_known(
    view: View, name: str
) -> None:
    assert names(view, name)
    assert names(view.known_by(day("2012-07-20")), name) == []


def test_an_unknown_name_is_answered_with_the_nearest(small_view: View) -> None:
    with pytest.raises(QuestionError, match="nothing in the record is called 'XLP'") as caught:
        told(small_view, "XLP")
    assert caught.value.fault.field == "about"
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
def test_an_act_reads_as_one_sentence(small_view: View, act: Act, text: str) -> None:
    assert sentence(act, small_view) == text


def test_what_is_reported_as_a_states_position_concerns_that_state(view: View) -> None:
    said = "claim.token"  # of the CSTO, by Tashkent as one of the documents reports it
    assert said in names(view, "UZB")
    assert said in names(view, "csto")
    assert said not in names(view, "KAZ")


def test_names_that_take_an_article_have_it_in_sentences(view: View) -> None:
    said = {act.id: sentence(act, view) for act in view.acts}
    assert said["uzb.stayed-away.csto.2012-05--2012-06"].startswith(
        "Uzbekistan stayed away from a meeting of the CSTO:"
    )
    assert said["aid-2013.kgz"] == (
        "The United States promised Kyrgyzstan: Military aid for Kyrgyzstan planned for 2013"
        " (worth 1,500,000 USD of 2013)"
    )


def test_what_a_reported_position_holds_is_not_said_twice(view: View) -> None:
    said = [sentence(act, view) for act in view.acts if act.by == "tashkent-diis2013"]
    assert said
    for text in said:
        assert text.count("position as reported by diis2013") == 1, text
        assert "position as reported by diis2013: Tashkent" not in text


def test_a_chronicle_may_be_cut_to_one_kind_of_act(view: View) -> None:
    known = view.known_by(day("2012-07-20"))
    claims = told(known, "UZB", "claimed")
    assert {act.act for act in (*claims.acts, *claims.perhaps_published)} == {"claimed"}
    every = [act for act in acts(known, "UZB") if act.act == "claimed"]
    assert acts(known, "UZB", "claimed") == every
    assert told(known, "UZB", "coup").acts == ()


@pytest.mark.parametrize(
    ("span", "covered"),
    [
        ({"until": "1992-05-14"}, False),
        ({"until": "1992-05-15"}, True),
        ({"since": "2017-01-23"}, True),
        ({"since": "2017-01-24"}, False),
        ({"since": "2016", "until": "2020"}, True),
        ({}, True),
    ],
)
def test_a_span_is_covered_where_the_record_covers_any_day_of_it(
    view: View, span: dict[str, str], covered: bool
) -> None:
    assert timeline(view, msgspec.convert(span, Timeline)).covered is covered


def test_a_span_that_ends_before_it_starts_is_none(view: View) -> None:
    with pytest.raises(QuestionError, match="ends before it starts") as caught:
        timeline(view, Timeline(since="2012-06-21", until="2012-06-20"))
    assert caught.value.fault.field == "until"
    assert timeline(view, Timeline(since="2012-06-21", until="2012-06")).acts


def test_a_long_timeline_is_told_page_by_page_and_counted_by_year(view: View) -> None:
    first_page = told(view)
    assert first_page.paging.pages > 1
    assert len(first_page.acts) == ACTS_A_PAGE
    assert sum(first_page.years.values()) == first_page.paging.rows
    assert list(first_page.years) == sorted(first_page.years)
    ids = names(view)
    assert len(set(ids)) == len(ids)
    with pytest.raises(QuestionError, match=f"there is no page {first_page.paging.pages + 1}"):
        told(view, page=first_page.paging.pages + 1)


def test_a_source_that_no_act_names_concerns_the_acts_that_cite_it(small_view: View) -> None:
    cited = {cite.source for act in small_view.acts for cite in act.cites}
    quiet = [name for name in sorted(cited) if not any(concerns(a, name) for a in small_view.acts)]
    assert quiet
    for name in quiet:
        found = acts(small_view, name)
        assert found
        assert all(name in {cite.source for cite in act.cites} for act in found)
