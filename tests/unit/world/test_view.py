"""A view: the record as one account tells it, and nothing in it is younger than the day asked."""

from __future__ import annotations

import pytest

from allies.errors import QuestionError
from allies.questions.base import NOTHING_SUPPOSED, WhatIf
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.cases import Case
from allies.world.view import WITHHELD, View, view_of
from tests.apparatus import (
    ACTS,
    CASE,
    CITED,
    PACT,
    SOURCES,
    Build,
    Run,
    day,
)

BEFORE, AFTER = "2008-06-02", "2008-06-03"  # the morning paper appeared on the second
MORNING = '{source: morning-paper, at: "p. 2", credibility: 2}'
MEMBERSHIP = "membership", "XLO", "pact"

FIRST = """\
  - id: first
    title: The first
    in_force: in_force
    holders: [{who: pact, since: 2001-01-01, judgement: Invented.}]
"""


def parts(view: View) -> dict[str, object]:
    """Return everything that a view says, and through whom and as of when."""
    return {name: getattr(view, name) for name in View.__struct_fields__ if name != "whole"}


def test_through_another_account_the_acts_are_the_same_and_the_choices_are_not(
    small_view: View,
) -> None:
    known = small_view.known_by(day("2008-06-04"))
    for view in (small_view, known):
        other = view.through("morning-paper")
        assert other.log is view.log
        assert {**parts(view), "account": other.account} == parts(other)
        assert (view.account.id, other.account.id) == ("best_evidence", "morning-paper")
        assert other.account.choices == {"lowland-2008": "left"}
        assert view.account.choices == {"lowland-2008": "stayed"}
        words = [item.on(day("2008-06-05")).register(*MEMBERSHIP).word() for item in (view, other)]
        assert words == ["member", "withdrawn"]
        assert view.through("morning-paper").through("best_evidence").account == view.account


def test_an_account_chooses_among_what_had_been_published(small_view: View) -> None:
    evening = small_view.through("evening-paper")
    assert evening.account.choices == {"lowland-2008": "stayed"}
    assert evening.known_by(day("2008-06-03")).account.choices == {"lowland-2008": "left"}
    assert evening.known_by(day("2008-06-03")).account.silent == {"lowland-2008"}
    assert evening.known_by(day("2008-06-02")).account.choices == {}


def test_an_account_is_described_with_how_often_the_best_evidence_stands_in(
    view: View,
) -> None:
    assert view.account_described == "best evidence"
    golts = view.through("golts2012")
    open_ = [item for item in view.contests.values() if item.has_alternatives and item.versions]
    silent = sum(item.id in golts.account.silent for item in open_)
    assert 0 < silent < len(open_)
    assert golts.account_described == (
        "golts2012, and the best evidence where it is silent: on"
        f" {silent} of {len(open_)} questions"
    )


def test_accounts_are_those_of_whoever_had_spoken(small_view: View) -> None:
    for as_of, names in (
        ("2008-06-02", []),
        ("2008-06-03", ["morning-paper"]),
        ("2008-06-04", ["evening-paper", "morning-paper"]),
    ):
        assert small_view.known_by(day(as_of)).account_ids() == ["best_evidence", *names]


def test_an_unknown_account_is_refused(small_view: View) -> None:
    with pytest.raises(QuestionError, match="unknown account 'noon-paper'") as caught:
        small_view.through("noon-paper")
    assert caught.value.fault.remedy == "did you mean 'morning-paper'?"
    with pytest.raises(QuestionError, match="unknown account 'noon-paper'"):
        view_of(small_view.whole, "noon-paper", day(AFTER))


def test_a_view_as_of_a_later_day_shows_no_more_than_it_had(small_view: View) -> None:
    early = small_view.known_by(day("2008-06-03"))
    assert len(early.sources) < len(small_view.sources)
    for later in ("2008-06-03", "2008-06-04", "2010-01-01"):
        again = early.known_by(day(later))
        assert parts(again) == parts(early)
        assert again.withheld == early.withheld
    assert parts(early.known_by(day("2008-06-02"))) != parts(early)


