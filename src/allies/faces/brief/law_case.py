"""The brief of a question of law: acts checked against the law of their day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from allies.faces.brief.background import background
from allies.faces.brief.case import CaseAnswers, judgement, law_section
from allies.faces.brief.disputes import contested_facts, documents_say, what_happened
from allies.faces.brief.document import (
    Album,
    Bullets,
    Facts,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
    section,
    sentence,
    words,
)
from allies.faces.brief.references import References
from allies.faces.figures import matrix
from allies.faces.text.assess_parts import absence
from allies.faces.text.legal import by_its_day
from allies.faces.text.style import beyond_coverage, day_words, listed
from allies.questions.assess import AssessAnswer
from allies.questions.base import Cite
from allies.questions.law import LawCaseAnswer
from allies.questions.legal import ActFinding, Clock, ReadingTitle, Reason, Regularity
from allies.values.words import capitalised

_WORDS = (
    "Regular: within the rules of its day. Irregular: against them. Disputed: regular or not, by"
    " the reading of the law or by the source. Depends: a step that the law asks for is missing."
    " Unknown: the record does not decide it."
)


def law_case_sections(found: CaseAnswers, refs: References, album: Album) -> Iterator[Section]:
    """Return the sections of the brief of a crisis without a likelihood.

    Args:
        found: the answers.
        refs: numbers the notes.
        album: numbers the figures.
    """
    answer, law = found.assess, found.law
    yield from section("", _judgement(found, refs), *_why_none(answer), *_finding_words(law))
    if law is not None:
        yield from _acts(law, refs)
        yield from _by_reading(law, refs)
        yield from _clocks(law, refs)
        yield from law_section(answer, law, refs)
    if law is not None and any(item.asked_about for item in law.findings):
        readings = matrix.readings_matrix(answer, law)
        yield from section("By reading of the law", album.beside(readings, wide=True))
    yield from background(found.before, refs)
    yield from contested_facts(answer, found.contested, None, refs)
    yield from documents_say(answer, refs)
    yield from what_happened(answer, refs)


def _why_none(answer: AssessAnswer) -> Iterator[Paragraph]:
    """Return why there is no likelihood, if one was asked for."""
    if not answer.covered:
        yield Paragraph(words(f"{beyond_coverage(answer)}."))
    elif answer.absent is not None:
        yield from (Paragraph(words(line.plain)) for line in absence(answer, answer.absent))


def _judgement(found: CaseAnswers, refs: References) -> Facts:
    """Return what the law says, and from which day an act can take effect."""
    box, law = judgement(found, refs), found.law
    if law is None:
        return box
    acts = _of_acts(law, refs)
    kept = [row for row in box.rows if not (acts and row[0] == "Why")]
    rows = [*acts, *(("In law" if name == "Why" else name, runs) for name, runs in kept)]
    if law.first_days:
        days = " ".join(map(sentence, law.first_days))
        rows.append(("From when", words(refs.named(days))))
    return Facts(tuple(rows), stands_out=True)


def _of_acts(law: LawCaseAnswer, refs: References) -> list[tuple[str, Runs]]:
    """Return what the judgement tells of the acts proposed, if the question is about them alone."""
    if any(item.asked_about for item in law.findings):
        return []
    if len(law.proposals) > 1:
        return [("In law", words(_counted(law)))]
    found = []
    for item in law.proposals:
        act, _, why = _act(item, refs)
        finding = Run(f"{capitalised(item.finding)}. ", "strong")
        found += [("The act", act), ("In law", (finding, *why))]
    return found


def _counted(law: LawCaseAnswer) -> str:
    """Return how many acts have each finding; the table below says why."""
    counts = Counter(item.finding for item in law.proposals)
    told = [f"{count} {'is' if count == 1 else 'are'} {name}" for name, count in counts.items()]
    return f"Of {len(law.proposals)} acts, {listed(told)}. The table below says why."


def _is_of_one_act(law: LawCaseAnswer) -> bool:
    """Return whether all that the law says is about one act: then the judgement tells all of it."""
    return len(law.proposals) == 1 and not any(item.asked_about for item in law.findings)


def _finding_words(law: LawCaseAnswer | None) -> Iterator[Paragraph]:
    if law is not None and _is_of_one_act(law):
        yield Paragraph(words(_WORDS), "quiet")


def _acts(law: LawCaseAnswer, refs: References) -> Iterator[Section]:
    if _is_of_one_act(law):
        return
    rows = tuple(_act(item, refs) for item in law.proposals)
    table = Table("", ("Act", "Finding", "Why"), rows, (2.4, 0.9, 4.0), _WORDS)
    yield from section("Would each of these acts be within the law?", table)


def _act(item: ActFinding, refs: References) -> tuple[Runs, ...]:
    cites: tuple[Cite, ...] = ()
    if item.law is not None:
        cites = tuple(
            cite
            for reason in item.law.reasons
            if reason.status in ("decisive", "unknown")
            for cite in reason.cites
        )
    return (
        words(f"{day_words(item.on)}: {item.says}"),
        words(item.finding, "strong"),
        refs.claim(" ".join(filter(None, (by_its_day(item), item.why))), cites),
    )


def _by_reading(law: LawCaseAnswer, refs: References) -> Iterator[Section]:
    """Return the finding of each act under each reading of the law, for acts on which they differ.

    Acts with the same findings share a table. The rules that decide under some reading follow,
    with the facts on which they turn.
    """
    readings = {item.id: item for item in law.readings}
    alike: dict[tuple[tuple[str, Regularity], ...], list[ActFinding]] = {}
    for item in law.proposals:
        found = tuple((item.by_reading | item.held_by_nobody).items())
        if len({finding for _, finding in found}) >= _FEWEST:
            alike.setdefault(found, []).append(item)
    tables = []
    rules: dict[tuple[str, str], Runs] = {}
    for found, items in alike.items():
        rows = tuple(
            (
                words(readings[name].title if name in readings else name),
                words(finding, "strong"),
                words(refs.named(_holders(law, items[0], readings.get(name)))),
            )
            for name, finding in found
        )
        title = "" if _is_of_one_act(law) else "; ".join(_told(law, item) for item in items)
        tables.append(Table(title, ("Reading", "Finding", "Held by"), rows, (3.2, 0.9, 2.4)))
        for title, reason in _deciding(items[0], readings):
            if (title, reason.provision) not in rules:
                rules[title, reason.provision] = _rule(title, reason, refs)
    yield from section("By reading of the law", *tables)
    yield from section("What decides it", Bullets(tuple(rules.values())))


def _told(law: LawCaseAnswer, item: ActFinding) -> str:
    """Return what an act is; with its day, if another act is the same on another day."""
    same = [other for other in law.proposals if other.says == item.says]
    return f"{item.says}, {day_words(item.on)}" if len(same) > 1 else item.says


_FEWEST = 2  # findings that differ


def _holders(law: LawCaseAnswer, item: ActFinding, reading: ReadingTitle | None) -> str:
    if reading is None:
        return ""
    if reading.id in item.held_by_nobody:
        return "nobody on that day"
    return listed([law.name(name) for name in reading.holders])


def _deciding(
    item: ActFinding, readings: Mapping[str, ReadingTitle]
) -> Iterator[tuple[str, Reason]]:
    """Return each rule that decides an act under some reading, with the title of the reading."""
    if item.law is not None:
        for name, reasons in {
            item.law.explained_under: item.law.reasons,
            **item.law.dissent,
        }.items():
            title = readings[name].title if name in readings else name
            yield from ((title, reason) for reason in reasons if reason.status == "decisive")


def _rule(title: str, reason: Reason, refs: References) -> Runs:
    """Return a rule that decides, with the facts it turns on."""
    facts = "; ".join(f"{part.says}: {part.value}" for part in reason.because)
    told = sentence(reason.says) + (f" {sentence(facts)}" if facts else "")
    return (Run(f"{title}: ", "strong"), *refs.claim(told, reason.cites))


def _clocks(law: LawCaseAnswer, refs: References) -> Iterator[Section]:
    """Return the first day on which an act can take effect, by reading, once for each clock."""
    titles = {item.id: item.title for item in law.readings}
    clocks: dict[tuple[str, str | None], Clock] = {}
    for item in law.proposals:
        for clock in item.clocks:
            clocks.setdefault((clock.reading, clock.earliest), clock)
    items = tuple(_clock(clock, titles.get(clock.reading, clock.reading), refs)
                  for clock in clocks.values() if clock.earliest)  # fmt: skip
    without = [titles.get(clock.reading, clock.reading) for clock in clocks.values()
               if not clock.earliest]  # fmt: skip
    quiet = f"No clock runs under: {'; '.join(without)}." if without else ""
    yield from section(
        "From which day could it take effect?", Bullets(items), Paragraph(words(quiet), "quiet")
    )


def _clock(clock: Clock, title: str, refs: References) -> Runs:
    told = [f"{title}."]
    if clock.started:
        told.append(f"The clock was started when {clock.started}.")
    if clock.then:
        told.append(f"Also required: {clock.then}.")
    first = Run(f"{day_words(clock.earliest or '')}: ", "strong")
    return (first, *refs.claim(" ".join(told), clock.cites))
