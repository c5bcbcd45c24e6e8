"""Editions of a theatre compared: their facts, and a bounded set of questions asked of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.assessment.paging import paged
from allies.assessment.record.changes import fact_changes, unlisted
from allies.errors import FaultsError, QuestionError
from allies.progress import told
from allies.questions.assess import AssessAnswer
from allies.questions.base import Answer
from allies.questions.changes import Changes, ChangesAnswer, MovedAnswer
from allies.questions.membership import MembersAnswer
from allies.values.dates import day_text

FACTS_A_PAGE = 60
DRAWS = 1000  # futures of each case: both editions get the same draws
_Asked = tuple[str, Mapping[str, object], str]  # question, its fields, and how it is typed


def changes(question: Changes) -> ChangesAnswer:
    """Answer which facts changed between two editions, and which answers moved.

    Every organisation's members on the last day that both cover, and every case of both, are asked
    of each edition on the same draws.

    Raises:
        QuestionError: one of the editions is not there.
        TheatreError: one of them has faults.
    """
    before, after = _opened(question.before, "before"), _opened(question.after, "after")
    found, unchanged = fact_changes(before.record, after.record)
    page = paged(found, question.page, FACTS_A_PAGE)
    asked = list(_shared(before, after))
    # The same files give the same answers.
    same = before.files.digest == after.files.digest
    to_ask = () if same else asked
    moved = [
        item
        for name, fields, typed in told("asking both editions", to_ask, len(to_ask))
        for item in _moved(typed, _figures(before, name, fields), _figures(after, name, fields))
    ]
    return ChangesAnswer(
        before=before.shown,
        after=after.shown,
        counts=dict(Counter(item.change for item in found)),
        unchanged=unchanged,
        unlisted=unlisted(before.record, after.record),
        compared=tuple(typed for _, _, typed in asked),
        moved=tuple(moved),
        paging=page.paging,
        facts=page.rows,
    )


def _opened(name: str, field: str) -> OpenTheatre:
    opened = OpenTheatre(name)
    try:
        _ = opened.record
    except QuestionError as error:
        fault = error.fault
        raise QuestionError(fault.what, field=field, why=fault.why, remedy=fault.remedy) from None
    return opened


def _shared(before: OpenTheatre, after: OpenTheatre) -> Iterator[_Asked]:
    """Return the questions that both editions can answer."""
    one, other = before.record, after.record
    day = day_text(min(one.theatre.until.last, other.theatre.until.last))
    for name in one.organisations:
        if name in other.organisations:
            yield "members", {"organisation": name, "on": day}, f"members {name} --on {day}"
    for name in one.cases:
        if name in other.cases:
            typed = f"assess {name} --draws {DRAWS}"
            yield "assess", {"case": name, "draws": DRAWS}, typed


def _figures(opened: OpenTheatre, name: str, fields: Mapping[str, object]) -> Mapping[str, str]:
    """Return the figures of an answer by what they are; the reason if there is no answer."""
    try:
        answer = opened.answer(ask_from(name, {**fields, "theatre": opened.name}))
    except FaultsError as error:
        return {"the answer": f"refused: {error.faults[0].what}"}
    return dict(_figures_of(answer))


def _figures_of(answer: Answer) -> Iterator[tuple[str, str]]:
    if isinstance(answer, MembersAnswer):
        for member in answer.members:
            status = member.status
            yield member.state, f"{status.membership}, {status.participation}".replace("_", " ")
    if isinstance(answer, AssessAnswer):
        if answer.headline is not None:
            yield "probability", _shares(answer.headline.probability)
        for organisation in answer.organisations:
            for means in organisation.means:
                what = f"{organisation.name}, {means.name}"
                yield f"may, {what}", means.may
                if means.approval is not None:
                    yield f"approval, {what}", _shares(means.approval)
                if means.in_time is not None:
                    yield f"in time, {what}", _shares((means.in_time,))


def _shares(values: tuple[float, ...]) -> str:
    """Return probabilities in whole per cent; less is no move."""
    return " to ".join(dict.fromkeys(f"{100 * value:.0f} %" for value in values))


def _moved(
    typed: str, before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[MovedAnswer]:
    for what in dict.fromkeys((*before, *after)):
        one, other = before.get(what, "not there"), after.get(what, "not there")
        if one != other:
            yield MovedAnswer(asked=typed, what=what, before=one, after=other)
