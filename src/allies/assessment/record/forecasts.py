"""List what the documents foresaw, and how it ended as far as the record reaches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from allies.assessment.parts import cites_of
from allies.errors import QuestionError
from allies.questions import forecasts as types
from allies.values.dates import day_text
from allies.values.forecasts import SETTLED, Became
from allies.world.forecasts import Ending, Forecast
from allies.world.view import View


def forecasts(view: View, question: types.Forecasts) -> types.ForecastsAnswer:
    """Answer what the documents foresaw, and how it ended.

    Raises:
        QuestionError: one document is asked about, and it has no forecast on record.
    """
    found = [_listed(view, item) for item in view.forecasts.values()]
    known = sorted({item.source for item in found})
    if question.source and question.source not in known:
        raise QuestionError(
            f"the record has no forecast of '{question.source}'",
            field="source",
            why="only what a document foresaw, and had published by the day, is listed",
            remedy=f"name one of {', '.join(known)}" if known else "leave it out",
        )
    asked = [item for item in found if question.source in ("", item.source)]
    listed = tuple(sorted(asked, key=lambda item: (item.made, item.source)))
    return types.ForecastsAnswer(
        title=view.theatre.title,
        scores=tuple(
            _scored(source, [item for item in listed if item.source == source])
            for source in dict.fromkeys(item.source for item in listed)
        ),
        forecasts=listed,
    )


def _scored(source: str, made: Sequence[types.ListedForecast]) -> types.Scored:
    ends = [item.became for item in made]
    return types.Scored(
        source=source,
        forecasts=len(ends),
        settled=sum(word in SETTLED for word in ends),
        became={word: ends.count(word) for word in get_args(Became) if word in ends},
    )


def _listed(view: View, item: Forecast) -> types.ListedForecast:
    source = view.sources[item.cites[0].source]
    ending = _so_far(view, item)
    return types.ListedForecast(
        id=item.id,
        source=source.id,
        by=item.by,
        made=source.published.text,
        says=_line(item.says),
        chance=item.chance or None,
        due=item.due.text if item.due else None,
        became=ending.word,
        because=_line(ending.says),
        judgement=_line(ending.judgement) or None,
        note=_line(item.note) or None,
        cites=cites_of(item.cites),
        became_cites=cites_of(ending.cites),
    )


def _so_far(view: View, item: Forecast) -> Ending:
    """Return how a forecast ended by the day of knowledge."""
    ending = item.ending
    if view.as_of is None or ending.word == "untestable":
        return ending
    if item.due is not None and item.due.last > view.as_of:
        return Ending(word="open", says=f"Its time had not run out by {day_text(view.as_of)}")
    if ending.cites:
        return ending
    return Ending(word="not_on_record", says=f"Nothing public by {day_text(view.as_of)} settles it")


def _line(text: str) -> str:
    return " ".join(text.split())
