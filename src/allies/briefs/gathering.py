"""Asks the questions whose answers a brief shows."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, TypeVar, cast

from msgspec.structs import fields, replace

from allies import __version__
from allies.asking.answering import OpenTheatre, answered
from allies.asking.asks import Ask
from allies.assessment.parts import source_part
from allies.errors import QuestionError
from allies.faces.brief.background import MOST_BEFORE
from allies.faces.brief.briefing import Made
from allies.faces.brief.case import CaseAnswers
from allies.faces.brief.teaching import TeachingAnswers
from allies.faces.seen import seen
from allies.faces.text.spelling import command
from allies.questions.assess import Assess, AssessAnswer
from allies.questions.base import NOTHING_SUPPOSED, Answer, Question, WhatIf
from allies.questions.compare import Compare
from allies.questions.contests import Contested, ContestedAnswer
from allies.questions.deploy import Deploy
from allies.questions.diary import Signposts
from allies.questions.law import LawCase, LawCaseAnswer
from allies.questions.levers import Levers
from allies.questions.parts import Act
from allies.questions.positions import Positions
from allies.questions.rests_on import RestsOn
from allies.questions.timeline import Timeline, TimelineAnswer
from allies.values.dates import day_text, parse_date
from allies.world.view import View
from allies.world.vocabulary import KINDS

A = TypeVar("A", bound=Answer)
_ONLY_SAID = ("groups", "balance", "accession")  # ledgers of statements
_CLAIM = "claimed"


class Gathering:
    """Asks questions of one theatre, all under the same day of knowledge and suppositions.

    Attributes:
        ask: the first question, with everything that the others share.
        opened: open theatres by name.
    """

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.opened: dict[str, OpenTheatre] = {}

    def answer(self) -> Answer:
        """Answer the first question.

        Raises:
            QuestionError: it cannot be answered as asked.
        """
        return seen(answered(self.ask, self.opened))

    def beside(
        self, kind: type[Question[A]], what_if: WhatIf | None = None, /, **given: Any
    ) -> A | None:
        """Answer another question; return None if it cannot be asked here.

        Args:
            kind: the question; it has the fields of the first that it shares.
            what_if: other suppositions.
            given: other fields.
        """
        first = self.ask.question
        shared = {
            name: getattr(first, name)
            for name in kind.__struct_fields__
            if name in first.__struct_fields__
        }
        supposed = _understood(kind, self.ask.what_if if what_if is None else what_if)
        ask = replace(self.ask, question=kind(**{**shared, **given}), what_if=supposed)
        with suppress(QuestionError):
            return cast("A", seen(answered(ask, self.opened)))
        return None

    @property
    def theatre(self) -> OpenTheatre:
        """The theatre that was asked."""
        return next(iter(self.opened.values()))

    @property
    def view(self) -> View:
        """The record as the first question sees it."""
        return self.theatre.view(self.theatre.resolved(self.ask))


def _understood(kind: type[Question[Any]], what_if: WhatIf) -> WhatIf:
    """Return the suppositions that a question understands."""
    names = [name for name in what_if.changes if name in kind.understands()]
    return WhatIf(**{name: getattr(what_if, name) for name in names})


def gather_case(gathering: Gathering) -> CaseAnswers:
    """Return the answers of the brief of a crisis.

    Raises:
        QuestionError: there is no such crisis, or it cannot be asked in this way.
    """
    ask = gathering.ask
    answer = cast("AssessAnswer", gathering.answer())
    supposes = bool(ask.what_if.changes)
    likely = answer.headline is not None
    law = _with_holders(gathering, gathering.beside(LawCase))
    return CaseAnswers(
        assess=answer,
        law=law,
        rests_on=gathering.beside(RestsOn) if likely else None,
        positions=gathering.beside(Positions) if likely else None,
        deploy=gathering.beside(Deploy) if likely else None,
        baseline=gathering.beside(Deploy, NOTHING_SUPPOSED) if likely and supposes else None,
        signposts=gathering.beside(Signposts) if likely else None,
        contested=_contested(gathering) if answer.contested else (),
        compare=gathering.beside(Compare) if likely and supposes else None,
        recorded=gathering.beside(Assess, NOTHING_SUPPOSED) if likely and supposes else None,
        levers=gathering.beside(Levers) if ask.what_if.lever else None,
        before=None if likely else _until_the_eve(gathering, answer),
    )


def _with_holders(gathering: Gathering, law: LawCaseAnswer | None) -> LawCaseAnswer | None:
    """Return what the law says, with the sources that hold a reading, for their names."""
    if law is None:
        return None
    cited = {source.id for source in law.sources}
    names = dict.fromkeys(name for item in law.readings for name in item.holders)
    known = gathering.view.sources
    more = (source_part(known[name]) for name in names if name in known and name not in cited)
    return seen(replace(law, sources=(*law.sources, *more)))


def _until_the_eve(gathering: Gathering, answer: AssessAnswer) -> TimelineAnswer | None:
    """Return the last things that had happened around the host before the day.

    What happened on the day itself may be the end. What was only said is no event.
    """
    eve = parse_date(answer.on or answer.case_on).first - 1
    asked = {"about": answer.host, "until": day_text(eve)}
    first = gathering.beside(Timeline, **asked)
    if first is None:
        return None
    acts: tuple[Act, ...] = ()
    for number in range(first.paging.pages, 0, -1):
        page = gathering.beside(Timeline, **asked, page=number)
        found = page.acts if page else ()
        acts = (*(act for act in found if _happened(act, eve)), *acts)
        if len(acts) >= MOST_BEFORE:
            break
    return replace(first, acts=acts)


def _happened(act: Act, eve: int) -> bool:
    """Return whether an act is more than words, and had surely happened by a day."""
    said = act.act == _CLAIM or KINDS[act.act].ledger in _ONLY_SAID
    return not said and parse_date(act.on).last <= eve


def gather_teaching(gathering: Gathering) -> TeachingAnswers:
    """Return the answers of a case sheet: what was known on the day, and the end.

    Raises:
        QuestionError: there is no such crisis, or it cannot be asked in this way.
    """
    whole = gathering.ask
    answer = cast("AssessAnswer", gathering.answer())
    day = answer.on or answer.case_on
    gathering.ask = replace(whole, as_of=whole.as_of or day, hide_outcome=True)
    blind = cast("AssessAnswer", gathering.answer())
    return TeachingAnswers(
        assess=blind,
        law=gathering.beside(LawCase),
        positions=gathering.beside(Positions),
        before=_until_the_eve(gathering, answer),
        ended=None if whole.hide_outcome else answer,
    )


def _contested(gathering: Gathering) -> tuple[ContestedAnswer, ...]:
    """Return the contradictions of the sources, page by page."""
    first = gathering.beside(Contested, NOTHING_SUPPOSED)
    if first is None:
        return ()
    others = (
        gathering.beside(Contested, NOTHING_SUPPOSED, page=number)
        for number in range(2, first.paging.pages + 1)
    )
    return (first, *(item for item in others if item is not None))


def made_of(gathering: Gathering, answer: Answer, words: tuple[str, ...]) -> Made:
    """Return how a brief was made.

    Args:
        gathering: what was asked.
        answer: the answer to the first question.
        words: options of the brief itself.
    """
    asked = answer.asked
    assert asked is not None  # noqa: S101 (a complete answer says what was asked)
    usual = {item.name: item.default for item in fields(gathering.ask.row.question)}
    given = {
        name: _typed(value)
        for name, value in asked.fields.items()
        if value and value != usual.get(name)
    }
    if asked.seed:
        given["seed"] = str(asked.seed)
    organisation = given.pop("organisation", "")
    told = command("assess", answer, **given).strip("`").split(" ", 2)
    options = (f"--organisation {organisation}",) if organisation else ()
    rest = " ".join((*options, *told[2:], *words))
    opened = gathering.theatre
    return Made(
        theatre=opened.record.theatre.title,
        version=__version__,
        digest=opened.files.digest,
        command=f"allies brief {rest}",
    )


def _typed(value: Any) -> Any:
    return [str(item) for item in value] if isinstance(value, list | tuple) else str(value)
