"""From which day a proposed act can first take effect, reading by reading, as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allies.assessment.law.named_readings import Readings
from allies.assessment.law.why import as_sentences
from allies.law.audit import ActFinding
from allies.law.clocks import ClockFinding
from allies.values.dates import date_words, long_day
from allies.world.cases import Case
from allies.world.sentences import clause
from allies.world.view import View

_NOUNS = {"withdrew": "leaving"}  # kinds of act whose own name does not read as a noun


def first_days(found: Sequence[ActFinding], view: View, case: Case | None = None) -> Iterator[str]:
    """Return the earliest days of acts for which the law sets a clock.

    Each sentence names the reading and who holds it, the act from which the reading counts, with
    its day, and what else the law requires. Acts of one kind by one state share their clocks.

    Args:
        found: the acts and their findings.
        view: the record.
        case: the case that proposes them, if any.
    """
    shown: dict[tuple[str, str, str], ActFinding] = {}
    for item in found:
        if item.clocks and view.covers(item.act.on.last):
            shown.setdefault((item.act.act, item.act.affected, item.act.of), item)
    whose = {item.act.affected for item in shown.values()}
    for item in shown.values():
        bodies = [view.body(name) for name in item.bodies]
        readings = Readings(view, item.act.on.last, bodies, case)
        by = f" by {view.in_sentence(item.act.affected)}" if len(whose) > 1 else ""
        yield from _of_act(item, view, readings, by)


def _of_act(found: ActFinding, view: View, readings: Readings, by: str) -> Iterator[str]:
    held = [clock for clock in found.clocks if clock.held]
    running = [clock for clock in held if clock.earliest is not None]
    running.sort(key=lambda clock: (clock.earliest or 0, clock.reading))
    what = f"{_NOUNS.get(found.act.act, found.act.act.replace('_', ' '))}{by}"
    if not running:
        yield as_sentences(f"earliest {what}: no day, since no notice has started the time")
        return
    days = [f"{_day(clock)} under {readings.named([clock.reading])}" for clock in running]
    yield as_sentences(f"earliest {what}: {'; '.join(days)}")
    acts = {clock.started_by.id: clock.started_by for clock in running if clock.started_by}
    for act in acts.values():
        yield as_sentences(f"counted from {date_words(act.on)}: {clause(act, view)}")
    also = [
        f"also required: {then}" for then in dict.fromkeys(clock.then for clock in running) if then
    ]
    if len(held) > len(running):
        also.append("under the other readings the law names no day")
    if also:
        yield as_sentences(*also)


def _day(clock: ClockFinding) -> str:
    """Return the first day on which a clock has run out, and an earlier one that is possible."""
    surely = long_day(clock.earliest or 0)
    if clock.perhaps is None or clock.perhaps == clock.earliest:
        return surely
    return f"perhaps {long_day(clock.perhaps)}, surely {surely},"
