"""Instruments, their provisions, and the readings of both."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate, Period
from allies.values.entries import Entry
from allies.values.means import Means

# A rule as written: the name of a predicate, a predicate with parameters, or one of
# all / any / not / unless over rules. `law.rules` gives it meaning.
RuleText: TypeAlias = Any
# A decision rule as written: a name, or one key with what it needs. `votes.rule_text` reads it.
DecisionText: TypeAlias = Any

Effect = Literal["permit", "oblige", "forbid", "require", "decide", "clock"]


class Instrument(Entry, frozen=True, kw_only=True):
    """A treaty, protocol, statute, law or regulation; it binds each state separately.

    Attributes:
        id: short name, such as `csto.charter`.
        title: its title in English.
        opened: when it was opened for signature, adopted or passed.
        complete: whether every party is coded, so that a state without an act is not a party.
        unread: whether the project could not read its text; its content is then coded from
            descriptions by others.
        changes: instruments whose rules it changes.
        note: what a reader should know.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    id: str
    title: str
    opened: ImpreciseDate
    complete: bool = False
    unread: bool = False
    changes: tuple[str, ...] = ()
    note: str = ""
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Decision(Entry, frozen=True, kw_only=True):
    """How an organ decides, as far as a provision says.

    Attributes:
        organ: id of the organ.
        rule: the decision rule: a name, or one key with what it needs, of
            the reference of decision rules.
    """

    organ: str
    rule: DecisionText

    @property
    def named(self) -> str:
        """The rule on one line, as written."""
        return decision_name(self.rule)


def decision_name(text: DecisionText) -> str:
    """Return a decision rule on one line, in a readable form."""
    if isinstance(text, dict):
        return ", ".join(
            f"{key} ({decision_name(given)})"
            if isinstance(given, (dict, list))
            else f"{key} {given}"
            for key, given in text.items()
        )
    return ", ".join(decision_name(part) for part in text) if isinstance(text, list) else str(text)


class Clock(Entry, frozen=True, kw_only=True):
    """The time between an act of notice and its effect.

    It runs for the state of the act that starts it, from the day of that act. Its length is given
    in days, in months or in years: exactly one of the three.

    Attributes:
        starts: what starts it: ids of acts, or kinds of act in the same organisation; an act
            without a state starts it for all states.
        days: its length in days.
        months: its length in months.
        years: its length in years.
        then: what else must happen, in words; empty if nothing must.
        organ: the organ that must do it.
    """

    starts: tuple[str, ...]
    days: int | None = None
    months: int | None = None
    years: int | None = None
    then: str = ""
    organ: str = ""

    @property
    def runs(self) -> Period:
        """Its length."""
        counts = {"days": self.days, "months": self.months, "years": self.years}
        return next(Period(unit, count) for unit, count in counts.items() if count is not None)


class Provision(Entry, frozen=True, kw_only=True):
    """One rule in an instrument.

    Attributes:
        id: instrument and article, such as `csto.charter.art-12`.
        instrument: id of the instrument that contains it.
        says: the rule in our own words.
        effect: `permit` gives a power, `oblige` gives it and makes its use a duty, `forbid` takes
            it, `require` names a step that must be taken, `decide` says how an organ decides,
            `clock` says when an act of notice takes effect.
        means: the means it is about; all means if it does not name any means or acts.
        acts: the kinds of act it is about, which are compared with it.
        when: the rule that must hold for it to apply; if not given, it always applies.
        met: for `require`, the rule for when the step has been taken.
        decision: for `decide`, which organ decides, and how.
        clock: for `clock`, what starts it and how long it runs.
        overrides: provisions it defeats if both apply.
        readings: the readings that find this rule in the text; all readings if empty.
        binds: the states it binds, if not all parties; such a provision is a national one.
        abroad: whether it is about action on the territory of outsiders, so that it can be law even
            if the host is not a party.
        cites: where the rule is documented.
        judgement: why the coder believes it, if no source says so.
    """

    id: str
    instrument: str
    says: str
    effect: Effect
    means: tuple[Means, ...] = ()
    acts: tuple[str, ...] = ()
    when: RuleText = None
    met: RuleText = None
    decision: Decision | None = None
    clock: Clock | None = None
    overrides: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    binds: tuple[str, ...] = ()
    abroad: bool = False
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class ReadingHolder(Entry, frozen=True, kw_only=True):
    """A holder of a reading, with dates.

    Attributes:
        who: a source, a declared holder, a state or an organisation.
        since: when the position is first documented.
        until: when it was given up, if it was.
        cites: where it is documented.
        judgement: why the coder attributes it, if no source says so.
    """

    who: str
    since: ImpreciseDate
    until: ImpreciseDate | None = None
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Reading(Entry, frozen=True, kw_only=True):
    """A named legal position on disputed law.

    For every instrument, a reading answers whether it is law in this place on this day. Until a
    holder is documented, its answer is shown apart and does not make a verdict disputed.

    Attributes:
        id: short name.
        title: the position in one sentence.
        in_force: the rule, over predicates about an instrument, for when an instrument binds; if
            not given, the rule of the body's first reading, the baseline.
        about: the means and kinds of act it affects; all of them if empty.
        holders: who holds it.
        note: what a reader should know.
    """

    id: str
    title: str
    in_force: RuleText = None
    about: tuple[str, ...] = ()
    holders: tuple[ReadingHolder, ...]
    note: str = ""


class Invitation(Entry, frozen=True, kw_only=True):
    """A view of general law: by whose invitation, and for what, a state may send troops.

    A case names the views that it turns on; each is a reading of its own there.

    Attributes:
        id: short name.
        title: the view in one sentence.
        when: the rule, over predicates about the host and its crisis, for when one counts.
        holders: who holds it.
        note: what a reader should know.
    """

    id: str
    title: str
    when: RuleText
    holders: tuple[ReadingHolder, ...]
    note: str = ""
