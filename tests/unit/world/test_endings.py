"""What begins ends: by an act, by its last day, with whom it is about, or by leaving."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from allies.assessment.record.standing import members
from allies.questions.membership import Member, Members
from allies.theatre.checking import check_theatre
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, Build, Template, day

LEAGUE = (
    "id: league\nname: The League\nshort: League\njudgement: invented\n"
    "organs:\n  - {id: league.board, name: the Board, judgement: invented}\n"
)


def an_act(kind: str, on: str, by: str = "XLO", of: str = "league", **more: str) -> str:
    given = {"act": kind, "by": by, "of": of, "on": on} | more
    fields = ", ".join(f"{name}: {value}" for name, value in given.items() if value)
    return f"- {{{fields}, {CITED}}}\n"


def with_league(build: Build, *acts: str) -> View:
    return build({"organisations/league.yaml": LEAGUE, ACTS: "".join(acts)})


def word(view: View, on: str, *cell: str) -> str:
    return view.on(day(on)).register(*cell).word()


def standing(view: View, on: str, state: str = "XLO") -> Member | None:
    found = members(view, Members(organisation="league", on=on)).members
    return next((item for item in found if item.state == state), None)


@pytest.mark.parametrize(
    ("came", "left", "status"),
    [
        ("partner_admitted", "partnership_left", "partner"),
        ("observer_admitted", "observership_left", "observer"),
    ],
)
def test_who_is_near_an_organisation_can_leave_and_come_back(
    build: Build, came: str, left: str, status: str
) -> None:
    view = with_league(
        build, an_act(came, "2005-04-26"), an_act(left, "2006-10-27"), an_act(came, "2008-04-03")
    )
    for on, expected, since in (
        ("2005-04-25", None, None),
        ("2005-04-26", status, "2005-04-26"),
        ("2006-10-26", status, "2005-04-26"),
        ("2006-10-27", None, None),
        ("2008-04-02", None, None),
        ("2008-04-03", status, "2008-04-03"),
    ):
        found = standing(view, on)
        assert (found.status.membership if found else None) == expected, on
        assert (found.since if found else None) == since, on


def test_a_membership_that_was_suspended_is_restored_from_the_day_it_was_lifted(
    build: Build,
) -> None:
    view = with_league(
        build,
        an_act("acceded", "2002-01-01"),
        an_act("membership_suspended", "2003-05-01", by="league", state="XLO"),
        an_act("membership_restored", "2004-06-01", by="league", state="XLO"),
    )
    for on, membership, participation, since in (
        ("2003-04-30", "member", "full", "2002-01-01"),
        ("2003-05-01", "suspended", "suspended", "2003-05-01"),
        ("2004-05-31", "suspended", "suspended", "2003-05-01"),
        ("2004-06-01", "member", "full", "2004-06-01"),
        ("2008-01-01", "member", "full", "2004-06-01"),
    ):
        found = standing(view, on)
        assert found is not None
        assert found.status.membership == membership, on
        assert found.status.participation == participation, on
        assert found.since == since, on


def test_since_is_of_the_status_shown_and_not_of_the_last_word_on_it(build: Build) -> None:
    view = with_league(
        build,
        an_act("acceded", "2002-01-01"),
        an_act("participation_suspended", "2003-01-01"),
        an_act("participation_suspended", "2004-01-01"),
        an_act("participation_resumed", "2005-01-01"),
    )
    shown = [standing(view, on) for on in ("2002-06-01", "2004-06-01", "2005-06-01")]
    assert [item.since for item in shown if item] == ["2002-01-01", "2003-01-01", "2005-01-01"]


def test_a_member_is_expelled_and_may_join_again(build: Build) -> None:
    view = with_league(
        build,
        an_act("acceded", "2002-01-01"),
        an_act("expelled", "2003-01-01", by="league", state="XLO"),
        an_act("acceded", "2004-01-01"),
    )
    days = ("2002-12-31", "2003-01-01", "2004-01-01")
    assert [word(view, on, "membership", "XLO", "league") for on in days] == [
        "member",
        "expelled",
        "member",
    ]


@pytest.mark.parametrize("kind", ["observer_admitted", "partner_admitted"])
def test_a_member_becomes_an_observer_or_a_partner_at_once(build: Build, kind: str) -> None:
    view = with_league(build, an_act("acceded", "2002-01-01"), an_act(kind, "2003-01-01"))
    assert word(view, "2002-12-31", "membership", "XLO", "league") == "member"
    assert word(view, "2003-01-01", "membership", "XLO", "league") == kind.partition("_")[0]
    assert word(view, "2003-01-01", "participation", "XLO", "league") == "none"


def test_one_state_takes_the_place_of_another(build: Build) -> None:
    acts = (
        an_act("acceded", "2002-01-01", by="XHI"),
        an_act("membership_succeeded", "2005-01-01", by="XPA", to="XHI"),
        an_act("treaty_succeeded", "2005-01-01", by="XPA", to="XHI", of="pact.treaty"),
    )
    view = build(
        {
            "organisations/league.yaml": LEAGUE,
            "states/states.yaml": "- {id: XPA, name: Partnerland}\n",
            ACTS: "".join(acts),
        }
    )
    for on, old, new in (("2004-12-31", "member", "none"), ("2005-01-01", "none", "member")):
        assert word(view, on, "membership", "XHI", "league") == old
        assert word(view, on, "membership", "XPA", "league") == new
    for on, old, new in (("2004-12-31", "signed", "none"), ("2005-01-01", "ended", "ratified")):
        assert word(view, on, "party", "XHI", "pact.treaty") == old
        assert word(view, on, "party", "XPA", "pact.treaty") == new


MEANS = {"means": "[rapid_reaction]"}
PLACE = {"to": "XHI", "place": "downton", "of": ""}
TAKEN_BACK = [
    ("withdrawal_notified", {}, "notice_taken_back", ("notice", "XLO", "league"), "taken_back"),
    ("objection_raised", {}, "objection_withdrawn", ("objection", "XLO", "league"), "taken_back"),
    (
        "agreed_to_help",
        {"to": "XHI", "of": ""},
        "answer_withdrawn",
        ("answer", "XLO", "XHI"),
        "taken_back",
    ),
    (
        "mandate_given",
        {"by": "league.board", "state": "XLO", "of": ""},
        "mandate_ended",
        ("mandate", "league.board", "XLO"),
        "ended",
    ),
    (
        "withdrawal_accepted",
        {"by": "league", "state": "XLO"},
        "withdrawal_refused",
        ("acceptance", "league", "XLO"),
        "refused",
    ),
]


@pytest.mark.parametrize(("kind", "given", "end", "cell", "after"), TAKEN_BACK)
def test_what_was_said_can_be_taken_back(
    build: Build, kind: str, given: dict[str, str], end: str, cell: tuple[str, ...], after: str
) -> None:
    view = with_league(
        build, an_act(kind, "2003-01-01", **given), an_act(end, "2004-01-01", **given)
    )
    before = word(view, "2003-12-31", *cell)
    assert before not in ("none", after)
    assert word(view, "2002-12-31", *cell) == "none"
    assert word(view, "2004-01-01", *cell) == after


def test_a_stance_can_be_taken_back(build: Build) -> None:
    of = {"of": "pact", **MEANS}
    view = with_league(
        build,
        an_act("stance_taken", "2003-01-01", stance="against", **of),
        an_act("stance_withdrawn", "2004-01-01", **of),
    )
    cell = ("stance", "XLO", "pact", "rapid_reaction")
    assert word(view, "2003-12-31", *cell) == "against"
    assert word(view, "2004-01-01", *cell) == "none"


def test_a_notice_is_used_up_when_a_state_joins_anew(build: Build) -> None:
    view = with_league(
        build,
        an_act("acceded", "2002-01-01"),
        an_act("withdrawal_notified", "2002-06-01"),
        an_act("withdrew", "2003-01-01"),
        an_act("acceded", "2004-01-01"),
    )
    assert word(view, "2003-06-01", "notice", "XLO", "league") == "given"
    assert word(view, "2004-01-01", "notice", "XLO", "league") == "none"


class RunsOut(NamedTuple):
    """A kind of act that holds for a time: what it sets, and the words while it holds and after."""

    kind: str
    given: Mapping[str, str]
    cell: tuple[str, ...]
    stands: str
    after: str


ACCESS = ("access", "XLO", "XHI", "downton")
RUNNING_OUT = [
    RunsOut("access_granted", PLACE, ACCESS, "granted", "ended"),
    RunsOut("access_granted_conditionally", PLACE, ACCESS, "conditional", "ended"),
    RunsOut("access_refused", PLACE, ACCESS, "refused", "ended"),
    RunsOut("base_granted", PLACE, ("base", "XLO", "XHI", "downton"), "in_use", "ended"),
    RunsOut(
        "transit_granted",
        {"to": "XHI", "mode": "road", "of": ""},
        ("transit", "XLO", "XHI", "road", "any"),
        "granted",
        "ended",
    ),
    RunsOut(
        "mandate_given",
        {"by": "league.board", "state": "XLO", "of": ""},
        ("mandate", "league.board", "XLO"),
        "given",
        "ended",
    ),
    RunsOut(
        "entered_into_force", {"of": "league.act"}, ("instrument", "league.act"), "in_force",
        "expired",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("until", "last", "over"),
    [
        ("2008-06", "2008-06-30", "2008-07-01"),
        ("2008", "2008-12-31", "2009-01-01"),
        ("2008-06-15", "2008-06-15", "2008-06-16"),
        ("2008-05/2008-06-10", "2008-06-10", "2008-06-11"),
    ],
)
@pytest.mark.parametrize("item", RUNNING_OUT, ids=lambda item: item.kind)
def test_the_last_day_counts_and_the_next_does_not(
    build: Build, until: str, last: str, over: str, item: RunsOut
) -> None:
    text = "instruments:\n  - {id: league.act, title: A, opened: 2001-01-01, judgement: J}\n"
    view = build(
        {
            "organisations/league.yaml": LEAGUE + text,
            ACTS: an_act(item.kind, "2003-01-01", until=until, **item.given),
        }
    )
    assert word(view, last, *item.cell) == item.stands
    found = view.on(day(over)).register(*item.cell)
    assert found.word() == item.after
    began = found.beginning()
    assert began is not None
    assert began.since == over


def test_a_suspension_until_a_day_ends_by_itself(build: Build) -> None:
    view = with_league(
        build,
        an_act("acceded", "2002-01-01"),
        an_act("membership_suspended", "2003-01-01", by="league", state="XLO", until="2003-06"),
    )
    for on, expected, since in (
        ("2003-06-30", "suspended", "2003-01-01"),
        ("2003-07-01", "member", "2003-07-01"),
    ):
        found = standing(view, on)
        assert found is not None
        assert (found.status.membership, found.since) == (expected, since)


def test_a_lease_that_is_extended_runs_on_and_its_beginning_stays(build: Build) -> None:
    granted = an_act("base_granted", "2003-01-01", until="2004", **PLACE)
    longer = an_act("lease_extended", "2004-06-01", until="2006", **PLACE)
    cell = ("base", "XLO", "XHI", "downton")
    alone, extended = with_league(build, granted), with_league(build, granted, longer)
    assert word(alone, "2005-01-01", *cell) == "ended"
    assert word(extended, "2005-01-01", *cell) == "in_use"
    began = extended.on(day("2005-01-01")).register(*cell).beginning()
    assert began is not None
    assert began.since == "2003-01-01"
    assert word(extended, "2006-12-31", *cell) == "in_use"
    assert word(extended, "2007-01-01", *cell) == "ended"


def test_what_is_granted_anew_does_not_end_with_the_first_grant(build: Build) -> None:
    cell = ("access", "XLO", "XHI", "downton")
    view = with_league(
        build,
        an_act("access_granted", "2003-01-01", until="2004", **PLACE),
        an_act("access_granted", "2004-06-01", **PLACE),
    )
    assert word(view, "2005-01-01", *cell) == "granted"


@pytest.mark.parametrize(
    "kind", ["signed", "requested", "consulted", "acceded", "withdrew", "rent_agreed", "exercised"]
)
def test_until_is_a_fault_where_it_cannot_count(template: Template, kind: str) -> None:
    more = {"to": "XHI", "says": "a thing", "amount": "3", "unit": "USD"}
    of = "pact.treaty" if kind == "signed" else "pact"
    template.add(ACTS, an_act(kind, "2003-01-01", of=of, until="2004", **more))
    told = [fault.what for fault in check_theatre(template.folder).faults]
    assert f"an act of kind '{kind}' cannot have 'until:'" in told


LEAVING = (
    "leaving: {ends: [pact.treaty], says: Who leaves leaves the treaty, judgement: J}\n\nreadings:"
)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("withdrew", {}),
        ("membership_lapsed", {}),
        ("expelled", {"by": "pact", "state": "XLO"}),
        ("observer_admitted", {}),
    ],
)
def test_leaving_ends_what_the_organisation_says_it_ends(
    build: Build, kind: str, more: dict[str, str]
) -> None:
    left = an_act(kind, "2005-01-01", of="pact", **more)
    plain = build({ACTS: left})
    ending = build({ACTS: left}, {PACT: ("\nreadings:", "\n" + LEAVING)})
    cell = ("party", "XLO", "pact.treaty")
    assert word(plain, "2005-01-01", *cell) == "signed"
    assert word(ending, "2004-12-31", *cell) == "signed"
    assert word(ending, "2005-01-01", *cell) == "ended"
    assert word(ending, "2005-01-01", "party", "XHI", "pact.treaty") == "signed"


def test_who_was_no_member_does_not_leave_a_treaty_by_becoming_an_observer(build: Build) -> None:
    view = build(
        {
            "states/states.yaml": "- {id: XPA, name: Partnerland}\n",
            ACTS: an_act("signed", "2004-01-01", by="XPA", of="pact.treaty")
            + an_act("observer_admitted", "2005-01-01", by="XPA", of="pact"),
        },
        {PACT: ("\nreadings:", "\n" + LEAVING)},
    )
    assert word(view, "2006-01-01", "party", "XPA", "pact.treaty") == "signed"


def test_what_still_binds_who_has_left_is_shown_with_the_reason(build: Build) -> None:
    left = an_act("withdrew", "2005-01-01", of="pact")
    asked = Members(organisation="pact", on="2006-01-01")
    plain = members(build({ACTS: left}), asked)
    (item,) = [item for item in plain.members if item.state == "XLO"]
    assert [bound.instrument for bound in item.still_bound] == ["pact.treaty"]
    assert (
        "the record does not say which texts end when a state leaves the Pact"
        in item.still_bound[0].because
    )
    ending = members(build({ACTS: left}, {PACT: ("\nreadings:", "\n" + LEAVING)}), asked)
    (item,) = [item for item in ending.members if item.state == "XLO"]
    assert (item.still_bound, item.status.bound_by) == ((), ())
    (other,) = [item for item in plain.members if item.state == "XHI"]
    assert other.still_bound == ()


DISSOLVED = an_act("dissolved", "2006-01-01", by="pact", of="")


@pytest.mark.parametrize(
    ("cell", "before", "after"),
    [
        (("membership", "XLO", "pact"), "member", "none"),
        (("participation", "XHI", "pact"), "full", "none"),
        (("mandate", "pact.council", "XLO"), "given", "ended"),
        (("party", "XLO", "pact.treaty"), "signed", "signed"),
        (("instrument", "pact.treaty"), "in_force", "in_force"),
        (("existence", "pact"), "none", "dissolved"),
    ],
)
def test_nothing_about_an_organisation_outlives_it_but_its_treaties(
    build: Build, cell: tuple[str, ...], before: str, after: str
) -> None:
    given = an_act("mandate_given", "2004-01-01", by="pact.council", of="", state="XLO")
    view = build({ACTS: given + DISSOLVED})
    assert word(view, "2005-12-31", *cell) == before
    assert word(view, "2006-01-01", *cell) == after
    assert word(view, "2009-01-01", *cell) == after


def test_nothing_about_a_state_outlives_it(build: Build) -> None:
    view = build({ACTS: an_act("dissolved", "2006-01-01", by="XLO", of="")})
    for cell, before, after in (
        (("membership", "XLO", "pact"), "member", "none"),
        (("membership", "XHI", "pact"), "member", "member"),
        (("party", "XLO", "pact.treaty"), "signed", "ended"),
        (("government", "XLO"), "constitutional", "none"),
    ):
        assert word(view, "2005-12-31", *cell) == before
        assert word(view, "2006-01-01", *cell) == after


def test_between_the_days_on_which_it_may_have_been_dissolved_nobody_can_tell(
    build: Build,
) -> None:
    view = build({ACTS: an_act("dissolved", "2006-01", by="pact", of="")})
    cell = ("membership", "XLO", "pact")
    assert [word(view, on, *cell) for on in ("2005-12-31", "2006-01-15", "2006-01-31")] == [
        "member",
        "unknown",
        "none",
    ]


def test_what_was_dissolved_can_be_founded_again_and_joined(build: Build) -> None:
    again = an_act("founded", "2007-01-01", by="pact", of="")
    joined = an_act("acceded", "2007-02-01", of="pact")
    view = build({ACTS: DISSOLVED + again + joined})
    assert word(view, "2007-01-31", "membership", "XLO", "pact") == "none"
    assert word(view, "2007-02-01", "membership", "XLO", "pact") == "member"


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        (
            DISSOLVED + an_act("acceded", "2007-01-01", of="pact"),
            "'acceded' cannot happen while existence of pact is 'dissolved'",
        ),
        (
            an_act("membership_suspended", "2005-01-01", by="XHI", of="pact")
            + an_act("participation_resumed", "2006-01-01", by="XHI", of="pact"),
            "'participation_resumed' cannot happen while membership of XHI in pact is 'suspended'",
        ),
        (
            an_act("notice_taken_back", "2005-01-01", of="pact"),
            "'notice_taken_back' cannot follow: notice of XLO in pact is 'none'",
        ),
    ],
)
def test_an_act_that_does_not_find_what_it_needs_is_a_fault(
    template: Template, acts: str, told: str
) -> None:
    template.add(ACTS, acts)
    assert any(told in fault.what for fault in check_theatre(template.folder).faults)


def test_on_the_day_of_its_end_an_organisation_may_still_be_acted_on(template: Template) -> None:
    template.add(ACTS, DISSOLVED + an_act("partner_admitted", "2006-01-01", by="XHI", of="pact"))
    told = [fault.what for fault in check_theatre(template.folder).faults]
    assert not any("cannot happen while existence" in what for what in told)


@pytest.mark.parametrize(
    ("leaving", "told"),
    [
        ("leaving: {ends: [pact.treat], says: S, judgement: J}", "unknown instrument 'pact.treat'"),
        ("leaving: {ends: [pact.treaty], says: S}", "this leaving has no citation"),
        ("leaving: {ends: [pact.treaty], judgement: J}", "'says' is missing"),
        ("leaving: {ends: [pact.treaty], says: S, judgement: J}", ""),
    ],
)
def test_what_leaving_ends_names_texts_and_says_where_it_is_documented(
    template: Template, leaving: str, told: str
) -> None:
    template.replace(PACT, "\nreadings:", f"\n{leaving}\n\nreadings:")
    found = [fault.what for fault in check_theatre(template.folder).faults]
    assert any(told in what for what in found) if told else not found


def test_what_an_act_ends_besides_is_told_of_it(build: Build) -> None:
    left = an_act("withdrew", "2005-01-01", by="XHI", of="pact", id="left")
    view = build({ACTS: left + DISSOLVED}, {PACT: ("\nreadings:", "\n" + LEAVING)})
    assert view.log.consequences_of("left") == {("party", "XHI", "pact.treaty")}
    (end,) = [act.id for act in view.acts if act.act == "dissolved"]
    assert ("membership", "XLO", "pact") in view.log.consequences_of(end)
    assert ("party", "XLO", "pact.treaty") not in view.log.consequences_of(end)
