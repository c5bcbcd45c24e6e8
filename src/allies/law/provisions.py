"""The brief on a matter: compiled provisions, and the readings to apply.

A *matter* is one of the five means, or a kind of act. An organisation has only the powers conferred
on it. States may do what is not forbidden, with the host's consent: members of an organisation need
no conferred power for what each could do alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from allies.law.rules import Leaf, Rule, all_, any_, leaf, parse_rule
from allies.values.means import MEANS, Means
from allies.world.acts import Act
from allies.world.cases import Case, Trigger
from allies.world.instruments import (
    Clock,
    Decision,
    Effect,
    Provision,
    Reading,
    ReadingHolder,
)
from allies.world.organisations import Organ, Organisation, State
from allies.world.view import View

Body: TypeAlias = Organisation | State
Matter: TypeAlias = str  # one of the means, or a kind of act

GENERAL_LAW = "general_law"
# Used if a body has no coded readings: for an organisation, the bare law of treaties; for a state,
# that its laws bind it once they are in force.
TREATY_LAW = {"any": [{"all": ["in_force", "accepted_by_host"]}, "provisionally_applied_by_host"]}
NATIONAL_LAW = "in_force"
HOST_IS_PARTY = "accepted_by_host"
ASKS = "threat_is"  # the predicate about the kind of crisis


class CompiledProvision(msgspec.Struct, frozen=True):
    """A provision with its rules parsed.

    Attributes:
        id: id of the provision.
        instrument: the instrument that contains it, or `general_law`.
        says: the rule in words.
        effect: its effect, as in `Provision`.
        when: the rule that must hold for it to apply.
        in_force: for each reading that finds it in the text, the rule for when it is law.
        met: for a required step, the rule for when the step has been taken.
        decision: for `decide`, which organ decides, and how.
        clock: for `clock`, what starts it.
        overrides: provisions it defeats if both apply.
        residual: whether it is a freedom that every prohibition defeats.
        seen_as: for each reading that sees another kind of crisis, the rule for when it applies.
        source: the provision as coded; None for general law.
        organ: for `decide`, the organ that decides, if its organisation describes it.
    """

    id: str
    instrument: str
    says: str
    effect: Effect
    when: Rule
    in_force: Mapping[str, Rule]
    met: Rule | None = None
    decision: Decision | None = None
    clock: Clock | None = None
    overrides: tuple[str, ...] = ()
    residual: bool = False
    seen_as: Mapping[str, Rule] = {}
    source: Provision | None = None
    organ: Organ | None = None

    def when_under(self, reading: str) -> Rule:
        """Return the rule that must hold for it to apply, under a reading's view of the crisis."""
        return self.seen_as.get(reading, self.when)

    def can_be_used(self, day: int) -> bool:
        """Return whether the organ that decides by it exists on a day, or may exist."""
        return self.organ is None or self.organ.is_there(day)


class Brief(msgspec.Struct, frozen=True):
    """All provisions and readings for one matter.

    Attributes:
        matter: the means or kind of act.
        readings: the readings; the first is the baseline.
        provisions: the provisions.
        steps_bind: whether a missing step makes the act unlawful: yes for an act that has been
            done; for a proposed act the step is only open.
    """

    matter: Matter
    readings: tuple[Reading, ...]
    provisions: tuple[CompiledProvision, ...]
    steps_bind: bool = False


def readings_of(body: Body) -> tuple[Reading, ...]:
    """Return a body's readings, or the default reading if none is coded."""
    if body.readings:
        return body.readings
    national = isinstance(body, State)
    return (
        Reading(
            id=f"{body.id.lower()}.in_force" if national else "in_force_only",
            title="Laws bind once in force" if national else "Only texts in force bind",
            in_force=NATIONAL_LAW if national else TREATY_LAW,
            holders=(),
        ),
    )


def brief_on_means(
    view: View, organisation: Organisation, means: Means, day: int, case: Case | None = None
) -> Brief:
    """Return the brief on a means of an organisation.

    National laws bind their own state, not the organisation: what they require is a step.

    Args:
        view: everything the theatre says.
        organisation: whose powers are in question.
        means: the means.
        day: the day; the state that leads on it may be asked.
        case: the crisis; other views of its kind are separate readings.
    """
    views, invited = views_of(view, case), _invited(view, case, means)
    rows = _rows([organisation], means) + tuple(views.values())
    rows += tuple(item for item, _ in invited)
    found = list(_compiled(view, organisation, rows, means))
    for state in view.states.values():
        compiled = _compiled(view, state, rows, means)
        found += [item for item in compiled if item.effect == "require"]
    found += _freedoms(
        view, organisation, means, organisation.leader(day, case.host if case else ""), rows
    )
    seen = [_seen(item, views) for item in found] if views else found
    if invited:
        seen = [_as_invited(item, invited) for item in seen]
    return Brief(means, rows, tuple(seen))


def view_id(trigger: Trigger) -> str:
    """Return the id of the reading that sees another kind of crisis."""
    return f"as_{trigger}"


