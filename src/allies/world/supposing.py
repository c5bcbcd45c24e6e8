"""Suppose: a view of the record with acts added and taken away, as a what-if asks.

A lever stands for several suppositions. Here levers become acts, votes and refusals, all are put
together, and two that contradict each other are refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from allies.errors import Fault, QuestionError, ask_for, field
from allies.questions.base import WhatIf
from allies.values.dates import ImpreciseDate, day_text, long_day, parse_date
from allies.world.acts import Act
from allies.world.capitals import DriverWeight
from allies.world.forces import Force
from allies.world.levers import Lever
from allies.world.log import Effect
from allies.world.panels import Panel
from allies.world.record import Record
from allies.world.registers import REGISTERS
from allies.world.view import View
from allies.world.vocabulary import INSIDE


class Given(msgspec.Struct, frozen=True):
    """One thing supposed, and what supposes it.

    Attributes:
        field: the field of the what-if that it belongs to.
        key: whom it is about.
        value: what is supposed.
        by: the lever; empty if it was given by itself.
    """

    field: str
    key: str
    value: Any
    by: str = ""

    @property
    def named(self) -> str:
        """Where it comes from, for a message."""
        return f"the lever '{self.by}'" if self.by else field(self.field)


class Expanded(msgspec.Struct, frozen=True):
    """A what-if with its levers written out.

    Attributes:
        what_if: everything that is no change of the record.
        acts: acts that happen as well.
        forces: forces that are there as well.
        without: ids that are left out.
        rule_of: the organisations to whose organs the rule applies; all if empty.
    """

    what_if: WhatIf
    acts: tuple[Act, ...] = ()
    forces: tuple[Force, ...] = ()
    without: tuple[str, ...] = ()
    rule_of: tuple[str, ...] = ()


def suppose(view: View, what_if: WhatIf, day: int, organisation: str = "") -> View:
    """Return a view in which what a what-if supposes is so.

    Args:
        view: the record.
        what_if: the suppositions, with names resolved.
        day: the day in question, as an ordinal.
        organisation: the organisation asked about, for a membership without one.

    Raises:
        QuestionError: a supposition contradicts another one, or history.
    """
    found = expanded(view, what_if, day, organisation)
    changed = view
    for judged in what_if.judgements:
        changed = _by_panel(changed, panel_of(view, judged))
    if what_if.without_source:
        changed = changed.without_sources(what_if.without_source)
    if found.without:
        changed = changed.without_entries(found.without)
    if found.forces:
        changed = changed.with_forces(found.forces)
    status = list(_statuses(changed, found.what_if.member, day))
    gone = tuple(act for _, ids in status for act in ids)
    if gone:
        changed = changed.without_entries(gone)
    added = (*found.acts, *(act for acts, _ in status for act in acts))
    changed = changed.with_acts(added)
    other = replace(changed, what_if=found.what_if, rule_of=found.rule_of)
    other.__dict__["log"] = changed.log
    return other


def expanded(record: Record, what_if: WhatIf, day: int, organisation: str = "") -> Expanded:
    """Return a what-if with its levers written out; arguments and errors as for `suppose`."""
    levers = [record.levers[name] for name in what_if.lever]
    given = [*_given(what_if, organisation), *(g for lever in levers for g in _of_lever(lever))]
    faults = [
        *_of_no_organisation(given),
        *_too_early(record, levers, day),
        *_contradictions(record, given),
        *_added_and_left_out(what_if, levers),
    ]
    if faults:
        raise QuestionError.of(faults)

    def every(name: str) -> tuple[Given, ...]:
        return tuple(item for item in given if item.field == name)

    rules = every("rule")
    return Expanded(
        what_if=replace(
            what_if,
            vote=tuple(dict.fromkeys(f"{g.key}={g.value}" for g in every("vote"))),
            member=tuple(dict.fromkeys(f"{g.key}={g.value}" for g in every("member"))),
            withdraw=tuple(dict.fromkeys(g.key for g in every("withdraw"))),
            deny=tuple(g.key for g in every("passage") if g.value == "refuse"),
            allow=tuple(g.key for g in every("passage") if g.value == "consent"),
            rule=rules[0].value if rules else "",
        ),
        acts=(
            *(msgspec.convert(item, Act) for item in what_if.acts),
            *(act for lever in levers for act in lever.acts),
        ),
        forces=tuple(force for lever in levers for force in lever.forces),
        without=tuple(
            dict.fromkeys((*what_if.without, *(x for lever in levers for x in lever.without)))
        ),
        rule_of=tuple(dict.fromkeys(g.key for g in rules if g.key)),
    )


def _given(what_if: WhatIf, organisation: str) -> Iterator[Given]:
    yield from _parts("vote", what_if.vote)
    yield from _parts("member", what_if.member, organisation)
    for name in what_if.deny:
        yield Given("passage", name, "refuse")
    for name in what_if.allow:
        yield Given("passage", name, "consent")
    for name in what_if.withdraw:
        yield Given("withdraw", name, "all")
    for judged in what_if.judgements:
        name = judged if isinstance(judged, str) else str(judged["id"])
        yield Given("judgements", "panel", name)
    if what_if.rule:
        yield Given("rule", "", what_if.rule)


def _of_lever(lever: Lever) -> Iterator[Given]:
    yield from _parts("vote", lever.vote, by=lever.id)
    yield from _parts("member", lever.member, lever.of, by=lever.id)
    for name in lever.deny:
        yield Given("passage", name, "refuse", lever.id)
    for name in lever.allow:
        yield Given("passage", name, "consent", lever.id)
    for name in lever.withdraw:
        yield Given("withdraw", name, "all", lever.id)
    if lever.rule:
        yield Given("rule", lever.of, lever.rule, lever.id)


def _parts(
    name: str, texts: Iterable[str], organisation: str = "", by: str = ""
) -> Iterator[Given]:
    for text in texts:
        who, _, word = text.partition("=")
        if name == "member" and ":" not in who:
            who = f"{who}:{organisation}"
        yield Given(name, who, word, by)


def _of_no_organisation(given: Iterable[Given]) -> Iterator[Fault]:
    for item in given:
        if item.field == "member" and item.key.endswith(":"):
            state = item.key[:-1]
            yield Fault(
                f"'{state}={item.value}' names no organisation",
                field="member",
                why="the question is not about one organisation",
                remedy=f"write the organisation after the state: {state}:ORGANISATION={item.value}",
            )


def _too_early(record: Record, levers: Iterable[Lever], day: int) -> Iterator[Fault]:
    """Return a fault for every lever about an organisation that does not exist on the day."""
    if not record.covers(day):
        return
    for lever in levers:
        body = record.organisations.get(lever.of)
        if body is None:
            continue
        members = [
            effect
            for cell in record.log.cells("membership")
            if cell[2] == body.id
            for effect in record.log.setters(cell)
        ]
        first = min((effect.first for effect in members), default=None)
        if first is not None and first > day:
            yield Fault(
                f"the lever '{lever.id}' contradicts history on {long_day(day)}",
                field="lever",
                why=f"it is about {record.in_sentence(body.id)}, whose first member on record dates"
                f" from {day_text(first)}",
                remedy="ask about a later day, or leave the lever out",
            )


def _contradictions(record: Record, given: Iterable[Given]) -> Iterator[Fault]:
    """Return a fault for every pair of suppositions that cannot both be so."""
    first: dict[tuple[str, str], Given] = {}
    for item in given:
        # A rule for all organs and a rule for those of one organisation are about the same organs.
        key = (item.field, "" if item.field == "rule" else item.key)
        other = first.setdefault(key, item)
        if other.value == item.value and (item.field != "rule" or other.key == item.key):
            continue
        if item.field == "rule" and other.key and item.key and other.key != item.key:
            why = "one rule can be supposed at a time"
        else:
            why = (
                f"{other.named} supposes {_said(record, other)}, {item.named} {_said(record, item)}"
            )
        names = {_to_leave_out(other), _to_leave_out(item)}
        if item.field == "passage" and not (other.by or item.by):
            yield Fault(
                f"{item.key} cannot both refuse and consent",
                field="deny",
                remedy=f"leave {item.key} out of {field('deny')} or of {field('allow')}",
            )
            continue
        yield Fault(
            "two suppositions contradict each other",
            field="lever" if item.by or other.by else item.field,
            why=why,
            remedy=f"leave one of them out: {' or '.join(sorted(names))}",
        )


def _to_leave_out(item: Given) -> str:
    """Return the lever that supposes something, or the option with its value."""
    if item.by:
        return item.by
    state, _, _ = item.key.partition(":")
    valued = item.field in ("vote", "member")
    return f"{field(item.field)} {state}={item.value}" if valued else field(item.field)


def _said(record: Record, item: Given) -> str:
    if item.field == "rule":
        from allies.world.instruments import decision_name

        return f"the rule {decision_name(item.value)}"
    if item.field == "judgements":
        return f"the panel '{item.value}'"
    who = record.name(item.key.partition(":")[0])
    return f"{who}: {item.value}"


def _added_and_left_out(what_if: WhatIf, levers: Iterable[Lever]) -> Iterator[Fault]:
    """Return a fault for every act that one supposition adds and another takes away."""
    removed: dict[str, str] = dict.fromkeys(what_if.without, field("without"))
    given = list(levers)
    for lever in given:
        removed |= dict.fromkeys(lever.without, f"the lever '{lever.id}'")
    for lever in given:
        for act in lever.acts:
            if act.id in removed:
                yield Fault(
                    "two suppositions contradict each other",
                    field="lever",
                    why=f"the lever '{lever.id}' adds {act.id}, and {removed[act.id]} removes it",
                    remedy="leave one of them out",
                )


def panel_of(record: Record, judged: Any) -> Panel:
    """Return a panel: one of the theatre by its name, or one that was brought along."""
    return record.panels[judged] if isinstance(judged, str) else msgspec.convert(judged, Panel)


def _by_panel(view: View, panel: Panel) -> View:
    """Return a view with the weights, strengths and readiness that a panel judges."""
    weights = {
        item.driver: DriverWeight(
            id=item.driver, weight=item.weight, judgement=f"the panel '{panel.id}': {panel.by}"
        )
        for item in panel.weights
    }
    forces = [
        replace(
            view.forces[item.force],
            personnel=item.personnel or view.forces[item.force].personnel,
            readiness_hours=item.readiness_hours or view.forces[item.force].readiness_hours,
        )
        for item in panel.forces
    ]
    return replace(view.with_forces(forces), weights=weights)


_Change = tuple[tuple[Act, ...], tuple[str, ...]]  # acts added, and ids of acts taken away


def _statuses(view: View, members: Iterable[str], day: int) -> Iterator[_Change]:
    """Return the acts that give each state the status that is supposed, and those that bar it."""
    faults: list[Fault] = []
    for text in members:
        who, _, word = text.partition("=")
        state, _, body = who.partition(":")
        try:
            yield _status(view, state, body, word, day)
        except QuestionError as error:
            faults += error.faults
    if faults:
        raise QuestionError.of(faults)


def _status(view: View, state: str, body: str, word: str, day: int) -> _Change:
    now = view.on(day).register("membership", state, body).word()
    effects = [e for e in view.log.setters(("membership", state, body)) if e.first <= day]
    joined = [at for at, e in enumerate(effects) if _word(e) == "member" and not e.consequent]
    if word == "out":
        if now not in (*INSIDE, "unknown"):
            raise QuestionError(
                f"{view.name(state)} cannot leave {view.in_sentence(body)}",
                field="member",
                why=f"it was no member on {long_day(day)}: '{now}' on record",
                remedy=f"see {ask_for('members', organisation=body)}",
            )
        return (_act("withdrew", state, body, day),), ()
    if view.on(day).dissolution(body) is not None:
        raise QuestionError(
            f"{view.name(state)} cannot be a member of {view.in_sentence(body)}",
            field="member",
            why=f"it was dissolved by {long_day(day)}",
            remedy="name an earlier day",
        )
    if not joined:
        return (_act("acceded", state, body, day),), ()
    kept = INSIDE if word == "in" else ("member",)
    gone = [e for e in effects[joined[-1] + 1 :] if _word(e) not in kept]
    if word == "participating":
        since = effects[joined[-1]].first
        gone += [
            e
            for e in view.log.setters(("participation", state, body))
            if since < e.first <= day and _word(e) != "full"
        ]
    return (), tuple(dict.fromkeys(e.act.id for e in gone if not e.consequent))


def _word(effect: Effect) -> str:
    return REGISTERS[effect.cell[0]].word(effect.code)


def _act(kind: str, state: str, body: str, day: int) -> Act:
    """Return a supposed act on the day itself."""
    return Act(
        act=kind,
        id=f"supposed.{state.lower()}.{kind}.{body}",
        by=state,
        of=body,
        on=_on(day),
        judgement="A supposition of the question.",
    )


def _on(day: int) -> ImpreciseDate:
    return parse_date(day_text(day))


def removable(record: Record) -> Mapping[str, str]:
    """Return the ids of everything that a what-if can leave out, each with its kind."""
    found = {act.id: "act" for act in record.acts}
    for case in record.cases.values():
        found |= {act.id: "act" for act in case.acts}
    for capital in record.capitals.values():
        found |= {item.id: "statement" for item in capital.traits}
        found |= {item.id: "statement" for item in capital.registers}
    for contest in record.contests.values():
        found |= {f"{contest.id}/{version.id}": "version" for version in contest.versions}
    found |= dict.fromkeys(record.forces, "force")
    return found


def but(acts: Iterable[Act], names: Collection[str]) -> tuple[Act, ...]:
    """Return acts without some ids, and without the versions named."""
    kept = []
    for act in acts:
        if act.id in names:
            continue
        if act.version:
            told = tuple(name for name in act.version if name not in names)
            if not told:
                continue
            act = act if len(told) == len(act.version) else replace(act, version=told)
        kept.append(act)
    return tuple(kept)


def without_parts(record: Record, names: Collection[str]) -> dict[str, Any]:
    """Return the parts of a record that differ without some acts, statements and versions."""
    return {
        "acts": but(record.acts, names),
        "cases": {
            key: replace(case, acts=but(case.acts, names)) for key, case in record.cases.items()
        },
        "capitals": {
            key: replace(
                capital,
                traits=tuple(item for item in capital.traits if item.id not in names),
                registers=tuple(item for item in capital.registers if item.id not in names),
            )
            for key, capital in record.capitals.items()
        },
        "contests": {
            key: replace(
                contest,
                versions=tuple(v for v in contest.versions if f"{key}/{v.id}" not in names),
            )
            for key, contest in record.contests.items()
        },
        "forces": {key: item for key, item in record.forces.items() if key not in names},
    }
