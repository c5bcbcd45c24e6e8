"""The dossier of an organisation as a document."""

from __future__ import annotations

from collections.abc import Iterator

from allies.faces.brief.briefing import Made, closing, footer, known_words, with_notes
from allies.faces.brief.document import (
    Album,
    Bullets,
    Document,
    Facts,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
    minus,
    section,
    tidied,
    words,
)
from allies.faces.brief.references import References
from allies.faces.figures import matrix
from allies.faces.text.dossier import KINDS, MARKS, NOT_MEASURED, added_words, when
from allies.faces.text.dossier_words import (
    ASKED,
    hundred,
    leader_of,
    number_words,
    outcome_words,
    past_words,
    points,
    signed,
)
from allies.faces.text.style import day_words, spaced
from allies.questions.dossier import ANY, Classes, DossierAnswer, DossierRow, GridCell
from allies.values.likelihood import shown_chance
from allies.values.words import capitalised


def dossier_brief(answer: DossierAnswer, before: DossierAnswer | None, made: Made) -> Document:
    """Return the dossier of an organisation.

    Args:
        answer: the dossier.
        before: the same without what is supposed; None if nothing is.
        made: how it was made.
    """
    name = answer.name(answer.organisation)
    title = f"{name}: a real alliance, or one on paper?"

    def sections(refs: References) -> Iterator[Section]:
        yield from _sections(answer, before, refs, Album())
        yield from closing(answer, made, answer.draws, title)

    made_sections, refs = with_notes(sections, (answer, before))
    full = answer.spelt.get(answer.organisation, "")
    kicker = [
        "Dossier",
        day_words(answer.classes.on),
        answer.organisation,
        *known_words(answer),
    ]
    document = Document(
        title=title,
        subtitle=full,
        kicker=" · ".join(kicker),
        sections=made_sections,
        notes=refs.notes,
        sources=refs.bibliography,
        footer=footer(answer, made),
        keywords=(name, *((full,) if full else ())),
    )
    return tidied(document)


def _sections(
    answer: DossierAnswer, before: DossierAnswer | None, refs: References, album: Album
) -> Iterator[Section]:
    judgement = (
        ("Judgement", words(answer.headline, "strong")),
        ("The past", words(answer.past)),
        ("What if", words("; ".join(answer.supposing))),
    )
    yield from section("", Facts(tuple(row for row in judgement if row[1]), stands_out=True))
    if before is not None:
        yield from _before_and_after(before, answer)
    yield from _cases(answer)
    yield from _supposed(answer, album)
    if answer.added.crises:
        yield from _added(answer)
        items = tuple(
            (
                Run(f"{_kind(item.trigger)}: ", "strong"),
                Run(f"{when(answer, item)}."),
            )
            for item in answer.opened
        )
        yield from section("Since when its law is open", Bullets(items))
    yield from section("What its law forbids", Bullets(tuple(_restraints(answer, refs))))
    yield from _tried(answer)
    yield from _beside(answer)
    yield from section("Yardsticks", Bullets(tuple(
        (Run(f"{capitalised(item.says)} ({item.source})."),)
        for item in answer.yardsticks
    )))  # fmt: skip


def _kind(trigger: str) -> str:
    said = KINDS.get(trigger, spaced(trigger))
    return capitalised(said)


def _before_and_after(before: DossierAnswer, after: DossierAnswer) -> Iterator[Section]:
    rows = tuple(
        (
            words(name, "strong"),
            words(_counted(item)),
            words("unknown" if item.number is None else shown_chance(item.number)),
            words(minus(signed(item.adds))),
        )
        for name, item in (("As recorded", before.classes), ("As supposed", after.classes))
    )
    columns = ("", "Supposed crises", "If asked", "Adds")
    note = (
        f"{'; '.join(after.supposing)}. Medians over the supposed crises. A supposition says"
        " nothing of how likely it is."
    )
    table = Table("", columns, rows, (1.3, 3.6, 1.0, 0.9), capitalised(note))
    yield from section("Before and after", table)


def _cases(answer: DossierAnswer) -> Iterator[Section]:
    rows = [row for row in answer.crises if row.set == "case" and row.means == ANY]
    note = (
        "Of 100 futures. If asked: both views as one chance. Model: enough people come under the"
        " organisation's decision."
    )
    if answer.classes.leader:
        note += f" Alone: {leader_of(answer)} by its own decision. Adds: model minus alone."
    table = Table(
        "",
        ("Case", "May", "Asked", "If asked", "Model", "Alone", "Adds", "What happened"),
        tuple(_case(answer, row) for row in rows),
        (3.0, 1.1, 1.1, 1.1, 1.1, 0.8, 1.3, 1.4),
        note,
    )
    yield from section("In the cases of the record", table)


