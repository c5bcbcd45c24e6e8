"""Forces: whose, where, how strong, and under which labels on a day."""

from __future__ import annotations

import pytest

from allies.assessment.movement.forces import forces
from allies.errors import QuestionError, ask_for
from allies.questions.forces import Forces, ForcesAnswer, ListedForce
from allies.world.view import View
from tests.apparatus import ACTS, CITED, FORCES, PACT, Build

GUARD = """\
- id: lowland.guard
  name: Lowland's guard
  owner: XLO
  home: downton
  labels:
    - {label: ready, since: 2003-01-01, language: pledged, CITED}
    - {label: border_watch, since: 2004-06, CITED}
  personnel: {uniform: [100, 200]}
  readiness_hours: {uniform: [10, 10]}
  modes: [road]
  alert:
    personnel: {uniform: [50, 100]}
    readiness_hours: {uniform: [4, 4]}
    judgement: Invented.
  since: 2002-01-01
  until: 2009-01-01
  CITED
""".replace("CITED", CITED)
OWN_MEANS = """\
  - means: peacekeeping
    name: the Pact's watch
    organ: pact.chair
    forces: [border_watch, ready]
    judgement: J
  - means: consult
    name: talks
    organ: pact.council
    judgement: J

organs:
  - {id: pact.chair, name: Chair, judgement: J}
"""


@pytest.fixture(scope="module")
def guarded(build: Build) -> View:
    """The small theatre with a force of Lowland's."""
    return build({FORCES: GUARD}, {PACT: ("\norgans:\n", f"\n{OWN_MEANS}")})


def asked(view: View, on: str, label: str = "") -> ForcesAnswer:
    return forces(view, Forces(label=label, on=on))


def ids(found: ForcesAnswer) -> list[str]:
    return [item.id for item in found.forces]


def guard(view: View, on: str) -> ListedForce:
    (found,) = asked(view, on, "XLO").forces
    return found


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2001-12-31", ["highland.brigade"]),
        ("2002-01-01", ["highland.brigade", "lowland.guard"]),
        ("2008-12-31", ["highland.brigade", "lowland.guard"]),
        ("2009-01-01", ["highland.brigade"]),
        ("2011-01-01", []),
    ],
)
def test_only_forces_that_stand_on_the_day_are_listed(
    guarded: View, on: str, told: list[str]
) -> None:
    assert ids(asked(guarded, on)) == told


def test_a_label_asked_for_lists_those_that_carry_it_that_day(guarded: View) -> None:
    before, after = (asked(guarded, on, "ready") for on in ("2002-12-31", "2003-01-01"))
    assert (ids(before), before.label) == (["highland.brigade"], "ready")
    assert ids(after) == ["highland.brigade", "lowland.guard"]
    assert ids(asked(guarded, "2008-01-01", "Border-Watch")) == ["lowland.guard"]


def test_a_state_asked_for_lists_its_own_whatever_they_carry(guarded: View) -> None:
    for name in ("XLO", "Lowland", "lowland"):
        found = asked(guarded, "2002-06-01", name)
        assert (ids(found), found.label) == (["lowland.guard"], "XLO")


def test_labels_are_counted_over_every_force_of_the_day_whatever_is_asked(guarded: View) -> None:
    assert asked(guarded, "2002-06-01", "XLO").labels == {"ready": 1}
    assert asked(guarded, "2004-06-29", "XLO").labels == {"ready": 2}
    later = asked(guarded, "2004-06-30").labels
    assert list(later.items()) == [("border_watch", 1), ("ready", 2)]
    assert asked(guarded, "2011-01-01").labels == {}


def test_a_label_ends_while_the_force_stays(build: Build) -> None:
    ended = GUARD.replace("since: 2003-01-01,", "since: 2003-01-01, until: 2005-03,")
    assert ended != GUARD
    view = build({FORCES: ended}, {PACT: ("\norgans:\n", f"\n{OWN_MEANS}")})
    kept = {
        day: [item.label for found in asked(view, day).forces for item in found.labels]
        for day in ("2005-02-28", "2005-03-15", "2005-04-01")
    }
    assert [labels.count("ready") for labels in kept.values()] == [2, 1, 1]
    assert all("border_watch" in labels for labels in kept.values())
    shown = [item for found in asked(view, "2005-02-28").forces for item in found.labels]
    assert {item.until for item in shown if item.label == "ready"} == {None, "2005-03"}
    assert "lowland.guard" not in ids(asked(view, "2005-04-01", "ready"))


