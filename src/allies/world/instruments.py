"""Instruments, the provisions in them, and the readings of both."""

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
    """A treaty, protocol, statute, law or regulation; it binds state by state.

    Attributes:
        id: short name, such as `csto.charter`.
        title: its title in English.
        opened: when it was opened for signature, adopted or passed.
        complete: whether every party's standing is coded, so that silence means "no party".
        unread: whether the project could not read its text; what is said of it is others' account
            of it.
        changes: instruments whose rules it alters.
        note: what a reader should know.
        cites: where it is documented.
        judgement: why the coder believes it, where no source says so.
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
    """How an organ decides, as far as a provision settles it.

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
    """Return a decision rule as written on one line, as people would say its name."""
    if isinstance(text, dict):
        return ", ".join(
            f"{key} ({decision_name(given)})"
            if isinstance(given, (dict, list))
            else f"{key} {given}"
            for key, given in text.items()
        )
    return ", ".join(decision_name(part) for part in text) if isinstance(text, list) else str(text)


class Clock(Entry, frozen=True, kw_only=True):
    """How long after an act of notice something takes effect.

    It runs for the state whose act starts it, from the day of that act, for a number of days, of
    months or of years: one of the three is given.

    Attributes:
        starts: what starts it: ids of acts, or kinds of act in the same organisation; an act that
            is of no state starts it for all.
        days: how many days it runs.
        months: how many months it runs.
        years: how many years it runs.
        then: what must come besides, in words; empty where nothing must.
        organ: the organ from which that must come.
    """

    starts: tuple[str, ...]
    days: int | None = None
    months: int | None = None
    years: int | None = None
    then: str = ""
    organ: str = ""

    @property
    def runs(self) -> Period:
        """How long it runs."""
        counts = {"days": self.days, "months": self.months, "years": self.years}
        return next(Period(unit, count) for unit, count in counts.items() if count is not None)


class Provision(Entry, frozen=True, kw_only=True):
    """One rule in an instrument.

    Attributes:
        id: instrument and article, such as `csto.charter.art-12`.
        instrument: id of the instrument it stands in.
        says: the rule in our own words.
        effect: `permit` gives a power, `oblige` makes its use a duty as well, `forbid` takes it,
            `require` names a step that must still be taken, `decide` settles how an organ decides,
            `clock` says from when an act of notice takes effect.
        means: the means it speaks of; all of them where it names neither means nor acts.
        acts: the kinds of act it speaks of, which are held against it.
        when: the rule that must hold for it to apply; always, where absent.
        met: for `require`, the rule that says the step has been taken.
        decision: for `decide`, which organ decides how.
        clock: for `clock`, what starts it and how long it runs.
        overrides: provisions it defeats where both apply.
        readings: the readings that find this rule in the text; all of them where empty.
        binds: the states it binds, where not all parties; such a provision is a national one.
        abroad: whether it speaks of action on the territory of outsiders, so that the host need not
            be a party for it to be law.
        cites: where the rule is documented.
        judgement: why the coder believes it, where no source says so.
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
    """Somebody who holds a reading, and since when.

    Attributes:
        who: a source, a declared holder, a state or an organisation.
        since: from when the position is documented.
        until: to when, where it was given up.
        cites: where.
        judgement: why the coder attributes it, where no source says so.
    """

    who: str
    since: ImpreciseDate
    until: ImpreciseDate | None = None
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Reading(Entry, frozen=True, kw_only=True):
    """A named legal position on disputed law.

    A reading answers one question for every instrument: is it law here, now? Until somebody is
    documented to hold it, its answer is shown apart and does not make a verdict disputed.

    Attributes:
        id: short name.
        title: the position in one sentence.
        in_force: the rule, over predicates about an instrument, for when an instrument binds; as
            in the body's first reading, the baseline, where not given.
        about: the means and kinds of act it bears on; everything where empty.
        holders: who holds it.
        note: what a reader should know.
    """

    id: str
    title: str
    in_force: RuleText = None
    about: tuple[str, ...] = ()
    holders: tuple[ReadingHolder, ...]
    note: str = ""
