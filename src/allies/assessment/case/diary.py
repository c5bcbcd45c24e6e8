"""A forecast diary, and signposts: the same crisis over the years, and the acts to watch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.compare import Variants, compared
from allies.assessment.case.dates_ahead import DateAhead, dates_ahead
from allies.assessment.case.headline import headline
from allies.assessment.case.membership_check import may_vote, refuse_absence
from allies.assessment.case.outside import look_outside
from allies.assessment.case.runs import set_question
from allies.assessment.case.setting import Setting
from allies.assessment.case.tally import AnswerTally
from allies.assessment.parts import cites_of, probability
from allies.errors import Fault, QuestionError, ask_for
from allies.questions import diary as types
from allies.questions.base import WhatIf
from allies.questions.compare import Compare, Variant
from allies.values.dates import day_text, parse_date
from allies.values.streams import blocks
from allies.world.view import View

MOST_YEARS = 40
YEARS_BEFORE = 10
_YEAR = re.compile(r"\d{4}")


def diary(view: View, question: types.Diary) -> types.DiaryAnswer:
    """Answer a crisis as it could have been judged at the end of each year.

    Raises:
        QuestionError: the case asks for no help, or the years are out of order or too many.
    """
    case = view.case(question.case)
    if not case.question.means:
        raise QuestionError(
            f"case '{case.id}' asks about the law, not about help",
            field="case",
            why="there is no likelihood to follow over the years",
            remedy=f"ask {ask_for('law-case', case=case.id)}",
        )
    entries = tuple(_entry(view, question, year) for year in _years(view, question))
    return types.DiaryAnswer(
        on=day_text(case.on.last),
        case=case.id,
        title=case.title,
        question=case.question.asks,
        case_on=case.on.text,
        entries=entries,
        draws=question.draws,
    )


def _years(view: View, question: types.Diary) -> range:
    case, span = view.case(question.case), view.theatre
    faults = [
        Fault(
            f"'{text}' is no year",
            field=name,
            why="a diary has one entry for each year, as of its end",
            remedy=f"write {text[:4]}",
        )
        for name, text in (("since", question.since), ("until", question.until))
        if text and not _YEAR.fullmatch(text)
    ]
    if faults:
        raise QuestionError.of(faults)
    first = parse_date(question.since or str(case.on.latest.year - YEARS_BEFORE)).earliest.year
    last = parse_date(question.until or str(span.until.latest.year)).latest.year
    first = first if question.since else max(first, span.since.earliest.year)
    if not 0 <= last - first < MOST_YEARS:
        raise QuestionError(
            f"{first} to {last} are no years of a diary",
            field="since",
            why=f"a diary has 1 to {MOST_YEARS} years, the first one first",
            remedy="give a first year and a later last one",
        )
    return range(first, last + 1)


def _entry(view: View, question: types.Diary, year: int) -> types.DiaryEntry:
    day = min(parse_date(str(year)).last, view.theatre.until.last)
    known = view.known_by(day)
    why_not, found, unknown = None, None, 0.0
    try:
        setting = set_question(known, question.case, "")
        refuse_absence(setting, *setting.case.question.asked_of)
        request = Request(
            draws=question.draws,
            seed=view.seed,
            reading=question.reading,
            rule=known.what_if.rule,
        )
        model, tally = CaseModel(setting, request, asked_only=True), AnswerTally()
        for block in blocks(question.draws):
            tally.add(model.run(block), setting.case.question)
        outside = look_outside(setting).in_time.mean
        found = headline(tally.span(), outside, tally.sampled())
        if tally.cannot_tell is not None:
            unknown = float(tally.cannot_tell[0]) / tally.draws
    except QuestionError as error:
        why_not = error.fault.what
    return types.DiaryEntry(
        as_of=day_text(day),
        headline=found,
        cannot_tell=probability(unknown),
        sources=len(known.sources),
        why_not=why_not,
    )


def signposts(view: View, question: types.Signposts) -> types.SignpostsAnswer:
    """Answer which acts by the day of a crisis would move its answer most.

    Tried are a vote of every member for and against, a refusal of passage and a withdrawal of
    forces by every state whose passage or forces count, and the levers of the theatre.

    Raises:
        QuestionError: the case asks for no help, or cannot be set on the day.
    """
    asked = Compare(
        case=question.case, on=question.on, reading=question.reading, draws=question.draws
    )
    tried, dates = _watched(view, question)
    on_dates = [item.what_if for item in dates if item.what_if.changes]
    found: Variants = compared(
        view, asked, list(dict.fromkeys((*tried, *on_dates))), together=False
    )
    before, *others = found.shown
    assert before.headline is not None  # noqa: S101 (the record can always be supposed)
    posts = [
        types.Signpost(
            what_if=item.what_if,
            says=_says(view, item.what_if),
            headline=item.headline,
            difference=item.difference,
            flips=_flips(item, before),
        )
        for item in others[: len(tried)]
        if item.headline is not None
        and item.difference is not None
        and (item.difference.to_yes or item.difference.to_no or item.difference.cannot_tell)
    ]
    case = view.case(question.case)
    return types.SignpostsAnswer(
        on=day_text(found.day),
        case=case.id,
        title=case.title,
        question=case.question.asks,
        headline=before.headline,
        signposts=tuple(
            sorted(
                posts,
                key=lambda item: (
                    -abs(item.difference.points) - abs(item.difference.cannot_tell),
                    item.says,
                ),
            )
        ),
        dates=tuple(_dated(item, others, before) for item in dates),
        tried=len(tried),
        draws=question.draws,
    )


def _flips(item: Variant, before: Variant) -> bool:
    """Return whether the model alone crosses even chances."""
    if item.headline is None or before.headline is None:
        return False
    return (sum(item.headline.inside) > 1) != (sum(before.headline.inside) > 1)


def _dated(item: DateAhead, others: Sequence[Variant], before: Variant) -> types.WatchedDate:
    """Return a date to watch, with the answer if its change were so on the day of the case."""
    then = next((one for one in others if one.what_if == item.what_if), None)
    return types.WatchedDate(
        on=day_text(item.on),
        says=item.says,
        law=item.law,
        what_if=item.what_if if item.what_if.changes else None,
        headline=then.headline if then else None,
        difference=then.difference if then else None,
        flips=_flips(then, before) if then else False,
        cites=cites_of(item.cites),
    )


def _watched(view: View, question: types.Signposts) -> tuple[Sequence[WhatIf], Sequence[DateAhead]]:
    """Return the suppositions to try, and the dates to watch."""
    setting = set_question(view, question.case, question.on)
    if not setting.case.question.means:
        return (), ()
    request = Request(draws=1, seed=view.seed, reading=question.reading)
    run = CaseModel(setting, request, asked_only=True).run(next(iter(blocks(1))))
    plans = [item.plan for item in run.prepared.values()]
    gates = {gate[0] for plan in plans for asked in plan.asked.values() for gate in asked.gates}
    owners = sorted({force.owner for plan in plans for force in plan.forces})
    tried = list(_acts(view, setting, sorted(gates - {setting.case.host}), owners))
    return tried, dates_ahead(setting, gates, owners)


def _acts(
    view: View, setting: Setting, gates: Iterable[str], owners: Iterable[str]
) -> Iterator[WhatIf]:
    """Return the suppositions to try."""
    asked = setting.case.question
    members = dict.fromkeys(s for body in asked.asked_of for s in may_vote(setting, body))
    for state in members:
        if state != setting.case.host:
            yield WhatIf(vote=(f"{state}=against",))
            yield WhatIf(vote=(f"{state}=for",))
    for state in gates:
        yield WhatIf(deny=(state,))
    for owner in owners:
        yield WhatIf(withdraw=(owner,))
    for lever in view.levers:
        yield WhatIf(lever=(lever,))


def _says(view: View, what_if: WhatIf) -> str:
    """Return an act to watch as a clause."""
    (name,) = what_if.changes
    (value,) = getattr(what_if, name)
    if name == "lever":
        return f"{value}: {view.levers[value].says}"
    state, _, word = value.partition("=")
    who = view.name(state)
    if name == "vote":
        return f"{who} comes out {word} it"
    return f"{who} refuses passage" if name == "deny" else f"{who} withdraws its forces"
