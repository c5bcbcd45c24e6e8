"""What became of formal power in an organisation between two days."""

from __future__ import annotations

import pytest

from allies.assessment.votes.power_change import power_change
from allies.questions.power import PowerChange, VoteChange, VoteOnDay
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, STATES, Build

SEVEN = {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"}


def changes(view: View, before: str, on: str, of: str = "UZB") -> tuple[VoteChange, ...]:
    question = PowerChange(organisation="csto", before=before, on=on, of=of)
    return power_change(view, question).changes


def test_what_became_of_uzbekistans_vote_differs_by_reading(view: View) -> None:
    by_reading = {
        item.reading: item
        for item in changes(view, "2010-06-12", "2012-06-12")
        if item.means == "rapid_reaction"
    }
    kept = by_reading["in_force_only"]
    assert kept.before.prevent == kept.after.prevent == 1
    # A signed text binds those who accepted it: for the others a majority, for Uzbekistan not.
    (lost,) = [
        item for name, item in by_reading.items() if name.startswith("signed_binds (host ARM")
    ]
    assert lost.before.rule is None, "nobody held that reading before"
    assert lost.after.prevent == 5 / 16
    assert lost.after.normalised == 1 / 7, "its share of power is the same"


def test_a_member_that_left_has_no_vote(view: View) -> None:
    found = changes(view, "2010-06-12", "2013-06-12")
    assert found
    assert all(item.after.prevent is None for item in found)


def test_without_a_state_every_vote_of_either_day_is_compared(view: View) -> None:
    question = PowerChange(organisation="csto", before="2010-06-12", on="2013-06-12")
    found = power_change(view, question)
    assert set(found.voters) == {item.voter for item in found.changes} == SEVEN
    assert found.covered


def test_between_days_of_which_one_is_not_covered_nothing_is_known(view: View) -> None:
    question = PowerChange(organisation="csto", before="1980-06-12", on="2013-06-12")
    found = power_change(view, question)
    assert (found.on, found.covered, found.changes) == (None, False, ())
    before, after = found.assigned_forces
    assert before is None
    assert after is not None


# The small theatre.

THIRD = {
    STATES: "- {id: XTH, name: Thirdland}\n",
    ACTS: f"- {{act: acceded, by: XTH, of: pact, on: 2004-01-01, {CITED}}}\n",
}
MAJORITY = {PACT: ("rule: consensus", "rule: simple_majority")}


def pact(view: View, before: str, on: str, of: str = "") -> tuple[VoteChange, ...]:
    asked = PowerChange(organisation="pact", before=before, on=on, of=of)
    return power_change(view, asked).changes


def powers(vote: VoteOnDay) -> tuple[str | None, float | None, float | None, float | None]:
    return vote.rule, vote.normalised, vote.prevent, vote.initiate


def test_a_rule_that_becomes_law_gives_each_vote_its_power(small_view: View) -> None:
    found = pact(small_view, "2001-12-31", "2002-01-01")
    assert [(item.voter, item.means, item.reading) for item in found] == [
        ("XHI", "rapid_reaction", "in_force_only"),
        ("XLO", "rapid_reaction", "in_force_only"),
    ]
    for item in found:
        assert powers(item.before) == (None, None, None, None)
        assert powers(item.after) == ("consensus", 0.5, 1.0, 1 / 3)


def test_between_days_of_one_law_nothing_changes(small_view: View) -> None:
    for item in pact(small_view, "2003-01-01", "2006-01-01"):
        assert item.before == item.after


def test_a_new_member_takes_its_share_and_had_none_before(build: Build) -> None:
    view = build(THIRD, MAJORITY)
    found = {
        item.voter: item
        for item in pact(view, "2003-12-31", "2004-01-01")
        if "XLO" in item.reading or "(" not in item.reading
    }
    assert list(found) == ["XHI", "XLO", "XTH"]
    assert powers(found["XTH"].before)[1:] == (None, None, None)
    assert found["XTH"].after.normalised == pytest.approx(1 / 3)
    old, new = found["XLO"].before, found["XLO"].after
    assert old.normalised == 0.5
    assert new.normalised == pytest.approx(1 / 3)
    assert (old.prevent, new.prevent) == (1.0, 0.5)


def test_hosts_that_vote_on_both_days_are_told_apart_where_their_rules_part(build: Build) -> None:
    signs = {
        **THIRD,
        ACTS: THIRD[ACTS]
        + f"- {{act: signed, by: XTH, of: pact.treaty, on: 2006-01-01, {CITED}}}\n",
    }
    view = build(signs)
    readings = {
        item.reading: (item.before.rule, item.after.rule)
        for item in pact(view, "2005-01-01", "2007-01-01", "XHI")
    }
    assert readings == {
        "in_force_only (host XHI, XLO)": ("consensus", "consensus"),
        "in_force_only (host XTH)": (None, "consensus"),
    }
    # A host that joins only in between is not asked on the first day.
    assert [item.reading for item in pact(view, "2003-01-01", "2007-01-01", "XHI")] == [
        "in_force_only"
    ]


def test_a_host_that_has_left_by_the_second_day_is_not_asked(build: Build) -> None:
    left = f"- {{act: withdrew, by: XTH, of: pact, on: 2006-01-01, {CITED}}}\n"
    view = build({**THIRD, ACTS: THIRD[ACTS] + left})
    found = pact(view, "2005-01-01", "2007-01-01", "XHI")
    assert [item.reading for item in found] == ["in_force_only"]
    assert found[0].after.rule == "consensus"


def test_only_the_vote_asked_for_is_told_although_it_never_was_one(build: Build) -> None:
    view = build({STATES: THIRD[STATES]})
    found = pact(view, "2003-01-01", "2005-01-01", "XTH")
    assert [item.voter for item in found] == ["XTH"]
    assert powers(found[0].after) == ("consensus", None, None, None)


@pytest.mark.parametrize(
    ("before", "on", "covered"),
    [
        ("2000-01-01", "2010-12-31", True),
        ("1999-12-31", "2010-12-31", False),
        ("2000-01-01", "2011-01-01", False),
    ],
)
def test_both_days_must_lie_in_the_record(
    small_view: View, before: str, on: str, covered: bool
) -> None:
    found = power_change(small_view, PowerChange(organisation="pact", before=before, on=on))
    assert found.covered is covered
    assert found.days == (before, on)
