"""Judging: from provisions and facts to a verdict under every reading, in every world."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from allies.law.judgement import Judgement, judge
from allies.law.provisions import Brief, CompiledProvision
from allies.law.rules import Leaf, Rule, Trace, all_, leaf
from allies.values.dates import parse_date
from allies.values.ternary import NO, UNKNOWN, YES
from allies.world.instruments import Effect, Reading
from allies.world.organisations import Organ
from allies.world.view import View
from tests.apparatus import MakeFacts

READING = Reading(id="plain", title="As written", in_force=None, holders=())
OTHER = Reading(id="other", title="Otherwise", in_force=None, holders=())


def provision(
    name: str,
    effect: Effect,
    when: Rule | None = None,
    overrides: tuple[str, ...] = (),
    in_force: Rule | None = None,
    readings: tuple[str, ...] = ("plain", "other"),
) -> CompiledProvision:
    law = {reading: in_force or all_() for reading in readings}
    return CompiledProvision(
        name, "text", name, effect, when or leaf(name), law, overrides=overrides
    )


class Weigh:
    """Weighs provisions on settled facts."""

    def __init__(self, view: View, facts_of: MakeFacts) -> None:
        self._facts = facts_of(view, "2005-01-01")

    def __call__(self, provisions: list[CompiledProvision], **given: int | list[int]) -> Judgement:
        fixed: dict[Leaf, np.ndarray[tuple[int], np.dtype[np.int8]]] = {
            leaf(name): np.atleast_1d(np.array(codes, dtype=np.int8))
            for name, codes in given.items()
        }
        brief = Brief("rapid_reaction", (READING, OTHER), tuple(provisions))
        return judge(brief, self._facts, fixed=fixed)


@pytest.fixture
def weigh(small_view: View, facts_of: MakeFacts) -> Weigh:
    return Weigh(small_view, facts_of)


@pytest.mark.parametrize(
    ("permit", "forbid", "verdict", "conflict"),
    [
        (NO, NO, NO, False),
        (NO, YES, NO, False),
        (NO, UNKNOWN, NO, False),
        (YES, NO, YES, False),
        (YES, YES, UNKNOWN, True),
        (YES, UNKNOWN, UNKNOWN, False),
        (UNKNOWN, NO, UNKNOWN, False),
        (UNKNOWN, YES, UNKNOWN, False),
    ],
)
def test_a_power_and_a_prohibition_are_weighed(
    weigh: Weigh, permit: int, forbid: int, verdict: int, conflict: bool
) -> None:
    provisions = [provision("may", "permit"), provision("must_not", "forbid")]
    found = weigh(provisions, may=permit, must_not=forbid)
    assert found.verdict[:, 0].tolist() == [verdict, verdict]
    assert found.conflict[:, 0].tolist() == [conflict, conflict]


def test_without_any_power_the_verdict_is_no(weigh: Weigh) -> None:
    assert weigh([]).verdict.tolist() == [[NO], [NO]]
    steps: list[Effect] = ["require", "decide"]
    for effect in steps:
        assert weigh([provision("step", effect)], step=YES).verdict.tolist() == [[NO], [NO]]


def test_a_duty_gives_a_power_as_a_permission_does(weigh: Weigh) -> None:
    assert weigh([provision("must", "oblige")], must=YES).verdict[0].tolist() == [YES]


@pytest.mark.parametrize(
    ("special", "verdict", "undefeated"),
    [(NO, YES, YES), (YES, NO, NO), (UNKNOWN, UNKNOWN, UNKNOWN)],
)
def test_a_provision_is_defeated_while_one_that_overrides_it_applies(
    weigh: Weigh, special: int, verdict: int, undefeated: int
) -> None:
    provisions = [
        provision("may", "permit"),
        provision("not_here", "forbid", overrides=("may",)),
    ]
    found = weigh(provisions, may=YES, not_here=special)
    assert found.verdict[0].tolist() == [verdict]
    standing = found.standings["plain"]["may"]
    assert standing.applies.tolist() == [YES]
    assert standing.undefeated.tolist() == [undefeated]


def test_a_text_that_is_not_in_force_overrides_nothing(weigh: Weigh) -> None:
    provisions = [
        provision("may", "permit"),
        provision("not_here", "forbid", overrides=("may",), in_force=leaf("law")),
    ]
    for law, verdict in ((NO, YES), (YES, NO), (UNKNOWN, UNKNOWN)):
        found = weigh(provisions, may=YES, not_here=YES, law=law)
        assert found.verdict[0].tolist() == [verdict]


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        (None, None, True),
        (None, "2004", False),  # asked on the first day of 2005
        (None, "2005-01-01", True),
        (None, "2004/2005", True),  # it may still be there
        ("2005-01-02", None, False),
        ("2005-01-01", None, True),
    ],
)
def test_a_rule_of_an_organ_that_is_not_there_overrides_no_other(
    weigh: Weigh, since: str | None, until: str | None, counts: bool
) -> None:
    organ = Organ(
        id="committee",
        name="Committee",
        since=parse_date(since) if since else None,
        until=parse_date(until) if until else None,
    )
    special = provision("special", "decide", overrides=("general",))
    provisions = [provision("general", "decide"), replace(special, organ=organ)]
    stands = weigh(provisions, general=YES, special=YES).standings["plain"]
    assert stands["special"].applies.tolist() == [YES if counts else NO]
    assert stands["general"].undefeated.tolist() == [NO if counts else YES]


def test_a_provision_counts_only_under_the_readings_that_find_it(weigh: Weigh) -> None:
    found = weigh([provision("may", "permit", readings=("plain",))], may=YES)
    assert found.verdict.tolist() == [[YES], [NO]]
    assert found.standings["other"]["may"].in_force.tolist() == [NO]


def test_the_verdict_has_one_answer_for_each_world(weigh: Weigh) -> None:
    provisions = [provision("may", "permit"), provision("must_not", "forbid")]
    found = weigh(provisions, may=[YES, YES, NO], must_not=NO)
    assert found.verdict.tolist() == [[YES, YES, NO], [YES, YES, NO]]


def test_values_already_worked_out_are_used_again(small_view: View, facts_of: MakeFacts) -> None:
    facts, trace = facts_of(small_view, "2005-01-01"), Trace()
    rule = leaf("host_is_member", of="pact")
    brief = Brief("rapid_reaction", (READING,), (provision("may", "permit", when=rule),))
    judge(brief, facts, trace=trace)
    kept = trace.values[rule]
    judge(brief, facts, trace=trace)
    assert trace.values[rule] is kept
