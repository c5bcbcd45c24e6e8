"""Checks of decision rules: organs, the means they decide on, and the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from allies.law.provisions import Body, is_read, readings_of, speaks_of
from allies.law.rules import Leaf, RuleError, leaves, parse_rule, truth
from allies.theatre.checks.context import Context
from allies.values.means import MEANS
from allies.world.instruments import Decision, Provision
from allies.world.organisations import Organisation
from allies.world.vocabulary import KINDS

MOST_FACTS = 12  # the most facts of two conditions that are tried in every combination
# Facts of which at most one holds, by the parameter in which they differ.
_EXCLUSIVE = {"threat_is": "kind", "host_is": "who"}
# The field of a provision that is read for one effect only.
_ONLY_FOR = (("decision", "decide"), ("met", "require"), ("clock", "clock"))
# Acts that a state does for itself: it needs no permission, only the absence of a prohibition.
_OF_A_STATE = frozenset(
    {"acceded", "withdrew", "withdrawal_notified", "notice_taken_back", "denounced"}
)


def check_deciding(context: Context) -> None:
    """Check that each decision rule belongs to an organ that decides, and has no rival rule."""
    for kind, bodies in (
        ("organisation", context.record.organisations),
        ("state", context.record.states),
    ):
        for body in bodies.values():
            key = f"{kind}:{body.id}"
            for at, provision in enumerate(body.provisions):
                _check_fields(context, key, at, provision)
                if kind == "organisation":
                    _check_permission(context, key, at, provision)
                if provision.effect == "decide" and provision.decision is not None:
                    _check_use(context, key, at, body, provision, provision.decision)
            _check_rivals(context, key, body)


def _check_fields(context: Context, key: str, at: int, provision: Provision) -> None:
    for field, effect in _ONLY_FOR:
        if getattr(provision, field) is not None and provision.effect != effect:
            context.note(
                key,
                ("provisions", at, field),
                f"'{field}' is read only with 'effect: {effect}'",
                f"with the effect '{provision.effect}', '{field}' would be ignored",
                f"split it into two provisions, or remove '{field}:'",
            )


def _check_permission(context: Context, key: str, at: int, provision: Provision) -> None:
    """Note a conditional permission of what a state may do in any case."""
    of_a_state = bool(provision.acts) and _OF_A_STATE.issuperset(provision.acts)
    if provision.effect == "permit" and of_a_state and provision.when and not provision.overrides:
        acts = " and ".join(f"'{act}'" for act in provision.acts)
        context.note(
            key,
            ("provisions", at, "effect"),
            f"the condition of '{provision.id}' forbids nothing",
            f"{acts} is an act of a state, and a state may do what no rule forbids",
            "write 'effect: forbid' and put the condition under 'not:'",
        )


def _check_use(
    context: Context, key: str, at: int, body: Body, provision: Provision, decision: Decision
) -> None:
    """Check that some means or vote is decided by the organ that a rule is about.

    An unknown organ is a fault of its own, and brings no other.
    """
    organs = context.names["organ"]
    if decision.organ not in organs:
        return
    within = ("provisions", at, "decision", "organ")
    offered = body.means if isinstance(body, Organisation) else ()
    others = [
        item
        for item in offered
        if item.means in provision.means and decision.organ not in item.deciders
    ]
    apart = [item for item in others if organs.issuperset(item.deciders)]
    for item in apart:
        named = " and ".join(f"'{name}'" for name in item.deciders)
        decide = "decides" if len(item.deciders) == 1 else "decide"
        whose = f"{named} {decide} on" if named else "no organ decides on"
        same = "name the same organ in both"
        if not named:
            same = f"add 'organ: {decision.organ}' to the means '{item.means}'"
        context.fault(
            key,
            within,
            f"the rule is about '{decision.organ}', and {whose} '{item.means}'",
            f"a rule for '{item.means}' is read only for the organ of that means",
            f"{same}, or remove '{item.means}' from the rule",
        )
    if not others and not _is_used(context, body, provision, decision):
        context.note(
            key,
            within,
            f"nothing uses the rule '{provision.id}'",
            f"'{decision.organ}' decides on no means of this rule, and none of its votes is"
            " recorded",
            "give the organ to a means, record the votes, or remove the rule",
        )


def _is_used(context: Context, body: Body, provision: Provision, decision: Decision) -> bool:
    organisations = context.record.organisations.values()
    users = [item for item in organisations if item is body or body.id in item.builds_on]
    if any(
        decision.organ in offered.deciders and speaks_of(provision, offered.means)
        for user in users
        for offered in user.means
    ):
        return True
    voted = {act.of for act in context.record.acts if act.act == "voted"}
    return bool(voted & {decision.organ, context.owners.get(decision.organ, "")})


def _check_rivals(context: Context, key: str, body: Body) -> None:
    """Add a fault for two rules on how one organ decides one matter, if both may be law."""
    inherited = _deciding(context, body)
    own = {provision.id: at for at, provision in enumerate(body.provisions)}
    deciding = [(item, item.decision) for item in inherited if item.decision is not None]
    means = body.means if isinstance(body, Organisation) else ()
    together = [{item.organ} for _, item in deciding] + [set(item.deciders) for item in means]
    for (one, first), (other, second) in combinations(deciding, 2):
        alike = (first.organ, first.rule) == (second.organ, second.rule)
        if alike or not any({first.organ, second.organ} <= group for group in together):
            continue
        if not _exist_together(body, first.organ, second.organ):
            continue
        if one.id in other.overrides or other.id in one.overrides:
            continue
        readings = _shared_readings(body, one, other)
        if other.id in own and readings and _can_both_hold(one, other):
            context.note(
                key,
                ("provisions", own[other.id], "decision"),
                _rivalry(one, other, first, second),
                f"if both are law under {', '.join(readings)}, it is not settled which rule"
                " decides, so no approval can be judged",
                "let one override the other, give them to different readings, or add 'when:'",
            )


def _exist_together(body: Body, first: str, second: str) -> bool:
    """Return whether two organs may exist on the same day; yes if no day says otherwise."""
    organs = {organ.id: organ for organ in body.organs}
    pair = [organs[name] for name in (first, second) if name in organs]
    begin = max((item.since.first for item in pair if item.since), default=0)
    return all(item.until is None or begin <= item.until.last for item in pair)


def _rivalry(one: Provision, other: Provision, first: Decision, second: Decision) -> str:
    """Return how two provisions on who decides differ."""
    if first.organ == second.organ:
        return f"'{one.id}' and '{other.id}' give different rules for how '{first.organ}' decides"
    return (
        f"'{one.id}' lets '{first.organ}' decide and '{other.id}' lets '{second.organ}' decide on"
        " the same means"
    )


def _deciding(context: Context, body: Body) -> list[Provision]:
    """Return a body's provisions, after those of the existing bodies it builds on."""
    organisations = context.record.organisations
    earlier = body.builds_on if isinstance(body, Organisation) else ()
    inherited = [
        item for name in earlier if name in organisations for item in organisations[name].provisions
    ]
    return [item for item in (*inherited, *body.provisions) if item.effect == "decide"]