@pytest.mark.parametrize("account", ["best_evidence", "diis2013"])
def test_two_cuts_are_one(view: View, account: str) -> None:
    once = view_of(view.whole, account, day("2010-06-12"))
    for twice in (
        view_of(view.whole, account, day("2012-07-20")).known_by(day("2010-06-12")),
        view.known_by(day("2012-07-20")).known_by(day("2010-06-12")).through(account),
        view.known_by(day("2012-07-20")).through(account).known_by(day("2010-06-12")),
        view_of(view.known_by(day("2012-07-20")), account, day("2010-06-12")),
        view_of(view_of(view.known_by(day("2010-06-12"))), account, day("2012-07-20")),
    ):
        assert parts(twice) == parts(once)
        assert twice.withheld == once.withheld
        assert twice.log.acts == once.log.acts
    assert once.withheld


def test_the_last_day_is_the_last_that_was_known(small_view: View) -> None:
    until = day("2010-12-31")
    assert small_view.last_day == small_view.known_by(day("2015-01-01")).last_day == until
    assert small_view.known_by(day("2008-06-03")).last_day == day("2008-06-03")
    assert small_view.known_by(day("2008-06-03")).known == "3 June 2008"


# Views in which something else happens.


def test_a_what_if_is_another_view_and_leaves_the_first_as_it_was(small_view: View) -> None:
    left = Act(
        act="withdrew",
        id="what-if",
        by="XHI",
        of="pact",
        on=parse_date("2005-01-01"),
        judgement="!",
    )
    small_view.on(day("2006-01-01"))  # so that whatever is kept has been made
    other = small_view.with_acts([left])
    cell = ("membership", "XHI", "pact")
    assert small_view.on(day("2006-01-01")).register(*cell).word() == "member"
    assert other.on(day("2006-01-01")).register(*cell).word() == "withdrawn"
    assert small_view.with_acts([]) is small_view


def test_what_is_supposed_goes_along_to_earlier_days_and_other_accounts(small_view: View) -> None:
    def left(on: str) -> Act:
        return Act(act="withdrew", id=on, by="XHI", of="pact", on=parse_date(on), judgement="!")

    view = small_view.with_acts([left("2005-01-01"), left("2009-01-01")])
    less = view.without_act("xlo.acceded.pact.2001-05-01")
    for other in (less.known_by(day(AFTER)), less.known_by(day(AFTER)).through("morning-paper")):
        acts = {act.id for act in other.acts}
        assert "2005-01-01" in acts
        assert "2009-01-01" not in acts
        assert "xlo.acceded.pact.2001-05-01" not in acts
        assert other.withheld >= {"2009-01-01"}
        assert not other.withheld & {"2005-01-01", "xlo.acceded.pact.2001-05-01"}
    assert small_view.without_act("nothing") is small_view


def test_what_if_and_the_seed_go_along(small_view: View) -> None:
    supposed = small_view.supposing(WhatIf(rule="simple_majority"), seed=7)
    assert (small_view.what_if, small_view.seed) == (NOTHING_SUPPOSED, 0)
    for other in (
        supposed.known_by(day(AFTER)),
        supposed.through("morning-paper"),
        supposed.without_act("xlo.acceded.pact.2001-05-01"),
        supposed.hiding_outcome("border-2008"),
        view_of(supposed, "morning-paper", day(AFTER)),
    ):
        assert (other.what_if, other.seed) == (WhatIf(rule="simple_majority"), 7)
    assert supposed.log is small_view.log


# How a case ended, hidden.


@pytest.fixture
def ended(build: Build) -> View:
    """A record that says how its case ended, why, and what a source concluded of it."""
    judged = "case: border-2008, kind: must_support, organisation: pact, means: [rapid_reaction],"
    second = "id: border-2009\ntitle: Another\non: 2009-06-05\nhost: XLO\njudgement: Invented.\n"
    happened = f"happened: {{outcome: declined, says: Nobody came., {CITED}}}\n"
    asks = "question: {asks: Is it lawful?, proposals: [{act: withdrew, by: XLO, of: pact,"
    return build(
        {
            SOURCES: "".join(
                f"- {{id: {name}, title: Why nobody came, published: {published}, kind: press,"
                f" url: 'https://example.org/{name}'}}\n"
                for name, published in (
                    ("day-before", "2008-06-04"),
                    ("same-day", "2008-06-05"),
                    ("day-after", "2008-06-06"),
                    ("some-day", "2008-06-01/2008-06-06"),
                )
            ),
            CASE: f"{happened}explanations: [lowland-2008]\n",
            "cases/border-2009.yaml": f"{second}{happened}{asks} on: 2009-06-05, id: leave,"
            " judgement: Invented.}]}\n",
            "judgements.yaml": f"- {{id: one, {judged} states: [XHI], says: It must, {CITED}}}\n"
            f"- {{id: other, {judged.replace('2008', '2009')} states: [XHI], says: It may,"
            f" {CITED}}}\n- {{id: again, {judged.replace('2008', '2009')} states: [XHI],"
            f" says: It must, {CITED}}}\n",
        }
    )