def _case(answer: DossierAnswer, row: DossierRow) -> tuple[Runs, ...]:
    return (
        words(answer.name(row.crisis), "strong"),
        words(row.may),
        words(ASKED[row.asked]),
        words(number_words(row)),
        words(hundred(row.comes)),
        words(hundred(row.alone)),
        words(minus(points(row.adds))),
        words(outcome_words(answer, row)),
    )


def _supposed(answer: DossierAnswer, album: Album) -> Iterator[Section]:
    """Return the supposed crises: the last day as a figure, every day as a table."""
    kinds = list(dict.fromkeys(item.trigger for item in answer.grid))
    rows = []
    for on in dict.fromkeys(item.on for item in answer.grid):
        there = [item for item in answer.grid if item.on == on]
        acting = dict.fromkeys(item.acting for item in there)
        others = [answer.name(name) for name in acting if name != answer.organisation]
        label = f"{day_words(on)}{f' ({others[0]})' if others else ''}"
        cells = (_cell([item for item in there if item.trigger == kind]) for kind in kinds)
        rows.append((words(label, "strong"), *map(words, cells)))
    table = Table(
        "",
        ("If asked on", *(_kind(kind) for kind in kinds)),
        tuple(rows),
        (1.4, *(2.0 for _ in kinds)),
        f"At least 100 people in the host's capital within 30 days; {answer.grid_draws:,} futures"
        f" of each. Adds: 10 points or more to {leader_of(answer)} alone; adds little: less.",
    )
    yield from section(
        "In supposed crises",
        album.beside(matrix.crises_matrix(answer), wide=True, width=0.8),
        table,
    )


def _cell(found: list[GridCell]) -> str:
    kinds = [item.kind or "unknown" for item in found]
    return ", ".join(f"{MARKS[kind][1]} {kinds.count(kind)}" for kind in dict.fromkeys(kinds))


def _added(answer: DossierAnswer) -> Iterator[Section]:
    rows = [
        (capitalised(name), words(f"{capitalised(said)}.")) for name, said in added_words(answer)
    ]
    rows.append(("Not measured", words(f"{capitalised(NOT_MEASURED)}.")))
    note = f"Medians of {answer.added.crises} supposed crises on {day_words(answer.classes.on)}."
    yield from section(
        "What it adds, never summed", Facts(tuple(rows)), Paragraph(words(note), "quiet")
    )


def _restraints(answer: DossierAnswer, refs: References) -> Iterator[Runs]:
    for item in answer.restrains:
        yield refs.claim(item.says, item.cites)


def _counted(item: Classes) -> str:
    """Return how many supposed crises have each class, in words without marks."""
    if item.kind is None:
        return "no host"
    told = [f"{MARKS[kind][1]} {count}" for kind, count in item.counts.items()]
    return f"{', '.join(told)} of {item.crises}"


def _tried(answer: DossierAnswer) -> Iterator[Section]:
    rows = tuple(
        (
            words(capitalised(item.says)),
            words(_counted(item.classes) if item.classes else f"impossible: {item.impossible}"),
            words(_moved(item.number_moved)),
            words(_moved(item.adds_moved)),
        )
        for item in answer.tried
    )
    table = Table(
        "",
        ("Supposing that", "Supposed crises", "If asked", "Adds"),
        rows,
        (3.4, 2.8, 0.9, 0.9),
        f"Each lever alone; how far the medians move, in points of 100, on {answer.tried_draws}"
        " futures of each crisis. From so few futures a few points say little.",
    )
    yield from section("What would change it", table)


def _moved(value: float | None) -> str:
    return "unknown" if value is None else "0" if value == 0 else minus(signed(value))


def _beside(answer: DossierAnswer) -> Iterator[Section]:
    rows = tuple(
        (
            words(answer.name(item.organisation), "strong"),
            words(_counted(item)),
            words("unknown" if item.number is None else shown_chance(item.number)),
            words("unknown" if item.adds is None else minus(signed(item.adds))),
            words("unknown" if item.leader_share is None
                  else f"{round(100 * item.leader_share)} %"),
            words(past_words(item)),
        )
        for item in (answer.classes, *answer.beside)
    )  # fmt: skip
    table = Table(
        "",
        ("Organisation", "Supposed crises", "If asked", "Adds", "Leader sends", "Past"),
        rows,
        (1.3, 3.0, 1.1, 1.1, 1.2, 1.3),
        "By the same rule, on the same day.",
    )
    yield from section("Beside other organisations", table)
