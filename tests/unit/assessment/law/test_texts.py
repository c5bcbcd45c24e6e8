"""The law of a body on a day, and what changed between two days, as answers hold it."""

from __future__ import annotations

import pytest

from allies.assessment.law.rule_words import rule_words
from allies.assessment.law.texts import law, law_diff, provisions
from allies.errors import QuestionError
from allies.law.rules import all_, leaf, unless
from allies.questions.law import (
    Binding,
    Law,
    LawDiff,
    LegalChange,
    Provisions,
    ProvisionsAnswer,
    RuleWords,
)
from allies.world.view import View
from tests.apparatus import ACTS, CITED, EXPECTED, PACT, Build, day


def of_pact(view: View, on: str = "2008-06-05") -> ProvisionsAnswer:
    return provisions(view, Provisions(body="pact", on=on))


def test_readings_that_agree_on_whom_a_text_binds_stand_together(
    small_view: View, view: View
) -> None:
    (treaty,) = law(small_view, Law(body="pact", on="2008-06-05")).instruments
    assert treaty.binds == (Binding(readings=(), bound=("XHI", "XLO"), unknown=()),)
    found = law(view, Law(body="csto", on="2010-12-11"))
    (force,) = [item for item in found.instruments if item.id == "csto.ksor-2009"]
    nobody = next(item for item in force.binds if "nullity" in item.readings)
    assert (nobody.bound, nobody.unknown) == ((), ())
    named = [name for item in force.binds for name in item.readings]
    assert sorted(named) == sorted(reading.id for reading in found.readings)


def test_a_provision_is_told_with_its_rule_in_words_and_how_the_organ_decides(
    small_view: View,
) -> None:
    decides, helps, asks = of_pact(small_view).provisions
    assert decides.decides is not None
    assert (decides.decides.organ, decides.decides.rule) == ("pact.council", "consensus")
    assert (decides.applies_where, helps.decides) == (None, None)
    assert helps.applies_where == RuleWords(
        says="all of",
        parts=(
            RuleWords(says="the host is a member of the Pact"),
            RuleWords(says="the crisis is of the kind external attack"),
        ),
    )
    assert asks.taken_where == RuleWords(says="the host has asked the Pact for help")


def test_exceptions_are_parts_of_their_own(small_view: View) -> None:
    rule = unless(all_(), leaf("threat_is", kind="coup"))
    found = rule_words(rule, small_view)
    always, exception = found.parts
    assert (found.says, always.says) == ("this", "always")
    assert (exception.says, exception.exception) == ("except where", True)
    assert [part.says for part in exception.parts] == ["the crisis is of the kind coup"]


def test_the_first_reading_says_when_a_text_is_law_and_the_others_may_leave_it_to_it(
    view: View,
) -> None:
    first, *others = provisions(view, Provisions(body="csto", on="2012-07-15")).readings
    assert first.law_where is not None
    told = {reading.id: reading.law_where for reading in others}
    assert told["external_only"] is None
    assert told["signed_binds"] is not None


def test_a_provision_is_exercised_by_the_expectations_about_it_in_order_of_days(
    view: View,
) -> None:
    found = {item.id: item for item in provisions(view, Provisions(body="csto")).provisions}
    for name, provision in found.items():
        expected = [item for item in view.expectations if item.provision == name]
        assert len(provision.exercised_by) == len(expected)
        assert all(item.holds and item.found == item.expected for item in provision.exercised_by)
        days = [item.on for item in provision.exercised_by]
        assert days == sorted(days)
    assert any(provision.exercised_by for provision in found.values())


def test_an_expectation_that_fails_is_told_with_what_was_found(build: Build) -> None:
    wrong = """
- says: The ready brigade may not help
  on: 2008-06-05
  case: border-2008
  organisation: pact
  means: rapid_reaction
  provision: pact.treaty.art-5
  verdict: not_in_force
"""
    view = build(added={EXPECTED: wrong})
    (found,) = [
        item
        for provision in of_pact(view).provisions
        for item in provision.exercised_by
        if not item.holds
    ]
    assert (found.expected, found.found) == ("not_in_force", "decisive")


def test_as_of_a_day_no_expectation_tells_of_what_came_after(view: View) -> None:
    early = view.known_by(day("2010-06-12"))
    shown = [
        item.on
        for provision in provisions(early, Provisions(body="csto", on="2010-06-12")).provisions
        for item in provision.exercised_by
    ]
    assert shown
    assert max(shown) <= "2010-06-12"


def test_beyond_coverage_nobody_is_said_to_hold_a_reading_or_not(small_view: View) -> None:
    found = law(small_view, Law(body="pact", on="2030-01-01"))
    assert {reading.held for reading in found.readings} == {None}
    rules = of_pact(small_view, "2030-01-01").provisions
    assert rules
    assert not any(rule.exercised_by for rule in rules)


