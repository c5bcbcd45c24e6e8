"""What the sources of a brief say against each other, and what happened afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allies.faces.brief.document import (
    Bullets,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
    section,
    words,
)
from allies.faces.brief.references import References
from allies.faces.text.assess_parts import OUTCOME_WORDS
from allies.faces.text.style import listed, spaced
from allies.questions.assess import AssessAnswer
from allies.questions.base import Answer
from allies.questions.contests import ContestedAnswer
from allies.questions.parts import Contest, Version
from allies.questions.rests_on import RestsOnAnswer
from allies.values.words import capitalised

MOST_CONTESTS = 4


def contested_facts(
    answer: AssessAnswer,
    contested: Sequence[ContestedAnswer],
    rests_on: RestsOnAnswer | None,
    refs: References,
    most: int = MOST_CONTESTS,
) -> Iterator[Section]:
    """Return the facts that sources dispute and that the answer reads, each with its sides.

    Args:
        answer: the assessment.
        contested: the contradictions of the sources.
        rests_on: what the likelihood rests on: the contests that change it most come first.
        refs: numbers the notes.
        most: how many are shown.
    """
    known = {item.id: (page, item) for page in contested for item in page.contests}
    swings = {item.name: item.swing for item in rests_on.rests_on} if rests_on else {}
    names = sorted(answer.contested, key=lambda name: -swings.get(name, 0.0))
    read = [name.removeprefix("contest:") for name in names]
    found: list[tuple[Answer, Contest]] = [known[name] for name in read if name in known]
    reasons: list[tuple[Answer, Contest]] = [
        (answer, item) for item in answer.explanations if item.id not in read
    ]
    shown = [*found[: max(most - len(reasons), 0)], *reasons]
    items = tuple(_contest(page, item, refs) for page, item in shown)
    more = len(found) + len(reasons) - len(items)
    told = (
        Run(f"{more} more that the answer reads: see "),
        Run("allies contested", "code"),
        Run("."),
    )
    rest = Paragraph(told, "quiet") if more > 0 else None
    yield from section("Contested facts", Bullets(items), rest)


def _contest(page: Answer, item: Contest, refs: References) -> Runs:
    runs: list[Run] = [Run(f"{item.question} ", "strong")]
    for at, version in enumerate(item.versions):
        said = version.says.rstrip(".")
        said = capitalised(said) if at == 0 else said
        runs.append(Run(f"{said}{_held(page, version, refs)}"))
        runs += refs.note(version.cites)
        runs.append(Run("." if at == len(item.versions) - 1 else "; "))
    return tuple(runs)


def _held(page: Answer, version: Version, refs: References) -> str:
    """Return who holds a version, in brackets: first the sources, then whom they report on."""
    sources = {source.id for source in page.sources}
    holders = sorted(version.holders, key=lambda name: name not in sources)
    names = dict.fromkeys(refs.named(page.name(name)) for name in holders)
    return f" ({listed(list(names))})" if names else ""


def documents_say(
    answer: AssessAnswer, refs: References, recorded: AssessAnswer | None = None
) -> Iterator[Section]:
    """Return what the documents conclude, beside what the model says.

    Args:
        answer: the assessment.
        refs: numbers the notes.
        recorded: the assessment without what is supposed; verdicts that agree with it are left out.
    """
    same = {(item.id, item.verdict) for item in recorded.views} if recorded else set()
    views = [item for item in answer.views if (item.id, item.verdict) not in same]
    rows = tuple(
        (
            refs.claim(capitalised(item.says), item.cites),
            words(item.verdict),
            words(capitalised(item.because)),
        )
        for item in views
    )
    others = len(answer.views) - len(views)
    note = f"The verdict on {others} more is as recorded." if others and views else ""
    table = Table("", ("The documents", "The model", "Because"), rows, (2.8, 0.9, 2.8), note)
    yield from section("The documents' own judgements", table)


def what_happened(answer: AssessAnswer, refs: References) -> Iterator[Section]:
    """Return what happened afterwards; that it is hidden, if it is."""
    if answer.hypothetical:
        return
    if answer.asked is not None and answer.asked.hide_outcome:
        yield from section("What happened", Paragraph(words("Hidden.", "quiet")))
    elif answer.happened is not None:
        found = answer.happened
        how = OUTCOME_WORDS.get(found.outcome, spaced(found.outcome))
        runs = (
            Run(f"{capitalised(how)}. ", "strong") if answer.headline else Run(""),
            *refs.claim(found.says, found.cites),
        )
        yield from section("What happened", Paragraph(tuple(run for run in runs if run != Run(""))))