def _shared_readings(body: Body, one: Provision, other: Provision) -> list[str]:
    """Return the readings that find both rules in the texts, on a matter of both."""
    baseline = readings_of(body)[0]
    return [
        reading.id
        for reading in readings_of(body)
        if any(
            is_read(one, reading, baseline, matter) and is_read(other, reading, baseline, matter)
            for matter in (*sorted(MEANS), *KINDS)
            if speaks_of(one, matter) and speaks_of(other, matter)
        )
    ]


def _can_both_hold(one: Provision, other: Provision) -> bool:
    """Return whether the conditions of two provisions can hold at once; yes if it is unknown."""
    try:
        rules = [parse_rule(item.when, item.instrument) for item in (one, other)]
    except RuleError:
        return False  # reported as a separate fault
    facts = list(dict.fromkeys(leaf for rule in rules for leaf in leaves(rule)))
    if len(facts) > MOST_FACTS:
        return True
    return any(all(truth(rule, known) for rule in rules) for known in _patterns(facts))


def _patterns(facts: Sequence[Leaf]) -> Iterator[Mapping[Leaf, bool]]:
    """Yield every combination of values of some facts.

    A crisis is of one kind and in one state, so of the facts about either at most one holds.
    """
    others = [fact for fact in facts if fact.name not in _EXCLUSIVE]
    groups = [[fact for fact in facts if fact.name == name] for name in _EXCLUSIVE]
    options = [
        [dict(fact.given).get(parameter) for fact in group] + [None]
        for group, parameter in zip(groups, _EXCLUSIVE.values(), strict=True)
    ]
    for values in product((False, True), repeat=len(others)):
        for chosen in product(*(dict.fromkeys(option) for option in options)):
            known = dict(zip(others, values, strict=True))
            for group, parameter, one in zip(groups, _EXCLUSIVE.values(), chosen, strict=True):
                known |= {fact: dict(fact.given).get(parameter) == one for fact in group}
            yield known
