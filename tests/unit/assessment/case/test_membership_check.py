"""Presence: an organisation that nobody belongs to on the day is not there."""

from __future__ import annotations

import pytest

from allies.assessment.case.membership_check import (
    absence,
    absent,
    gone,
    has_members,
    may_vote,
    refuse_absence,
    refuse_dissolved_host,
)
from allies.assessment.case.setting import Setting, set_case
from allies.errors import QuestionError
from allies.world.view import View
from tests.apparatus import ACTS, CASE, CITED, OF_LAW_ALONE, STATES, Build, day

DAYS = ("2008-06-02", "2008-06-01")  # of knowledge: once the accessions were known, and before

LEAGUE = (
    "id: league\nname: The League\nshort: League\njudgement: invented\n"
    "means:\n  - {means: consult, name: talks, judgement: invented}\n"
)


def on(view: View, text: str) -> Setting:
    return set_case(view, "border-2008", day(text))


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("2001-04-30", False),
        ("2001-05-01", True),
        ("2008-06-05", True),
        ("1999-12-31", True),  # before the record nothing is known, and so not this either
    ],
)
def test_an_organisation_is_there_from_the_day_somebody_joined(
    small_view: View, text: str, there: bool
) -> None:
    setting = on(small_view, text)
    pact = small_view.organisation("pact")
    assert has_members(setting, pact) == there
    assert absent(setting) == (None if there else pact)


def test_where_no_membership_of_any_day_is_coded_it_is_taken_to_be_there(build: Build) -> None:
    view = build({"organisations/league.yaml": LEAGUE})
    assert has_members(on(view, "2001-04-30"), view.organisation("league"))


def test_a_case_that_asks_for_nobody_asks_about_nobodys_presence(build: Build) -> None:
    view = build(replaced={CASE: OF_LAW_ALONE})
    assert absent(on(view, "2001-04-30")) is None


def test_the_absence_is_said_with_the_day_and_refused_by_the_field_it_hangs_on(
    small_view: View,
) -> None:
    early = on(small_view, "2001-04-30")
    refuse_absence(on(small_view, "2001-05-01"), "pact")
    said = "According to the record, no state was a member of the Pact on 30 April 2001"
    assert absence(early, small_view.organisation("pact")) == said
    with pytest.raises(QuestionError) as caught:
        refuse_absence(early, "pact")
    assert (caught.value.fault.what, caught.value.fault.field) == (said, "on")


def test_what_had_not_been_published_yet_makes_nobody_a_member(build: Build) -> None:
    joined = "  of: pact\n  on: 2001-05-01\n"
    view = build(replaced={ACTS: (joined, f"{joined}  public: 2008-06-02\n")})
    late, early = (set_case(view.known_by(day(on)), "border-2008") for on in DAYS)
    pact = view.organisation("pact")
    assert has_members(late, pact)
    assert not has_members(early, pact)
    assert absence(early, pact).startswith("Nothing published by 1 June 2008 names a member of")
    with pytest.raises(QuestionError) as caught:
        refuse_absence(early, "pact")
    assert caught.value.fault.field == "as_of"


def an_act(kind: str, by: str, on_day: str, more: str = "of: pact, ") -> str:
    return f"- {{act: {kind}, by: {by}, {more}on: {on_day}, judgement: invented}}\n"


LEFT = an_act("withdrew", "XLO", "2005-01-01") + an_act(
    "expelled", "pact", "2006-01-01", "of: pact, state: XHI, "
)
DISSOLVED = an_act("dissolved", "pact", "2006-01-01", "")
PARTNER = an_act("partner_admitted", "XPA", "2005-06-01")


@pytest.mark.parametrize(
    ("acts", "text", "said"),
    [
        (LEFT, "2005-12-31", ""),
        (
            LEFT,
            "2006-01-01",
            "According to the record, no state was left in the Pact on 1 January 2006",
        ),
        (LEFT + PARTNER, "2006-01-01", ""),
        (DISSOLVED, "2005-12-31", ""),
        (
            DISSOLVED,
            "2006-01-01",
            "According to the record, the Pact was dissolved on 1 January 2006",
        ),
        (
            DISSOLVED.replace("2006-01-01", "2006"),
            "2007-01-01",
            "According to the record, the Pact was dissolved in 2006",
        ),
        (DISSOLVED.replace("2006-01-01", "2006"), "2006-06-01", ""),  # perhaps, which is not surely
    ],
)
def test_who_was_left_by_all_or_dissolved_is_not_there(
    build: Build, acts: str, text: str, said: str
) -> None:
    view = build({ACTS: acts, "states/states.yaml": "- {id: XPA, name: Partnerland}\n"})
    setting, pact = on(view, text), view.organisation("pact")
    assert has_members(setting, pact) == (not said)
    assert gone(setting, pact) == said
    if not said:
        refuse_absence(setting, "pact")
        return
    with pytest.raises(QuestionError) as caught:
        refuse_absence(setting, "pact")
    assert (caught.value.fault.what, caught.value.fault.field) == (said, "on")
    assert caught.value.fault.remedy == "name an earlier day"


