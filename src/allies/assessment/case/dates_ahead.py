"""Calendar dates to watch: when a notice takes effect under the law, and when a grant runs out."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from allies.assessment.case.setting import Setting
from allies.evidence.sources import Citation
from allies.law.facts import Facts, starting_act
from allies.questions.base import NOTHING_SUPPOSED, WhatIf
from allies.world.acts import Act
from allies.world.organisations import Organisation
from allies.world.sentences import clause
from allies.world.snapshot import Snapshot
from allies.world.vocabulary import KINDS

_PASSAGE = "transit"
_OPEN, _SHUT = frozenset({"granted", "conditional"}), frozenset({"refused", "revoked"})


class DateAhead(msgspec.Struct, frozen=True):
    """A date after the day in question on which the law or the end of a grant changes something.

    Attributes:
        on: the first day of the change, as an ordinal.
        says: what changes, as a sentence without its stop.
        law: whether a clock of the law sets it; else the end that was agreed.
        what_if: the change as a supposition; nothing if the model cannot suppose it.
        cites: where the act and the rule are documented.
    """

    on: int
    says: str
    law: bool
    what_if: WhatIf
    cites: tuple[Citation, ...]


def dates_ahead(
    setting: Setting, gates: Collection[str], owners: Collection[str]
) -> list[DateAhead]:
    """Return the dates to watch after the day of a case, the next one first.

    Args:
        setting: the case on its day.
        gates: states whose passage some force may need.
        owners: states whose forces could be sent.
    """
    snapshot = setting.snapshot()
    found: dict[tuple[int, str], DateAhead] = {}
    for item in (*_notices(setting, snapshot), *_ends(setting, snapshot, gates, owners)):
        found.setdefault((item.on, item.says), item)
    return sorted(found.values(), key=lambda item: (item.on, item.says))


def _notices(setting: Setting, snapshot: Snapshot) -> Iterator[DateAhead]:
    """Return when notices given by members take effect, under each rule that sets a clock."""
    view, case = setting.view, setting.case
    for name in case.question.asked_of:
        body = view.organisation(name)
        for state in view.states:
            if state != case.host:
                yield from _clocks(setting, snapshot, body, state)


def _clocks(
    setting: Setting, snapshot: Snapshot, body: Organisation, state: str
) -> Iterator[DateAhead]:
    view = setting.view
    for rule in body.provisions:
        started = rule.clock and starting_act(Facts(view, snapshot, state), rule.clock.starts)
        if not rule.clock or not started or started.affected != state:
            continue
        day = rule.clock.runs.after(started.on.last)
        if day is not None and day > setting.day:
            then = f", if {rule.clock.then}" if rule.clock.then else ""
            yield DateAhead(
                on=day,
                says=f"{view.name(state)} can be out of {view.in_sentence(body.id)}{then}:"
                f" {rule.says}",
                law=True,
                what_if=WhatIf(member=(f"{state}:{body.id}=out",)),
                cites=(*started.cites, *rule.cites),
            )


def _ends(
    setting: Setting, snapshot: Snapshot, gates: Collection[str], owners: Collection[str]
) -> Iterator[DateAhead]:
    """Return when what was granted, refused, given or agreed runs out."""
    asked = setting.case.question.asked_of
    texts = (item.id for name in asked for item in setting.view.organisation(name).instruments)
    concerned = {*asked, *texts}
    grantors = {*gates, setting.case.host}
    last: dict[tuple[str, ...], Act] = {}
    for act in snapshot.log.until(setting.day):
        if act.of in concerned or (act.by in grantors and act.to in owners):
            for change in KINDS[act.act].sets:
                last[change.register, act.by, act.to, act.of, act.place, act.mode or ""] = act
    for (register, *_), act in last.items():
        if act.until is not None and act.until.last >= setting.day and KINDS[act.act].can_run_out:
            yield DateAhead(
                on=act.until.last + 1,
                says=f"An end was agreed: {clause(act, setting.view)}",
                law=False,
                what_if=NOTHING_SUPPOSED if act.by == setting.case.host else _after(register, act),
                cites=act.cites,
            )


def _after(register: str, act: Act) -> WhatIf:
    """Return what is so when a grant or a refusal of passage has ended; else nothing."""
    words = {change.word for change in KINDS[act.act].sets if change.register == register}
    if register == _PASSAGE and words & _OPEN:
        return WhatIf(deny=(act.by,))
    if register == _PASSAGE and words & _SHUT:
        return WhatIf(allow=(act.by,))
    return NOTHING_SUPPOSED
