"""Makes a brief from the answers to a crisis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from allies.faces.brief.case import CaseAnswers, case_sections
from allies.faces.brief.document import (
    Album,
    Document,
    Paragraph,
    Run,
    Section,
    section,
    tidied,
    words,
)
from allies.faces.brief.law_case import law_case_sections
from allies.faces.brief.references import References
from allies.faces.text.style import day_words, how_known
from allies.questions.base import Answer


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """How a brief was made.

    Attributes:
        theatre: the title of the theatre.
        version: the version of the program.
        digest: the digest of the theatre's files.
        command: the command that makes it again.
    """

    theatre: str
    version: str
    digest: str
    command: str


def case_brief(found: CaseAnswers, made: Made) -> Document:
    """Return the brief of a crisis.

    Args:
        found: its answers.
        made: how it was made.
    """
    answer = found.assess
    make = case_sections if answer.headline is not None else law_case_sections

    def sections(refs: References) -> Iterator[Section]:
        yield from make(found, refs, Album())
        yield from closing(answer, made, answer.draws if answer.headline else 0, answer.title)

    made_sections, refs = with_notes(sections, found.all)
    kicker = [
        "Brief",
        day_words(answer.on or answer.case_on),
        answer.case,
        *known_words(answer),
    ]
    document = Document(
        title=answer.title,
        subtitle=answer.question,
        kicker=" · ".join(kicker),
        sections=made_sections,
        notes=refs.notes,
        sources=refs.bibliography,
        footer=footer(answer, made),
        keywords=(answer.case, *(answer.name(item.id) for item in answer.organisations)),
    )
    return tidied(document)


def with_notes(
    make: Callable[[References], Iterator[Section]], answers: Iterable[Answer | None]
) -> tuple[tuple[Section, ...], References]:
    """Return sections and their notes; sources have the names that they need among those used.

    Args:
        make: makes the sections.
        answers: the answers whose citations are used.
    """
    answers = tuple(answers)
    first = References(answers)
    sections = tuple(make(first))
    if first.has_final_names:
        return sections, first
    again = References(answers, first.used)
    return tuple(make(again)), again


def known_words(answer: Answer) -> list[str]:
    """Return the account and the day of knowledge; what is supposed has a place of its own."""
    return [note for note in how_known(answer) if note not in answer.supposing]


def footer(answer: Answer, made: Made) -> str:
    """Return the line at the foot of each page."""
    return f"allies {made.version} · {made.theatre} · record of {_span(answer)}"


def _span(answer: Answer) -> str:
    """Return the days that the record covers, in words."""
    span = answer.coverage
    return f"{day_words(span.since)} to {day_words(span.until)}" if span else "no day"


_METHOD = (
    "The program allies models collective-security organisations. Its record is a list of dated"
    " acts, each with its sources; contradictions are kept side by side. The law is judged under"
    " every reading that somebody held on the day.{drawn} Notes name the passage of each claim; a"
    " grade from A to F rates each source by the Admiralty scale. What the record does not say is"
    " unknown, and not no."
)
_DRAWN = (
    " Members, passage and arrivals are drawn {draws} times from distributions whose origin is on"
    " record. The likelihood joins the model and a statistical record of earlier crises, with"
    " weights fixed beforehand; its words follow ICD 203. Confidence is rated apart, by a"
    " published rule. Chances are shown in steps of five."
)


def closing(answer: Answer, made: Made, draws: int, title: str) -> Iterator[Section]:
    """Return the method, how to cite the brief, and how to make it again.

    Args:
        answer: the answer to its first question.
        made: how it was made.
        draws: how many futures were drawn; 0 if none.
        title: of the brief.
    """
    told = _METHOD.format(drawn=_DRAWN.format(draws=f"{draws:,}") if draws else "")
    said = f"The record covers {_span(answer)}."
    yield from section("Method", Paragraph(words(f"{told} {said}"), "quiet"))
    cite = (
        f"“{title}”, brief made with allies {made.version} from the theatre “{made.theatre}”,"
        f" edition {made.digest[:12]}."
    )
    yield from section(
        "How to cite and reproduce",
        Paragraph((Run("Cite as: ", "strong"), Run(cite))),
        Paragraph((Run("Make it again: ", "strong"), Run(made.command, "code"))),
    )
