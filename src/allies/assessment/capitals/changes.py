"""Answer how a capital's view changed between two days, and what it said between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from allies.assessment.capitals.parts import coded
from allies.assessment.capitals.statements import Statement, statements
from allies.assessment.parts import cites_of, contest_part
from allies.assessment.record.chronicle import recorded
from allies.errors import QuestionError
from allies.evidence.contests import Contest
from allies.evidence.sources import Citation
from allies.questions.capital import CapitalDiff, CapitalDiffAnswer, ViewChange
from allies.values.dates import ImpreciseDate, day_text
from allies.world.acts import Act
from allies.world.capitals import ASPECTS, ThreatRegister
from allies.world.log import publication
from allies.world.view import View
from allies.world.vocabulary import KINDS

# Kinds of act by which somebody says what it holds or wants.
_SPEAKING = (
    *("announced", "claimed", "published", "proposed", "requested", "objection_raised"),
    *("stance_taken", "stance_withdrawn"),
    *(name for name, kind in KINDS.items() if kind.ledger in ("stands", "groups", "balance")),
)
_Span = tuple[int, int]


def capital_diff(view: View, question: CapitalDiff) -> CapitalDiffAnswer:
    """Answer how a capital's view changed between two days; beyond the record it is unknown.

    Raises:
        QuestionError: nothing is coded of the capital, or the first day lies after the second.
    """
    state = coded(view, question.state, "state")
    first, last = (view.day(text) for text in question.diff)
    if last < first:
        raise QuestionError(
            f"{question.diff[0]} lies after {question.diff[1]}",
            field="diff",
            remedy="give the earlier day first",
        )
    covered = view.covers(first) and view.covers(last)
    found = _Changes(view, state, (first, last)) if covered else None
    return CapitalDiffAnswer(
        covered=covered,
        state=state,
        days=(day_text(first), day_text(last)),
        changes=found.in_order() if found else (),
        contests=tuple(map(contest_part, found.contests())) if found else (),
    )


class _Changes:
    """What changed about one capital after one day and up to another."""

    def __init__(self, view: View, state: str, span: _Span) -> None:
        self._view, self._state, self._span = view, state, span
        told = [item for item in statements(view, ASPECTS) if item.state == state]
        self._traits = [
            (item, change, on)
            for item in told
            for change, on in _steps(item.trait.since, item.trait.until, span)
        ]
        self._told = told
        self._registers = [
            (item, change, on)
            for item in view.capitals[state].registers
            for change, on in _steps(item.on, item.until, span)
        ]
        first, last = span
        self._acts = [
            act
            for act in recorded(view)
            if act.act in _SPEAKING
            and self._speaks(act.by)
            and first < act.on.last
            and act.on.first <= last
        ]

    def _speaks(self, name: str) -> bool:
        """Whether a name is that of the state, of one of its organs, or of who reports it."""
        holder = self._view.holders.get(name)
        organs = (organ.id for organ in self._view.states[self._state].organs)
        return name in (self._state, *organs) or bool(holder and self._state in holder.speaks_for)

    def in_order(self) -> tuple[ViewChange, ...]:
        """Return the changes in order of time."""
        changes = [
            *((on, self._of_trait(item, change, on)) for item, change, on in self._traits),
            *((on, self._of_register(item, change, on)) for item, change, on in self._registers),
            *((act.on, self._of_act(act)) for act in self._acts),
        ]
        return tuple(made for _, made in sorted(changes, key=lambda item: _order(*item)))

    def _of_trait(self, item: Statement, change: str, on: ImpreciseDate) -> ViewChange:
        trait = item.trait
        return ViewChange(
            id=trait.id,
            on=on.text,
            change=change,
            about=trait.aspect,
            towards=trait.towards,
            level=trait.level or None,
            says=trait.says,
            by=trait.by or None,
            ended_by=tuple(self._successors(item)),
            public=self._public(trait.public, trait.cites),
            cites=cites_of(trait.cites),
            judgement=trait.judgement or None,
        )

    def _successors(self, item: Statement) -> Iterator[str]:
        """Return the statements on the same that begin when one ends."""
        ended = item.trait
        for other in self._told:
            begun = other.trait
            same = begun.aspect == ended.aspect
            alike = not ended.towards or set(begun.towards) & set(ended.towards)
            if ended.until and same and alike and begun.since.text == ended.until.text:
                yield begun.id

    def _of_register(self, item: ThreatRegister, change: str, on: ImpreciseDate) -> ViewChange:
        threats = "; ".join(threat.says for threat in item.threats)
        return ViewChange(
            id=item.id,
            on=on.text,
            change=change,
            about="register",
            towards=(),
            level=None,
            says=f"{item.title}: {threats}" if threats else item.title,
            by=item.by if item.by != self._state else None,
            ended_by=(),
            public=self._public(item.public, item.cites),
            cites=cites_of(item.cites),
            judgement=item.judgement or None,
        )

    def _surely(self, act: Act) -> bool:
        first, last = self._span
        return first < act.on.first and act.on.last <= last

    def _of_act(self, act: Act) -> ViewChange:
        return ViewChange(
            id=act.id,
            on=act.on.text,
            change="said" if self._surely(act) else "perhaps_said",
            about=act.act,
            towards=tuple(name for name in (act.of or act.to,) if name and name != self._state),
            level=act.stance,
            says=act.says,
            by=act.by if act.by != self._state else None,
            ended_by=(),
            public=day_text(publication(act, self._view.evidence)[1]),
            cites=cites_of(act.cites),
            judgement=act.judgement or None,
        )

    def _public(self, own: ImpreciseDate | None, cites: Iterable[Citation]) -> str | None:
        """Return from when a statement was surely public; None if no source dates it."""
        if own is not None:
            return day_text(own.last)
        days = [self._view.evidence.publication(cite)[1] for cite in cites]
        return day_text(min(days)) if days else None

    def contests(self) -> Iterator[Contest]:
        """Return the contests that the changes name, or that rest on a passage they cite."""
        named = {
            name.partition("/")[0] for act in self._acts for name in (*act.about, *act.version)
        }
        cites = (
            *(cite for item, _, _ in self._traits for cite in item.trait.cites),
            *(cite for item, _, _ in self._registers for cite in item.cites),
            *(cite for act in self._acts for cite in act.cites),
        )
        cited = {(cite.source, cite.runs) for cite in cites if cite.runs}
        for contest in self._view.contests.values():
            passages = (
                (cite.source, cite.runs) for side in contest.versions for cite in side.cites
            )
            if contest.id in named or cited.intersection(passages):
                yield contest


def _steps(
    since: ImpreciseDate, until: ImpreciseDate | None, span: _Span
) -> Iterator[tuple[str, ImpreciseDate]]:
    """Return how a statement changes after the first day and up to the last, and when.

    It surely holds from the last possible day of its start, and surely no longer from the last
    possible day of its end.
    """
    first, last = span
    begins = first < since.last <= last
    ends = until is not None and first < until.first <= last
    if begins and ends:
        yield "passed", since
    elif begins:
        yield "began", since
    elif ends and until is not None and since.last <= first:
        yield "ended", until


_RANKS = ("ended", "passed", "began", "said", "perhaps_said")


def _order(on: ImpreciseDate, change: ViewChange) -> tuple[int, int, str]:
    return on.first, _RANKS.index(change.change), change.id
