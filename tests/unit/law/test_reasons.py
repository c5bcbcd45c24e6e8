"""Reasons: why a verdict is what it is, with the rules that lost and the acts behind each part."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from allies.evidence.sources import Citation
from allies.law.facts import Facts
from allies.law.judgement import Judgement, judge
from allies.law.provisions import Brief, CompiledProvision
from allies.law.reasons import (
    Condition,
    Reason,
    Status,
    cites_of,
    explain,
    provision_status,
    reasons,
    sentence,
)
from allies.law.rules import Leaf, Rule, Trace, all_, evaluate, leaf, not_, parse_rule, unless
from allies.values.dates import parse_date
from allies.values.ternary import NO, UNKNOWN, YES, constant
from allies.world.acts import Act
from allies.world.instruments import Effect, Reading
from allies.world.view import View
from tests.apparatus import MakeFacts, day, worlds_of

READING = Reading(id="plain", title="As written", in_force=None, holders=())
LAW, HOLDS, BEATEN = leaf("law"), leaf("holds"), leaf("beaten")
MEMBER = leaf("host_is_member", of="pact")
LEFT = ("membership", "XLO", "pact")


def provision(
    name: str, effect: Effect, *, when: Rule = HOLDS, law: Rule = LAW, over: tuple[str, ...] = ()
) -> CompiledProvision:
    return CompiledProvision(
        name, "pact.treaty", f"Rule {name}", effect, when, {"plain": law}, overrides=over
    )


def judged(facts: Facts, provisions: Iterable[CompiledProvision], **given: int) -> Judgement:
    fixed: dict[Leaf, object] = {leaf(name): constant(code) for name, code in given.items()}
    brief = Brief("rapid_reaction", (READING,), tuple(provisions))
    return judge(brief, facts, fixed=fixed)  # type: ignore[arg-type]


def test_a_reason_names_the_act_it_rests_on_and_its_citations(
    small_view: View, facts_of: MakeFacts
) -> None:
    facts, trace = facts_of(small_view, "2005-01-01"), Trace()
    rule = unless(not_(leaf("threat_is", kind="coup")), leaf("host_is_member", of="pact"))
    evaluate(rule, facts, trace)
    found = explain(rule, facts, trace, 0)
    assert (found.says, found.value) == ("unless a later one holds", "no")
    first, second = found.parts
    assert (first.says, first.value, first.parts[0].value) == ("not", "yes", "no")
    assert second.says == "Lowland is a member of the Pact"
    assert second.acts == ("xlo.acceded.pact.2001-05-01",)
    assert [cite.at for cite in second.cites] == ["signatures"]


def test_a_rule_without_parts_reads_as_always(small_view: View, facts_of: MakeFacts) -> None:
    facts, trace = facts_of(small_view, "2005-01-01"), Trace()
    rule = parse_rule(None)
    evaluate(rule, facts, trace)
    assert explain(rule, facts, trace, 0).says == "always"


def test_a_predicate_reads_with_the_names_of_what_it_speaks_of(small_view: View) -> None:
    assert (
        sentence(leaf("in_force", instrument="pact.treaty"), small_view)
        == "Treaty of the Pact, 1 May 2001 is in force"
    )
    assert (
        sentence(leaf("threat_is", kind="insurgency_incursion"), small_view)
        == "the crisis is of the kind insurgency incursion"
    )


def test_of_no_reasons_there_are_no_citations() -> None:
    assert cites_of([]) == []


def test_a_leaf_names_every_act_once_and_each_citation_once(
    small_view: View, facts_of: MakeFacts
) -> None:
    facts, trace = facts_of(small_view, "2008-06-05"), Trace()
    evaluate(MEMBER, facts, trace)
    cells = trace.reads[MEMBER]
    trace.reads[MEMBER] = (
        *cells,
        *cells,
        ("membership", "XHI", "pact"),
        ("request", "XLO", "pact"),
    )
    found = explain(MEMBER, facts, trace, 0)
    assert found.acts == ("xlo.acceded.pact.2001-05-01", "xhi.acceded.pact.2001-05-01")
    assert [cite.at for cite in found.cites] == ["signatures"]


def test_each_world_has_its_own_value_and_its_own_act(
    small_view: View, facts_of: MakeFacts
) -> None:
    worlds = worlds_of(small_view, "2008-06-05", LEFT)
    facts, trace = facts_of(small_view, "2008-06-05", worlds=worlds), Trace()
    evaluate(MEMBER, facts, trace)
    told = [explain(MEMBER, facts, trace, row) for row in range(2)]
    assert [(item.value, item.acts) for item in told] == [
        ("no", ("xlo.withdrew.pact.2008-06-02",)),
        ("yes", ("xlo.acceded.pact.2001-05-01",)),
    ]


PARTED = ("host_is_member", "actor_is_member", "guest_is_member", "affected_is_member")


def test_parties_go_by_their_part_until_there_is_a_case(small_view: View) -> None:
    told = [sentence(leaf(name, of="pact"), small_view) for name in PARTED]
    assert told == [
        f"{party} is a member of the Pact"
        for party in ("the host", "the actor", "the other side", "the state affected")
    ]


def test_parties_go_by_their_names_in_a_case_as_far_as_it_has_them(
    small_view: View, facts_of: MakeFacts
) -> None:
    act = Act(act="suspended", by="pact", state="XHI", on=parse_date("2005-01-01"), judgement="J")
    facts = facts_of(small_view, "2005-01-01", act=act)
    told = [sentence(leaf(name, of="pact"), small_view, facts) for name in PARTED]
    assert told == [
        f"{party} is a member of the Pact"
        for party in ("Lowland", "Pact", "the other side", "Highland")
    ]


def test_a_text_that_is_not_named_is_the_text(small_view: View) -> None:
    assert sentence(leaf("in_force", instrument=""), small_view) == "the text is in force"


@pytest.mark.parametrize(
    ("law", "holds", "beaten", "effect", "status"),
    [
        (YES, YES, NO, "permit", "decisive"),
        (YES, YES, NO, "oblige", "decisive"),
        (YES, YES, NO, "require", "applies"),
        (YES, YES, YES, "permit", "overridden"),
        (NO, YES, NO, "permit", "not_in_force"),
        (NO, NO, NO, "permit", "not_in_force"),
        (YES, NO, NO, "permit", "not_applicable"),
        (UNKNOWN, NO, NO, "permit", "not_applicable"),
        (YES, UNKNOWN, NO, "permit", "unknown"),
        (UNKNOWN, YES, NO, "permit", "unknown"),
    ],
)
def test_a_provision_decides_or_it_is_told_how_it_lost(
    small_view: View,
    facts_of: MakeFacts,
    law: int,
    holds: int,
    beaten: int,
    effect: Effect,
    status: Status,
) -> None:
    facts = facts_of(small_view, "2005-01-01")
    provisions = [
        provision("a", effect),
        provision("b", "forbid", when=BEATEN, law=all_(), over=("a",)),
    ]
    found = judged(facts, provisions, law=law, holds=holds, beaten=beaten)
    assert provision_status(found, "plain", "a", 0) == status


@pytest.mark.parametrize(
    ("permit", "forbid", "told"),
    [
        (YES, NO, ("decisive", "not_applicable")),
        (NO, YES, ("not_applicable", "decisive")),
        (YES, YES, ("decisive", "decisive")),  # they conflict: both are why it is open
        (UNKNOWN, YES, ("unknown", "decisive")),
    ],
)
def test_what_stands_undefeated_decides_on_its_own_side_or_leaves_open(
    small_view: View, facts_of: MakeFacts, permit: int, forbid: int, told: tuple[Status, Status]
) -> None:
    provisions = [
        provision("a", "permit", law=all_()),
        provision("b", "forbid", when=BEATEN, law=all_()),
    ]
    found = judged(facts_of(small_view, "2005-01-01"), provisions, holds=permit, beaten=forbid)
    assert tuple(provision_status(found, "plain", name, 0) for name in "ab") == told


def test_a_permission_beside_a_verdict_of_no_only_applies(
    small_view: View, facts_of: MakeFacts
) -> None:
    provisions = [provision("a", "permit"), provision("b", "forbid")]
    found = judged(facts_of(small_view, "2005-01-01"), provisions, law=YES, holds=YES)
    for verdict, told in ((NO, ("applies", "decisive")), (YES, ("decisive", "applies"))):
        other = replace(found, verdict=found.verdict * 0 + verdict)
        assert tuple(provision_status(other, "plain", name, 0) for name in "ab") == told


def weighed(facts: Facts, *provisions: CompiledProvision) -> list[Reason]:
    return reasons(judged(facts, provisions), facts, "plain", 0)


def test_the_decisive_come_first_and_only_what_grants_or_forbids_is_told(
    small_view: View, facts_of: MakeFacts
) -> None:
    facts, always, never = facts_of(small_view, "2005-01-01"), all_(), not_(all_())
    found = weighed(
        facts,
        provision("a", "permit", when=never, law=always),
        provision("b", "require", when=always, law=always),
        provision("c", "decide", when=always, law=always),
        provision("d", "oblige", when=always, law=always),
        provision("e", "forbid", when=always, law=never),
    )
    assert [(item.provision, item.status) for item in found] == [
        ("d", "decisive"),
        ("a", "not_applicable"),
        ("e", "not_in_force"),
    ]
    assert (found[0].says, found[0].effect) == ("Rule d", "oblige")


def test_a_provision_that_a_reading_does_not_find_is_no_reason(
    small_view: View, facts_of: MakeFacts
) -> None:
    facts = facts_of(small_view, "2005-01-01")
    unseen = replace(provision("a", "permit", when=all_()), in_force={"another": all_()})
    assert weighed(facts, unseen) == []


def test_a_reading_that_sees_another_crisis_is_told_by_its_own_rule(
    small_view: View, facts_of: MakeFacts
) -> None:
    facts = facts_of(small_view, "2005-01-01")
    own = provision("a", "permit", when=MEMBER, law=all_())
    (plain,) = weighed(facts, own)
    (seen,) = weighed(facts, replace(own, seen_as={"plain": not_(MEMBER)}))
    assert (plain.when.value, seen.when.value) == ("yes", "no")
    assert seen.when.says == "not"


def test_a_text_nobody_could_read_yet_is_no_reason_and_general_law_always_is(
    small_view: View, facts_of: MakeFacts
) -> None:
    told = provision("a", "permit", when=all_(), law=all_())
    general = replace(told, id="g", instrument="general_law")
    for known_by, names in (("2001-04-30", ["g"]), ("2001-05-01", ["a", "g"])):
        facts = facts_of(small_view.known_by(day(known_by)), "2005-01-01")
        assert [item.provision for item in weighed(facts, told, general)] == names


def cite(at: str) -> Citation:
    return Citation(source="pact-text", at=at)


def test_the_citations_of_reasons_are_those_of_every_part_each_once() -> None:
    deep = Condition("all of", "yes", (Condition("x", "yes", (), (), (cite("deep"), cite("a"))),))
    reason = Reason(
        "a",
        "A rule",
        "permit",
        "decisive",
        Condition("law", "yes", (), (), (cite("law"),)),
        deep,
        (cite("a"),),
    )
    again = replace(reason, cites=(cite("b"),))
    assert [item.at for item in cites_of([reason, again])] == ["a", "law", "deep", "b"]


def test_of_a_reason_the_coded_rule_is_cited(small_view: View, facts_of: MakeFacts) -> None:
    source = small_view.provisions["pact.treaty.art-5"]
    own = replace(provision("a", "permit", when=all_(), law=all_()), source=source)
    facts = facts_of(small_view, "2005-01-01")
    assert [item.cites for item in weighed(facts, own)] == [source.cites]
    assert [item.cites for item in weighed(facts, replace(own, source=None))] == [()]
