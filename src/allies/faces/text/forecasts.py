"""The page of what the documents foresaw, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import command
from allies.faces.text.style import (
    VERDICT_STYLES,
    cited,
    covers,
    heading,
    listed,
    plain_table,
    quiet,
    spaced,
)
from allies.questions.forecasts import ForecastsAnswer, ListedForecast

_STYLES = {"came_true": VERDICT_STYLES["yes"], "failed": VERDICT_STYLES["no"]}
_MEANING = (
    "Open: its time had not run out. Untested: what it depends on did not happen. Untestable: it"
    " names nothing that could show it right or wrong."
)


def forecasts_page(answer: ForecastsAnswer) -> Group:
    """Return the scores of the documents, then each forecast with how it ended."""
    count = len(answer.forecasts)
    title = f"{count} forecast{'' if count == 1 else 's'} of the documents on {answer.title}"
    if not count:
        return Group(heading(answer, title), quiet("No document on record foresaw anything."))
    return Group(heading(answer, title), *_scores(answer), *_each(answer))


def _scores(answer: ForecastsAnswer) -> Iterator[RenderableType]:
    table = plain_table("DOCUMENT", "FORECASTS", "SETTLED", "HOW THEY ENDED")
    for item in answer.scores:
        ends = ", ".join(f"{spaced(word)} {number}" for word, number in item.became.items())
        table.add_row(Text(item.source, style="bold"), str(item.forecasts), str(item.settled), ends)
    yield Text("")
    yield table
    yield quiet(f"As far as the record reaches: {covers(answer)}. {_MEANING}")


def _each(answer: ForecastsAnswer) -> Iterator[RenderableType]:
    for item in answer.forecasts:
        line = Text.assemble(("\n" + spaced(item.became), _STYLES.get(item.became, "bold")), "  ")
        line.append(f"{item.says}{_how(answer, item)} ")
        line.append(cited(item.cites), style="dim")
        yield line
        rests = cited(item.became_cites) or ("[judgement]" if item.judgement else "")
        yield Text.assemble(f"  {item.because}. ", (rests, "dim"))
        if item.note:
            yield quiet(f"  {item.note}")
    yield quiet(f"\nOne document: {command('forecasts', answer, source='SOURCE')}")


def _how(answer: ForecastsAnswer, item: ListedForecast) -> str:
    """Return who foresees it, in which words, and by when."""
    names = [
        answer.name(name).removesuffix(f" as reported by {item.source}")
        for name in item.by
        if name != item.source
    ]
    who = listed(names) if names else ""
    told = [who, f"“{item.chance}”" if item.chance else "said flatly"]
    told.append(f"by {item.due}" if item.due else "no time named")
    return f" ({'; '.join(filter(None, told))})."