def test_what_changed_is_told_from_the_earlier_day_to_the_later_one(small_view: View) -> None:
    found = law_diff(small_view, LawDiff(body="pact", diff=("2001-12-31", "2002-01-01")))
    assert (found.covered, found.days) == (True, ("2001-12-31", "2002-01-01"))
    assert ("state", "opened", "in_force") in {
        (item.what, item.before, item.after) for item in found.changes
    }
    with pytest.raises(QuestionError, match="2002-01-01 lies after 2001-12-31") as refused:
        law_diff(small_view, LawDiff(body="pact", diff=("2002-01-01", "2001-12-31")))
    assert refused.value.fault.field == "diff"


@pytest.mark.parametrize("diff", [("1900-01-01", "2002-01-01"), ("2001-12-31", "2030-01-01")])
def test_where_one_day_is_not_covered_no_change_is_told(
    small_view: View, diff: tuple[str, str]
) -> None:
    found = law_diff(small_view, LawDiff(body="pact", diff=diff))
    assert (found.covered, found.changes) == (False, ())


def test_a_change_may_be_asked_for_one_state_alone(small_view: View) -> None:
    found = law_diff(small_view, LawDiff(body="pact", diff=("2001-12-31", "2002-01-01"), of="XLO"))
    assert (
        LegalChange(
            on="2002-01-01",
            instrument="pact.treaty",
            what="binds",
            states=("XLO",),
            readings=("in_force_only",),
            other_readings=(),
            before="no",
            after="yes",
        )
        in found.changes
    )
    assert not any("XHI" in item.states for item in found.changes)


def test_states_and_readings_that_change_alike_stand_together(view: View) -> None:
    found = law_diff(view, LawDiff(body="csto", diff=("2010-06-12", "2013-06-12")))
    assert len(found.changes) == len(
        {
            (item.on, item.instrument, item.what, item.before, item.after, item.readings)
            for item in found.changes
        }
    )
    (bound,) = [
        item
        for item in found.changes
        if (item.instrument, item.what, item.after) == ("csto.ksor-2009", "binds", "yes")
    ]
    assert "UZB" not in bound.states
    assert "nullity" not in bound.readings


def test_each_change_is_told_on_its_day_and_one_that_is_undone_twice(build: Build) -> None:
    acts = (
        f"- {{act: denounced, by: XLO, of: pact.treaty, on: 2005-03-01, {CITED}}}\n"
        f"- {{act: ratified, by: XLO, of: pact.treaty, on: 2006-04-02, {CITED}}}\n"
    )
    view = build({ACTS: acts})
    found = law_diff(view, LawDiff(body="pact", diff=("2004-01-01", "2007-01-01"), of="XLO"))
    party = [(item.on, item.after) for item in found.changes if item.what == "party"]
    assert party == [("2005-03-01", "denounced"), ("2006-04-02", "ratified")]
    later = law_diff(view, LawDiff(body="pact", diff=("2005-03-01", "2006-04-01"), of="XLO"))
    assert later.changes == ()


def test_a_change_names_the_readings_of_its_day_under_which_it_is_so_and_is_not(
    view: View,
) -> None:
    found = law_diff(view, LawDiff(body="csto", diff=("2010-09-09", "2010-09-10")))
    (bound,) = [item for item in found.changes if item.what == "binds"]
    assert (bound.on, bound.instrument) == ("2010-09-10", "csto.ksor-2009")
    assert bound.other_readings == ("nullity",)
    titles = {item.id for item in found.readings}
    assert titles == {*bound.readings, *bound.other_readings}


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("{months_since: {act: xlo.signed.pact.treaty.2001-05-01, days: 90}}", ["2001-07-30"]),
        ("{months_since: {act: xlo.signed.pact.treaty.2001-05-01, months: 4}}", ["2001-09-01"]),
        ("{host_government_is: {kind: interim}}", ["2001-08-15"]),
    ],
)
def test_the_law_changes_with_whatever_a_reading_asks_for(
    build: Build, rule: str, days: list[str]
) -> None:
    ordinary = "        judgement: The ordinary law of treaties.\n"
    reading = (
        f"  - {{id: late, title: Late, in_force: {rule},"
        " holders: [{who: pact, since: 2001-05-01, judgement: J}]}\n"
    )
    interim = f"- {{act: interim_government_formed, by: XLO, on: 2001-08-15, {CITED}}}\n"
    view = build({ACTS: interim}, {PACT: (ordinary, ordinary + reading)})
    found = law_diff(view, LawDiff(body="pact", diff=("2001-06-01", "2001-10-01"), of="XLO"))
    assert [(item.on, item.what, item.readings) for item in found.changes] == [
        (on, "binds", ("late",)) for on in days
    ]


@pytest.mark.parametrize(("to", "told"), [("2006-12-31", False), ("2007-01-01", True)])
def test_the_end_of_a_state_is_a_change_of_the_law(build: Build, to: str, told: bool) -> None:
    view = build({ACTS: f"- {{act: dissolved, by: XHI, on: 2007-01-01, {CITED}}}\n"})
    found = law_diff(view, LawDiff(body="pact", diff=("2006-06-01", to), of="XHI"))
    assert {(item.on, item.what) for item in found.changes} == (
        {("2007-01-01", "party"), ("2007-01-01", "binds")} if told else set()
    )
