"""Checks of capitals: their registers, their traits, and the recorded stances of states."""

from __future__ import annotations

from collections.abc import Sequence

from allies.errors import nearest
from allies.politics.weights import WEIGHTS, weight_beyond
from allies.theatre.checks.context import Context
from allies.world.acts import Act
from allies.world.capitals import ASPECTS, Capital, ThreatRegister, Trait
from allies.world.conclusions import OF_MEANS
from allies.world.log import split_versions


def check_capitals(context: Context) -> None:
    """Check capitals, the weights a theatre sets, and that no stance is for and against at once."""
    for capital in context.record.capitals.values():
        key = f"capital:{capital.id}"
        context.know(key, ("id",), capital.id, "state")
        _check_names(context, key, capital)
        for at, register in enumerate(capital.registers):
            _check_register(context, key, ("registers", at), register)
        for at, trait in enumerate(capital.traits):
            _check_trait(context, key, ("traits", at), trait)
    _check_weights(context)
    _check_sayings(context)
    _check_stances(context, context.record.acts)
    for case in context.record.cases.values():
        _check_stances(context, case.acts)


def _check_names(context: Context, key: str, capital: Capital) -> None:
    registers = [entry.id for entry in capital.registers]
    traits = [entry.id for entry in capital.traits]
    for kind, names in (("registers", registers), ("traits", traits)):
        seen: set[str] = set()
        for at, name in enumerate(names):
            if name in seen:
                context.fault(
                    key, (kind, at, "id"), f"a second '{name}'", "names are unique", "rename it"
                )
            seen.add(name)


def _check_register(
    context: Context, key: str, within: tuple[str | int, ...], register: ThreatRegister
) -> None:
    context.know(key, (*within, "by"), register.by, "holder")
    if register.is_secret and register.threats:
        context.fault(
            key,
            (*within, "threats"),
            f"'{register.id}' is secret and lists threats",
            "what a secret document says is unknown",
            "remove 'threats:', or give the form under which it became public",
        )
    if register.ranked and register.order_read_by:
        context.fault(
            key,
            (*within, "order_read_by"),
            f"'{register.id}' has 'ranked: true' and 'order_read_by:'",
            "if the document ranks its list, no reader needs to read its order as a ranking",
            "remove 'ranked: true' or 'order_read_by:'",
        )
    for at, threat in enumerate(register.threats):
        if not threat.topics:
            context.fault(
                key,
                (*within, "threats", at),
                "this threat has no topic",
                "threats are compared by topic",
                "add 'topics:'",
            )
    for at, reading in enumerate(register.order_read_by):
        context.know(key, (*within, "order_read_by", at, "who"), reading.who, "holder")
    for at, mention in enumerate(register.mentions):
        context.know(key, (*within, "mentions", at, "of"), mention.of, "state")


def _check_trait(context: Context, key: str, within: tuple[str | int, ...], trait: Trait) -> None:
    aspect = ASPECTS.get(trait.aspect)
    if aspect is None:
        context.fault(
            key,
            (*within, "aspect"),
            f"unknown aspect '{trait.aspect}'",
            "the aspects of a capital are a closed vocabulary",
            nearest(trait.aspect, ASPECTS),
        )
        return
    if aspect.scale and trait.level not in aspect.scale:
        said = f"'{trait.level}' is not a level of" if trait.level else "no level is given for"
        context.fault(
            key,
            (*within, "level"),
            f"{said} '{aspect.name}'",
            f"its scale is {', '.join(aspect.scale)}",
            nearest(trait.level, aspect.scale),
        )
    if trait.level and not aspect.scale:
        context.fault(key, (*within, "level"), f"'{aspect.name}' has no scale", "", "remove it")
    if (
        aspect.towards
        and not trait.towards
        and aspect.name not in ("advice", "planning", "disputes")
    ):
        context.fault(
            key,
            within,
            f"'{aspect.name}' needs 'towards:'",
            f"it names a {aspect.towards}",
            "add 'towards:'",
        )
    if (trait.amount is None) != (not trait.unit):
        context.fault(
            key,
            (*within, "unit" if trait.unit else "amount"),
            "an amount without a unit" if not trait.unit else "a unit without an amount",
            "a figure needs both",
            "add 'unit:', or remove 'amount:'" if not trait.unit else "add 'amount:'",
        )
    if trait.by:
        context.know(key, (*within, "by"), trait.by, "holder")
    others = [name for name in trait.towards if name in context.record.states]
    if trait.mutual and (
        len(others) < max(len(trait.towards), 1) or aspect.towards == "organisation"
    ):
        context.fault(
            key,
            (*within, "mutual"),
            "only what is said of two states can be mutual",
            "it then holds for each state in 'towards' too",
            "name states only in 'towards:', or remove 'mutual:'",
        )
    kinds = {"either": "actor", "": "actor"}.get(aspect.towards, aspect.towards)
    for at, name in enumerate(trait.towards):
        context.know(key, (*within, "towards", at), name, kinds)


