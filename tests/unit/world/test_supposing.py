"""Suppositions: acts added and taken away, statuses of states, and what contradicts what."""

from __future__ import annotations

import pytest

from allies.errors import QuestionError
from allies.questions.base import WhatIf
from allies.world.supposing import removable
from allies.world.view import View
from tests.apparatus import Build, day

LEVERS = """
- id: outside
  says: Lowland were outside the Pact
  of: pact
  member: [XLO=out]
  judgement: Invented.
- id: inside
  says: Lowland were a full member of the Pact
  of: pact
  member: [XLO=participating]
  judgement: Invented.
- id: majority
  says: a majority decides
  of: pact
  rule: simple_majority
  judgement: Invented.
- id: asked-twice
  says: Lowland asked in May
  acts:
    - act: requested
      id: request-in-may
      by: XLO
      to: pact
      on: 2008-05-05
      judgement: Invented.
  judgement: Invented.
- id: larger
  says: the brigade is larger
  forces:
    - id: highland.brigade
      name: Highland's ready brigade, enlarged
      owner: XHI
      home: upton
      personnel: {triangular: [900, 1900, 3000]}
      readiness_hours: {triangular: [24, 48, 120]}
      modes: [road]
      judgement: Invented.
  judgement: Invented.
"""
ON = "2008-06-05"


@pytest.fixture(scope="module")
def pact(build: Build) -> View:
    return build({"levers/levers.yaml": LEVERS})


def status(view: View, state: str = "XLO", on: str = ON) -> str:
    return view.on(day(on)).register("membership", state, "pact").word()


def test_a_state_that_is_supposed_out_has_left(pact: View) -> None:
    supposed = pact.supposing(WhatIf(member=("XHI=out",)), day=day(ON), organisation="pact")
    assert (status(pact, "XHI"), status(supposed, "XHI")) == ("member", "withdrawn")
    assert status(supposed, "XHI", "2008-06-04") == "member"


def test_a_state_that_is_supposed_in_never_left(pact: View) -> None:
    left = pact.through("morning-paper")
    stayed = left.supposing(WhatIf(member=("XLO:pact=participating",)), day=day(ON))
    assert (status(left), status(stayed)) == ("withdrawn", "member")


def test_a_state_that_never_joined_joins_on_the_day(pact: View) -> None:
    on = day("2000-05-05")
    supposed = pact.supposing(WhatIf(member=("XHI:pact=in",)), day=on)
    assert supposed.on(on).register("membership", "XHI", "pact").word() == "member"
    assert supposed.on(on - 1).register("membership", "XHI", "pact").word() == "none"


def test_a_state_outside_cannot_leave(pact: View) -> None:
    with pytest.raises(QuestionError, match="cannot leave the Pact"):
        pact.supposing(WhatIf(member=("XHI:pact=out",)), day=day("2000-05-05"))


def test_a_status_needs_an_organisation(pact: View) -> None:
    with pytest.raises(QuestionError, match="names no organisation"):
        pact.supposing(WhatIf(member=("XHI=out",)), day=day(ON))


def test_acts_are_added_and_left_out(pact: View) -> None:
    request = ("request", "XLO", "pact")
    before = day("2008-05-20")
    supposed = pact.supposing(WhatIf(lever=("asked-twice",)), day=before)
    assert supposed.on(before).register(*request).word() == "requested"
    assert pact.on(before).register(*request).word() == "none"
    gone = pact.supposing(WhatIf(without=("xhi.acceded.pact.2001-05-01",)), day=day(ON))
    assert (status(gone, "XHI"), status(gone)) == ("none", status(pact))


def test_a_version_left_out_takes_its_acts_along(pact: View) -> None:
    gone = pact.supposing(WhatIf(without=("lowland-2008/left",)), day=day(ON))
    assert [item.id for item in gone.contests["lowland-2008"].versions] == ["stayed"]
    assert not any(act.act == "withdrew" for act in gone.acts)


def test_a_force_of_a_lever_replaces_the_one_of_its_name(pact: View) -> None:
    supposed = pact.supposing(WhatIf(lever=("larger",)), day=day(ON))
    assert supposed.forces["highland.brigade"].name.endswith("enlarged")
    assert pact.forces["highland.brigade"].name == "Highland's ready brigade"


def test_what_is_supposed_is_kept_as_asked_beside_what_it_means(pact: View) -> None:
    supposed = pact.supposing(WhatIf(lever=("outside", "majority")), day=day(ON))
    assert supposed.supposed == WhatIf(lever=("outside", "majority"))
    assert supposed.what_if.member == ("XLO:pact=out",)
    assert (supposed.what_if.rule, supposed.rule_of) == ("simple_majority", ("pact",))
    assert supposed.recorded.what_if == WhatIf()
    assert status(supposed.recorded) == status(pact)


@pytest.mark.parametrize(
    ("what_if", "said"),
    [
        (WhatIf(lever=("outside", "inside")), "lever 'inside' Lowland: participating"),
        (WhatIf(lever=("outside",), member=("XLO:pact=in",)), "two suppositions contradict"),
        (WhatIf(vote=("XLO=for", "XLO=against")), "two suppositions contradict"),
        (WhatIf(lever=("majority",), rule="consensus"), "the rule simple_majority"),
        (WhatIf(deny=("XLO",), allow=("XLO",)), "XLO cannot both refuse and consent"),
        (WhatIf(lever=("asked-twice",), without=("request-in-may",)), "removes it"),
    ],
)
def test_suppositions_that_contradict_each_other_are_refused(
    pact: View, what_if: WhatIf, said: str
) -> None:
    with pytest.raises(QuestionError, match=said):
        pact.supposing(what_if, day=day(ON))


def test_two_votes_of_one_state_are_named_with_their_values(pact: View) -> None:
    with pytest.raises(QuestionError) as raised:
        pact.supposing(WhatIf(vote=("XLO=for", "XLO=against")), 0, day("2008-01-01"), "pact")
    for value in ("XLO=against", "XLO=for"):
        assert value in raised.value.fault.remedy


def test_suppositions_that_agree_are_not_refused(pact: View) -> None:
    twice = WhatIf(lever=("outside",), member=("XLO:pact=out",), deny=("XHI",), allow=("XLO",))
    assert status(pact.supposing(twice, day=day(ON))) == "withdrawn"


def test_a_lever_needs_its_organisation_to_exist(pact: View) -> None:
    lever = WhatIf(lever=("majority",))
    assert pact.supposing(lever, day=day("2001-05-01")).what_if.rule == "simple_majority"
    with pytest.raises(QuestionError, match="contradicts history on 30 April 2001"):
        pact.supposing(lever, day=day("2001-04-30"))


def test_what_can_be_left_out_is_named_with_its_kind(pact: View) -> None:
    found = removable(pact)
    assert found["xhi.acceded.pact.2001-05-01"] == "act"
    assert found["lowland-2008/left"] == "version"
    assert found["highland.brigade"] == "force"