def test_a_force_shows_the_labels_it_carries_and_not_those_to_come(guarded: View) -> None:
    early, late = guard(guarded, "2004-01-01"), guard(guarded, "2005-01-01")
    assert [(item.label, item.since, item.language) for item in early.labels] == [
        ("ready", "2003-01-01", "pledged")
    ]
    assert [item.label for item in late.labels] == ["border_watch", "ready"]
    assert early.labels[0].cites


def test_the_organs_that_decide_on_a_force_are_those_of_the_means_it_is_pledged_to(
    guarded: View,
) -> None:
    assert guard(guarded, "2002-06-01").decided_by == ()
    assert guard(guarded, "2003-06-01").decided_by == ("pact.council", "pact.chair")


def test_a_means_without_an_organ_lets_nobody_else_decide(build: Build) -> None:
    view = build(
        {FORCES: GUARD},
        {PACT: ("    collective: false\n", "    collective: false\n    forces: [border_watch]\n")},
    )
    assert guard(view, "2005-01-01").decided_by == ("pact.council",)


def test_strength_is_told_with_eight_tenths_of_its_range_to_one_digit(guarded: View) -> None:
    found = guard(guarded, "2005-01-01")
    people, hours = found.people, found.readiness_hours
    assert (people.low, people.middle, people.high) == (110.0, 150.0, 190.0)
    assert (hours.low, hours.middle, hours.high) == (10.0, 10.0, 10.0)
    (brigade,) = asked(guarded, "2005-01-01", "XHI").forces
    assert brigade.people.middle == round(brigade.people.middle, 1)


def test_a_force_tells_whether_it_is_on_alert_and_what_of_it_is_estimated(guarded: View) -> None:
    brigade, own = asked(guarded, "2005-01-01").forces
    assert brigade.alert is None
    assert own.alert is not None
    assert (own.alert.people.middle, own.alert.readiness_hours.middle) == (75.0, 4.0)
    assert own.alert.estimate == "Invented."
    assert (brigade.estimate, own.estimate) == ("Strength and readiness are invented.", None)
    assert (own.owner, own.home, own.name) == ("XLO", "downton", "Lowland's guard")
    assert (bool(brigade.cites), bool(own.cites)) == (False, True)


def test_a_name_that_is_neither_label_nor_state_is_refused_with_the_nearest(guarded: View) -> None:
    with pytest.raises(QuestionError) as caught:
        asked(guarded, "2005-01-01", "redy")
    fault = caught.value.fault
    assert fault.what == "no force has the label 'redy', and no state has that name"
    assert (fault.field, fault.remedy) == ("label", "did you mean 'ready'?")


SIZES = """\

- act: claimed
  id: size.WHOLE
  by: XHI
  of: pact
  means: [MEANS]
  on: 2008-01-01
  amount: 900
  unit: people at most
  says: Nine hundred can come
  CITED
""".replace("CITED", CITED)
CLAIMS = "".join(
    SIZES.replace("WHOLE", means).replace("MEANS", means)
    for means in ("peacekeeping", "consult", "rapid_reaction")
)


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("border_watch", {"size.peacekeeping"}),
        ("ready", {"size.peacekeeping", "size.rapid_reaction"}),
        ("", {"size.peacekeeping", "size.rapid_reaction"}),
        ("XLO", set()),
    ],
)
def test_the_size_of_the_whole_is_told_for_its_labels_alone(
    build: Build, label: str, told: set[str]
) -> None:
    view = build({FORCES: GUARD, ACTS: CLAIMS}, {PACT: ("\norgans:\n", f"\n{OWN_MEANS}")})
    assert {act.id for act in asked(view, "2008-06-04", label).sizes} == told


def test_a_mere_claim_on_a_means_tells_no_size(build: Build) -> None:
    bare = CLAIMS.replace("  amount: 900\n  unit: people at most\n", "")
    view = build({FORCES: GUARD, ACTS: bare}, {PACT: ("\norgans:\n", f"\n{OWN_MEANS}")})
    assert asked(view, "2008-06-04").sizes == ()


def test_an_organisation_is_no_label_and_its_labels_are_told(guarded: View) -> None:
    with pytest.raises(QuestionError) as told:
        asked(guarded, "2004-06-30", "pact")
    assert told.value.fault.what == "'pact' is an organisation, not a label of forces"
    assert "'ready'" in told.value.fault.why
    assert told.value.fault.remedy == f"ask {ask_for('forces', label='ready')}"
    with pytest.raises(QuestionError) as none:
        asked(guarded, "2004-06-30", "xqz")
    assert none.value.fault.remedy == "known: border_watch, ready"
