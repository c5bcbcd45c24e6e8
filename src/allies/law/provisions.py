"""Provisions made ready to judge, and the general law that stands behind all of them.

Organisations have the powers conferred on them. States may do what is not forbidden, with the
host's consent: what an organisation's members could each do alone needs no conferred power.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from allies.law.rules import Rule, all_, any_, leaf, parse_rule
from allies.world.acts import Means
from allies.world.instruments import Decision, Effect, Provision, Reading
from allies.world.organisations import Organisation
from allies.world.world import World

GENERAL_LAW = "general_law"
BASELINE = Reading(
    id="in_force_only",
    title="Only texts in force for the host bind",
    in_force={"all": ["in_force", "accepted_by_host"]},
    holders=(),
)


class CompiledProvision(msgspec.Struct, frozen=True):
    """A provision with its rules read.

    Attributes:
        id: id of the provision.
        instrument: the instrument it stands in, or `general_law`.
        says: the rule in words.
        effect: what it does.
        when: the rule that must hold for it to apply.
        in_force: for each reading, the rule for its being law.
        met: for a required step, the rule that says the step has been taken.
        decision: for `decide`, which organ decides how.
        overrides: provisions it defeats where both apply.
        source: the provision as coded; None for general law.
    """

    id: str
    instrument: str
    says: str
    effect: Effect
    when: Rule
    in_force: Mapping[str, Rule]
    met: Rule | None = None
    decision: Decision | None = None
    overrides: tuple[str, ...] = ()
    source: Provision | None = None


def readings_of(organisation: Organisation) -> tuple[Reading, ...]:
    """Return an organisation's readings; the bare law of treaties where none is coded."""
    return organisation.readings or (BASELINE,)


def compile_provisions(
    world: World, organisation: Organisation, means: Means
) -> list[CompiledProvision]:
    """Return every provision that bears on a means, with the general law last.

    Args:
        world: everything the theatre says.
        organisation: whose powers are in question.
        means: how it would act.
    """
    readings = readings_of(organisation)
    compiled = [
        _compile(provision, readings)
        for provision in organisation.provisions
        if not provision.means or means in provision.means
    ]
    compiled += [
        _compile(provision, readings, national=True)
        for state in world.states.values()
        for provision in state.provisions
        if provision.effect == "require" and (not provision.means or means in provision.means)
    ]
    return compiled + _general_law(world, organisation, means, readings)


def _compile(
    provision: Provision, readings: tuple[Reading, ...], *, national: bool = False
) -> CompiledProvision:
    """Read a provision's rules; a national law binds its own state whatever the reading."""
    instrument = provision.instrument
    return CompiledProvision(
        id=provision.id,
        instrument=instrument,
        says=provision.says,
        effect=provision.effect,
        when=parse_rule(provision.when, instrument),
        in_force={
            reading.id: leaf("in_force", instrument=instrument)
            if national
            else parse_rule(reading.in_force, instrument)
            for reading in readings
            if not provision.readings or reading.id in provision.readings
        },
        met=None if provision.met is None else parse_rule(provision.met, instrument),
        decision=provision.decision,
        overrides=provision.overrides,
        source=provision,
    )


def _general_law(
    world: World, organisation: Organisation, means: Means, readings: tuple[Reading, ...]
) -> list[CompiledProvision]:
    """Return what members may do under general law, whether or not the organisation empowers it.

    Sources: UN Charter, art. 2(4); ILC, Articles on Responsibility of States for Internationally
    Wrongful Acts (2001), art. 20, on consent.
    """
    who_can_ask = any_(
        leaf("host_government_is", kind="constitutional"),
        leaf("host_government_is", kind="interim"),
    )
    freedoms: dict[str, tuple[str, Rule]] = {
        "consult": ("States may consult one another about any crisis", all_()),
        "materiel": ("A state may supply another at its government's request", who_can_ask),
        "bilateral": (
            "A state may send forces to another with its government's consent"
            " (UN Charter, art. 2(4); ILC Articles on State Responsibility, art. 20)",
            who_can_ask,
        ),
    }
    if means not in freedoms:
        return []
    says, when = freedoms[means]
    always: dict[str, Rule] = {reading.id: all_() for reading in readings}
    name = f"{GENERAL_LAW}.{means}"
    found = [CompiledProvision(name, GENERAL_LAW, says, "permit", when, always)]
    if means != "consult":
        addressee = organisation.leading_state or organisation.id
        asked = leaf("host_requested", of=addressee)
        says = f"The host asks {world.name(addressee)}"
        found.append(
            CompiledProvision(
                f"{name}.request", GENERAL_LAW, says, "require", all_(), always, met=asked
            )
        )
    return found