def test_a_hidden_outcome_takes_with_it_all_that_tells_of_it(ended: View) -> None:
    def tells(view: View, case: str) -> tuple[bool, bool, bool]:
        found: Case = view.case(case)
        judged = any(item.case == case for item in view.judgements.values())
        return found.happened is not None, bool(found.explanations), judged

    assert tells(ended, "border-2008") == (True, True, True)
    hidden = ended.hiding_outcome("Border-2008")
    assert tells(hidden, "border-2008") == (False, False, False)
    assert tells(hidden, "border-2009") == tells(ended, "border-2009") == (True, False, True)
    changed = {name for name, value in parts(hidden).items() if value != parts(ended)[name]}
    assert changed == {"cases", "sources", "judgements"}
    assert tells(ended, "border-2008") == (True, True, True)  # the first is left as it was


def test_a_hidden_outcome_withholds_titles_of_after_the_day_of_the_case(ended: View) -> None:
    hidden = ended.hiding_outcome("border-2008")
    for name, shown in (
        ("morning-paper", True),
        ("day-before", True),
        ("same-day", True),
        ("day-after", False),
        ("some-day", False),  # it may have come after
    ):
        before, after = ended.sources[name], hidden.sources[name]
        if shown:
            assert after == before
        else:
            assert (after.title, after.url) == (WITHHELD, "")
            assert (after.id, after.published) == (before.id, before.published)


def test_a_hidden_outcome_stays_hidden_on_every_other_day_and_in_every_account(
    ended: View,
) -> None:
    hidden = ended.hiding_outcome("border-2008")
    for other in (
        hidden.known_by(day("2010-01-01")),
        hidden.through("morning-paper"),
        hidden.with_acts([]).known_by(day("2010-01-01")).through("morning-paper"),
        view_of(hidden, "evening-paper"),
    ):
        assert other.case("border-2008").happened is None
        assert other.case("border-2008").explanations == ()
        assert set(other.judgements) == {"other"}
        assert other.sources["day-after"].title == WITHHELD
    early = ended.known_by(day("2010-01-01")).hiding_outcome("border-2008")
    assert parts(early) == parts(hidden.known_by(day("2010-01-01")))


def test_an_unknown_case_has_no_outcome_to_hide(small_view: View) -> None:
    with pytest.raises(QuestionError, match="unknown case 'border-2009'"):
        small_view.hiding_outcome("border-2009")


# What the answers make of it.


def test_no_answer_tells_of_a_text_that_was_not_there_yet(run: Run) -> None:
    protocol = "csto.charter-protocol-2010"
    for as_of, there in (("2010-12-09", False), ("2010-12-10", True)):
        data = run("law", "csto", "--on", "2010-12-09", "--as-of", as_of, "--json").json
        assert (protocol in {item["id"] for item in data["later"]}) is there
        rules = [item["id"] for item in data["provisions"]]
        assert any(name.startswith("csto.charter.") for name in rules)
        assert any(name.startswith(protocol) for name in rules) is there
    for as_of, there in (("2010-12-09", False), ("2010-12-10", True)):
        asked = ("law", "--case", "osh-2010", "--as-of", as_of, "--json")
        reasons = {
            reason["provision"]
            for found in run(*asked).json["findings"]
            for reason in found["may"]["reasons"]
        }
        assert any(name.startswith("cst.") for name in reasons)
        assert any(name.startswith(protocol) for name in reasons) is there


@pytest.mark.parametrize(("as_of", "told"), [("2010-06-14", False), ("2010-06-15", True)])
def test_an_act_of_one_version_is_known_once_somebody_has_told_that_version(
    view: View, as_of: str, told: bool
) -> None:
    """The letter itself was public on its day; that it went to the organisation was told later."""
    acts = view_of(view.whole, as_of=day(as_of)).cases["osh-2010"].acts
    assert any(act.id == "osh-2010.appeal-russia" for act in acts)
    assert any(act.id == "osh-2010.appeal-csto" for act in acts) is told