def views_of(view: View, case: Case | None) -> dict[Trigger, Reading]:
    """Return a reading for every other view of a case; its law is that of the baseline."""
    return {
        other.trigger: Reading(
            id=view_id(other.trigger),
            title=f"The crisis is of the kind {other.trigger.replace('_', ' ')}",
            holders=tuple(
                ReadingHolder(who=who, since=view.theatre.since, cites=other.cites)
                for who in other.holders
            ),
        )
        for other in (case.characterised if case else ())
    }


def invitations_of(view: View, case: Case | None) -> dict[str, Reading]:
    """Return a reading for every view of who may invite troops on which a case turns.

    What an organisation's own texts say is to it what it is to the baseline.
    """
    named = [view.invitations[name] for name in case.invitations] if case else []
    return {
        item.id: Reading(id=item.id, title=item.title, holders=item.holders, note=item.note)
        for item in named
    }


def readings_of_case(view: View, case: Case | None) -> dict[str, Reading]:
    """Return the readings that a case adds to those of the bodies, by id."""
    seen = {reading.id: reading for reading in views_of(view, case).values()}
    return seen | invitations_of(view, case)


def _invited(view: View, case: Case | None, means: Means) -> list[tuple[Reading, Rule]]:
    """Return the views of who may invite, with their rules, if the means is troops by consent."""
    kind = MEANS[means]
    if kind.freedom is None or not (kind.moves_forces and kind.freedom.by_consent):
        return []
    return [
        (reading, parse_rule(view.invitations[name].when, ""))
        for name, reading in invitations_of(view, case).items()
    ]


def _as_invited(
    provision: CompiledProvision, invited: Sequence[tuple[Reading, Rule]]
) -> CompiledProvision:
    """Return the freedom to act by consent with the rule of each view; anything else unchanged."""
    if provision.instrument != GENERAL_LAW or provision.effect != "permit":
        return provision
    rules = {reading.id: rule for reading, rule in invited}
    return msgspec.structs.replace(provision, seen_as={**provision.seen_as, **rules})


def _seen(provision: CompiledProvision, views: Mapping[Trigger, Reading]) -> CompiledProvision:
    seen = {view.id: _as_seen(provision.when, trigger) for trigger, view in views.items()}
    return msgspec.structs.replace(provision, seen_as=seen)


def _as_seen(rule: Rule, trigger: Trigger) -> Rule:
    """Return a rule in which every predicate about the crisis assumes another kind of crisis."""
    if isinstance(rule, Leaf):
        return leaf(rule.name, **dict(rule.given), seen_as=trigger) if rule.name == ASKS else rule
    return msgspec.structs.replace(
        rule, parts=tuple(_as_seen(part, trigger) for part in rule.parts)
    )


def brief_on_act(
    view: View, bodies: Sequence[Body], act: Act, *, done: bool, case: Case | None = None
) -> Brief:
    """Return the brief on an act.

    Args:
        view: everything the theatre says.
        bodies: the bodies whose law applies, the one asked about first.
        act: the act.
        done: whether it has been done, so that a missing step makes it unlawful.
        case: the crisis that proposes it, if any; other views of its kind are separate readings.
    """
    first, *others = bodies
    views = views_of(view, case)
    rows = _rows([first, *(body for body in others if has_rules_on(body, act.act))], act.act)
    rows += tuple(views.values())
    found = [item for body in bodies for item in _compiled(view, body, rows, act.act)]
    if act.act in ("entered_into_force", "entered_into_force_for"):
        says = "A text enters into force as the negotiating states agreed (law of treaties)"
        found.append(_freedom("entry_into_force", says, rows))
    elif act.by in view.states:
        says = "A state may do what no rule that binds it forbids"
        found.append(_freedom("freedom", says, rows))
    seen = [_seen(item, views) for item in found] if views else found
    return Brief(act.act, rows, tuple(seen), steps_bind=done)


def brief_on_vote(
    view: View, organisation: Organisation, organs: Collection[str], matters: Sequence[Matter]
) -> Brief:
    """Return the rules by which some organs decide on a matter, under every reading.

    Args:
        view: everything the theatre says.
        organisation: the organisation of the organs.
        organs: ids of the organs.
        matters: what is voted on: means or kinds of act, the closest first. If no rule is about any
            of them, all rules of the organs are used.
    """
    deciding = [
        item
        for item in provisions_of(view, organisation)
        if item.effect == "decide" and item.decision and item.decision.organ in organs
    ]
    matter = next((name for name in matters if any(speaks_of(item, name) for item in deciding)), "")
    rows = _rows([organisation], matter or matters[0])
    own = {reading.id for reading in readings_of(organisation)}
    found = [
        _compile(item, organisation, rows, own, matter or matters[0])
        for item in deciding
        if not matter or speaks_of(item, matter)
    ]
    return Brief(matter or matters[0], rows, tuple(found))


def _rows(bodies: Sequence[Body], matter: Matter) -> tuple[Reading, ...]:
    """Return the baseline of the first body, then every other reading about the matter."""
    rows = [readings_of(bodies[0])[0]]
    for body in bodies:
        rows += [item for item in readings_of(body)[1:] if not item.about or matter in item.about]
    return tuple(rows)