def _check_weights(context: Context) -> None:
    for weight in context.record.weights.values():
        key = f"weight:{weight.id}"
        if weight.id not in WEIGHTS:
            context.fault(
                key,
                ("id",),
                f"unknown driver '{weight.id}'",
                "only the drivers of positions have weights",
                nearest(weight.id, WEIGHTS),
            )
            continue
        beyond = weight_beyond(weight.id, weight.weight)
        if beyond:
            context.fault(key, ("weight",), *beyond)


def _check_sayings(context: Context) -> None:
    """Check that conclusions of sources name entries that exist."""
    for item in context.record.comparisons.values():
        for side in ("more", "less"):
            state, organisation = getattr(item, side)
            context.know(f"comparison:{item.id}", (side, 0), state, "state")
            context.know(f"comparison:{item.id}", (side, 1), organisation, "organisation")
    for found in context.record.judgements.values():
        key = f"judgement:{found.id}"
        context.know(key, ("case",), found.case, "case")
        context.know(key, ("organisation",), found.organisation, "organisation")
        for at, state in enumerate(found.states):
            context.know(key, ("states", at), state, "state")
        if found.kind == "must_support" and not (found.states and found.means):
            context.fault(
                key,
                (),
                "'states' or 'means' is missing",
                "'must_support' says which states must support, and which means",
                "name both",
            )
        elif found.kind in OF_MEANS and not found.means:
            context.fault(
                key,
                (),
                "'means' is missing",
                f"'{found.kind}' says what the organisation would decide on, or bring",
                "name the means",
            )


def _check_stances(context: Context, acts: Sequence[Act]) -> None:
    """Fault an actor that is recorded for and against one means on one day."""
    # Of acts with the same stance on one means and day, the first represents all.
    said: dict[tuple[object, ...], dict[tuple[object, ...], Act]] = {}
    for act in acts:
        if act.act != "stance_taken":
            continue
        told: dict[str, tuple[Act, list[str]]] = {}
        for means in sorted(set(act.means)):
            others = said.setdefault((act.by, act.of, act.on, means), {})
            for other in others.values():
                if other.stance != act.stance and not _rival(other, act):
                    told.setdefault(other.id, (other, []))[1].append(means)
            others.setdefault((act.stance, *split_versions(act)), act)
        for other, shared in told.values():
            context.fault(
                f"act:{act.id}",
                ("stance",),
                f"{act.by} is recorded as '{other.stance}' and as '{act.stance}' on"
                f" {', '.join(shared)} by {act.of} on {act.on}",
                f"an actor has one position a day; the other act is '{other.id}'",
                "correct a date, or give each act its 'version:' of a contest",
            )


def _rival(first: Act, second: Act) -> bool:
    """Return whether two acts belong to different versions of one contest."""
    (contest, versions), (other, others) = split_versions(first), split_versions(second)
    return bool(contest) and contest == other and not versions & others