def test_who_is_not_there_yet_is_not_gone(small_view: View) -> None:
    assert gone(on(small_view, "2001-04-30"), small_view.organisation("pact")) == ""


def test_an_organisation_without_a_coded_member_can_be_dissolved(build: Build) -> None:
    ended = an_act("dissolved", "league", "2006-01-01", "")
    view = build({"organisations/league.yaml": LEAGUE, ACTS: ended})
    league = view.organisation("league")
    assert has_members(on(view, "2005-12-31"), league)
    assert not has_members(on(view, "2006-01-01"), league)


THIRD = "- {id: XTH, name: Thirdland}\n"


def third(*lines: str) -> dict[str, str]:
    """Return the small theatre's third state, and what it does in the Pact."""
    acts = "".join(f"- {{{line}, by: XTH, of: pact, {CITED}}}\n" for line in lines)
    return {STATES: THIRD, ACTS: acts}


@pytest.mark.parametrize(
    ("lines", "text", "may"),
    [
        (["act: acceded, on: 2004"], "2003-12-31", False),
        (["act: acceded, on: 2004"], "2004-01-01", True),
        (["act: acceded, on: 2004"], "2004-12-31", True),
        (["act: observer_admitted, on: 2004"], "2004-06-01", False),
        (["act: acceded, on: 2004-01-01", "act: withdrew, on: 2005"], "2005-12-30", True),
        (["act: acceded, on: 2004-01-01", "act: withdrew, on: 2005"], "2005-12-31", False),
        (
            ["act: acceded, on: 2004-01-01", "act: participation_suspended, on: 2005"],
            "2005-12-31",
            False,
        ),
        (
            ["act: acceded, on: 2004-01-01, version: [lowland-2008/left]"],
            "2003-12-31",
            False,
        ),
        (
            ["act: acceded, on: 2004-01-01, version: [lowland-2008/left]"],
            "2004-01-01",
            True,
        ),
        (
            ["act: observer_admitted, on: 2004-01-01, version: [lowland-2008/left]"],
            "2004-01-01",
            False,
        ),
    ],
)
@pytest.mark.parametrize("account", ["morning-paper", "evening-paper"])
def test_whoever_is_a_member_in_some_world_of_the_day_may_vote(
    build: Build, account: str, lines: list[str], text: str, may: bool
) -> None:
    view = build(third(*lines)).through(account)
    assert ("XTH" in may_vote(on(view, text), "pact")) is may
    assert {"XHI", "XLO"} <= set(may_vote(on(view, text), "pact"))


def test_where_the_record_cannot_tell_nobody_is_said_to_have_a_vote(small_view: View) -> None:
    assert may_vote(on(small_view, "1999-12-31"), "pact") == ()


@pytest.mark.parametrize(("text", "there"), [("2008-05-31", True), ("2008-06-01", False)])
def test_a_host_that_was_dissolved_gets_no_likelihood(build: Build, text: str, there: bool) -> None:
    setting = on(build({ACTS: an_act("dissolved", "XLO", "2008-06-01", "")}), text)
    if there:
        refuse_dissolved_host(setting)
        return
    for refuse in (refuse_dissolved_host, lambda setting: refuse_absence(setting, "pact")):
        with pytest.raises(QuestionError) as caught:
            refuse(setting)
        assert caught.value.fault.what == (
            "According to the record, Lowland was dissolved on 1 June 2008"
        )
        assert caught.value.fault.field == "on"


def test_of_a_dissolved_host_a_question_of_law_is_not_refused(build: Build) -> None:
    view = build({ACTS: an_act("dissolved", "XLO", "2008-06-01", "")}, {CASE: OF_LAW_ALONE})
    refuse_dissolved_host(on(view, "2008-06-05"))
