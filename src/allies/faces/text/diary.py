"""The pages of a forecast diary and of signposts."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.compare import points_words
from allies.faces.text.style import cited, day_words, filled, heading, plain_table, quiet
from allies.questions.assess import Headline
from allies.questions.diary import DiaryAnswer, SignpostsAnswer
from allies.values.likelihood import shown_chance, shown_range

MOST_SIGNPOSTS = 12


def diary_page(answer: DiaryAnswer) -> Group:
    """Return the crisis as it could have been judged at the end of each year."""
    title = f"{answer.title}, {day_words(answer.on or '')}, as of each year"
    table = plain_table("BY", "BOTH VIEWS", "THE MODEL ALONE", "CANNOT TELL", "SOURCES")
    for item in answer.entries:
        if item.headline is None:
            table.add_row(item.as_of, "-", item.why_not or "", "", str(item.sources))
            continue
        unknown = f"{100 * item.cannot_tell:.0f} of 100" if item.cannot_tell else ""
        inside = shown_range(*item.headline.inside)
        table.add_row(item.as_of, _one(item.headline), inside, unknown, str(item.sources))
    return Group(
        heading(answer, title),
        Text(answer.question),
        Text(""),
        filled(table),
        quiet(
            f"\nEach row uses only what had been published by its day, on {answer.draws:,} draws."
            " A row after the crisis is hindsight. The weights of the model are those of today."
        ),
    )


def signposts_page(answer: SignpostsAnswer) -> Group:
    """Return the acts to watch, the strongest first."""
    title = f"What to watch for {answer.title}, {day_words(answer.on or '')}"
    recorded = f"As recorded: {_one(answer.headline)}"
    parts: list[RenderableType] = [
        heading(answer, title),
        Text(answer.question),
        Text(f"{recorded}; the model alone, {shown_range(*answer.headline.inside)}."),
        Text(""),
    ]
    table = plain_table("IF BY THE DAY", "MODEL ALONE", "CHANGE IN POINTS OF 100", "")
    for item in answer.signposts[:MOST_SIGNPOSTS]:
        table.add_row(
            item.says,
            shown_range(*item.headline.inside),
            points_words(item.difference),
            "flips" if item.flips else "",
        )
    parts.append(filled(table) if answer.signposts else quiet("No act tried moves the answer."))
    rest = answer.tried - min(len(answer.signposts), MOST_SIGNPOSTS)
    parts.append(
        quiet(
            f"\n{rest} of the {answer.tried} acts tried move it less or not at all. Flips: the"
            f" model alone crosses even chances. On the same {answer.draws:,} draws; nothing here"
            " says how likely an act is."
        )
    )
    parts += _dates(answer)
    return Group(*parts)


def _dates(answer: SignpostsAnswer) -> Iterator[RenderableType]:
    """Return the dates that the law, a notice or an agreed end sets."""
    yield Text("")
    if not answer.dates:
        yield quiet("No clock runs, and no end was agreed on record: no date to watch.")
        return
    table = plain_table("FROM", "DATE SET BY THE LAW OR AN AGREED END", "MODEL ALONE, IF SO", "")
    for item in answer.dates:
        alone = shown_range(*item.headline.inside) if item.headline else "not supposed"
        says = Text(f"{item.says} ")
        says.append(cited(item.cites, 2), style="dim")
        table.add_row(item.on, says, alone, "flips" if item.flips else "")
    yield filled(table)


def _one(headline: Headline) -> str:
    return "cannot tell" if headline.number is None else shown_chance(headline.number)