@pytest.mark.parametrize(("on", "there"), [("2008-04-30", True), ("2008-05-01", False)])
def test_a_state_that_was_dissolved_has_no_forces(build: Build, on: str, there: bool) -> None:
    view = build({ACTS: f"- {{act: dissolved, by: XHI, on: 2008-05-01, {CITED}}}\n"})
    assert [force.id for force in view.forces_there(day(on))] == (
        ["highland.brigade"] if there else []
    )
    assert "highland.brigade" in view.forces


@pytest.mark.parametrize(
    ("dissolved", "on", "leader"),
    [
        ("2006-06-01", "2006-05-31", "XHI"),
        ("2006-06-01", "2006-06-01", ""),
        ("2006-06", "2006-05-31", "XHI"),
        ("2006-06", "2006-06-01", ""),  # nobody surely leads
    ],
)
@pytest.mark.parametrize(
    "leads", ["leading_state: XHI\n", "leading: [{state: XHI, since: 2001-05-01, judgement: J}]\n"]
)
def test_a_state_that_was_dissolved_leads_no_more(
    build: Build, leads: str, dissolved: str, on: str, leader: str
) -> None:
    act = f"- {{act: dissolved, by: XHI, on: {dissolved}, {CITED}}}\n"
    led = {PACT: ("leading_state: XHI\n", leads)}
    recorded = build({ACTS: act}, led)
    assert recorded.organisation("pact").leader(day(on)) == leader
    end = Act(act="dissolved", by="XHI", on=parse_date(dissolved))
    supposed = build({}, led).with_acts([end])
    assert supposed.organisation("pact").leader(day(on)) == leader


@pytest.mark.parametrize(
    ("led", "on", "leader"),
    [
        ("since: 2001-05-01, until: 2005-01-01", "2005-06-01", ""),
        ("since: 2007-01-01", "2007-06-01", "XHI"),  # founded again
    ],
)
def test_a_dissolution_changes_no_lead_before_or_after_it(
    build: Build, led: str, on: str, leader: str
) -> None:
    act = f"- {{act: dissolved, by: XHI, on: 2006-06-01, {CITED}}}\n"
    leads = f"leading: [{{state: XHI, {led}, judgement: J}}]\n"
    view = build({ACTS: act}, {PACT: ("leading_state: XHI\n", leads)})
    assert view.organisation("pact").leader(day(on)) == leader


def test_a_dissolution_that_is_contested_ends_no_lead(build: Build) -> None:
    end = Act(
        act="dissolved", by="XHI", on=parse_date("2006-06-01"), version=("lowland-2008/left",)
    )
    view = build().with_acts([end])
    assert view.organisation("pact").leader(day("2007-01-01")) == "XHI"


def test_the_end_of_another_state_changes_no_leader(build: Build) -> None:
    view = build({ACTS: f"- {{act: dissolved, by: XLO, on: 2006-06-01, {CITED}}}\n"})
    assert view.organisation("pact").leader(day("2007-01-01")) == "XHI"


@pytest.mark.parametrize(
    ("acts", "on", "leader"),
    [
        ("act: withdrew, by: XHI", "2006-05-31", "XHI"),
        ("act: withdrew, by: XHI", "2006-06-01", ""),
        ("act: expelled, by: pact, state: XHI", "2006-06-01", ""),
        ("act: withdrew, by: XLO", "2006-06-01", "XHI"),
        ("act: participation_suspended, by: XHI", "2006-06-01", "XHI"),
    ],
)
@pytest.mark.parametrize(
    "leads", ["leading_state: XHI\n", "leading: [{state: XHI, since: 2001-05-01, judgement: J}]\n"]
)
def test_a_state_leads_no_organisation_that_it_has_left(
    build: Build, leads: str, acts: str, on: str, leader: str
) -> None:
    left = f"- {{{acts}, of: pact, on: 2006-06-01, {CITED}}}\n"
    view = build({ACTS: left}, {PACT: ("leading_state: XHI\n", leads)})
    assert view.organisation("pact").leader(day(on)) == leader


def test_who_is_no_member_may_lead(build: Build) -> None:
    states = {"states/states.yaml": "- {id: XPA, name: Partnerland}\n"}
    view = build(states, {PACT: ("leading_state: XHI\n", "leading_state: XPA\n")})
    assert view.organisation("pact").leader(day("2006-06-01")) == "XPA"