def _compiled(
    view: View, body: Body, rows: Sequence[Reading], matter: Matter
) -> Iterator[CompiledProvision]:
    own = {reading.id for reading in readings_of(body)}
    for provision in provisions_of(view, body):
        if speaks_of(provision, matter):
            yield _compile(provision, body, rows, own, matter)


def provisions_of(view: View, body: Body) -> list[Provision]:
    """Return a body's provisions, after those of the bodies it builds on."""
    earlier = body.builds_on if isinstance(body, Organisation) else ()
    inherited = [item for name in earlier for item in view.organisations[name].provisions]
    return [*inherited, *body.provisions]


def has_rules_on(body: Body, matter: Matter) -> bool:
    """Return whether any provision of a body itself is about a matter."""
    return any(speaks_of(provision, matter) for provision in body.provisions)


def speaks_of(provision: Provision, matter: Matter) -> bool:
    """Return whether a provision is about a matter; one that names nothing is about every means."""
    if not provision.means and not provision.acts:
        return matter in MEANS
    return matter in provision.means or matter in provision.acts


def is_read(provision: Provision, reading: Reading, baseline: Reading, matter: Matter) -> bool:
    """Return whether a reading finds a provision in the text.

    If a reading is about the matter, it finds the provisions coded for it or for all. Otherwise it
    finds what the baseline finds.
    """
    found_by = provision.readings
    if not found_by or reading.id in found_by:
        return True
    return baseline.id in found_by and matter not in reading.about


def _compile(
    provision: Provision, body: Body, rows: Sequence[Reading], own: set[str], matter: Matter
) -> CompiledProvision:
    """Parse a provision's rules; under a reading of another body its own baseline applies."""
    instrument = provision.instrument
    baseline = readings_of(body)[0]
    in_force: dict[str, Rule] = {}
    for row in rows:
        reading = row if row.id in own else baseline
        if is_read(provision, reading, baseline, matter):
            rule = in_force_rule(body, reading, instrument)
            in_force[row.id] = _without_host(rule) if provision.abroad else rule
    return CompiledProvision(
        id=provision.id,
        instrument=instrument,
        says=provision.says,
        effect=provision.effect,
        when=parse_rule(provision.when, instrument),
        in_force=in_force,
        met=None if provision.met is None else parse_rule(provision.met, instrument),
        decision=provision.decision,
        clock=provision.clock,
        overrides=provision.overrides,
        source=provision,
        organ=_organ_of(provision, body),
    )


def _organ_of(provision: Provision, body: Body) -> Organ | None:
    if provision.decision is None or not isinstance(body, Organisation):
        return None
    return body.organ(provision.decision.organ)


def _without_host(rule: Rule) -> Rule:
    """Return a rule that does not ask whether the host is a party."""
    if isinstance(rule, Leaf):
        return all_() if rule.name == HOST_IS_PARTY else rule
    return msgspec.structs.replace(rule, parts=tuple(_without_host(part) for part in rule.parts))


def in_force_rule(body: Body, reading: Reading, instrument: str) -> Rule:
    """Return when an instrument is law under a reading; by default as in the baseline.

    Args:
        body: the body of the reading.
        reading: the reading.
        instrument: id of the instrument.
    """
    text = readings_of(body)[0].in_force if reading.in_force is None else reading.in_force
    return parse_rule(text, instrument)


def _freedom(name: str, says: str, rows: Sequence[Reading]) -> CompiledProvision:
    """Return a freedom under general law, for every reading."""
    always: dict[str, Rule] = {reading.id: all_() for reading in rows}
    name = f"{GENERAL_LAW}.{name}"
    return CompiledProvision(name, GENERAL_LAW, says, "permit", all_(), always, residual=True)


def _freedoms(
    view: View, organisation: Organisation, means: Means, leader: str, rows: Sequence[Reading]
) -> list[CompiledProvision]:
    """Return what members may do under general law, even without a power of the organisation.

    Sources: UN Charter, art. 2(4); ILC, Articles on Responsibility of States for Internationally
    Wrongful Acts (2001), art. 20, on consent.
    """
    kind = MEANS[means]
    if kind.freedom is None:
        return []
    says, when = kind.freedom.says, all_()
    if kind.freedom.by_consent:
        when = any_(
            leaf("host_government_is", kind="constitutional"),
            leaf("host_government_is", kind="interim"),
        )
    always: dict[str, Rule] = {reading.id: all_() for reading in rows}
    name = f"{GENERAL_LAW}.{means}"
    found = [CompiledProvision(name, GENERAL_LAW, says, "permit", when, always, residual=True)]
    if kind.needs_request:
        addressee = leader or organisation.id
        asked = "host_asked_for_people" if kind.moves_forces else "host_requested"
        says = f"The host asks {view.in_sentence(addressee)}"
        found.append(
            CompiledProvision(
                f"{name}.request",
                GENERAL_LAW,
                says,
                "require",
                all_(),
                always,
                met=leaf(asked, of=addressee),
            )
        )
    return found
