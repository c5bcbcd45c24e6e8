"""Pages on what the law says: of a day, between two days, and in a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from allies.faces.text.legal import LegalText
from allies.faces.text.style import (
    QUIET,
    cited,
    day_words,
    filled,
    grounds,
    heading,
    listed,
    plain_table,
    quiet,
    section,
    source_table,
    spaced,
    verdict_text,
)
from allies.questions.law import (
    Instrument,
    LawAnswer,
    LawCaseAnswer,
    LawDiffAnswer,
    MeansLaw,
    Reading,
)


def law_title(answer: LawAnswer) -> str:
    """Return the title of a page about the law of a day."""
    bound = f", as it binds {answer.in_sentence(answer.of)}," if answer.of else ""
    return f"The law of {answer.in_sentence(answer.body)}{bound} on {day_words(answer.on or '')}"


def held_words(reading: Reading) -> str:
    """Return whether anybody held a reading on the day, in words."""
    if reading.held is None:
        return "unknown"
    return "held" if reading.held else "held by nobody that day"


def law_page(answer: LawAnswer) -> Group:
    """Return which texts bind whom on a day, under which reading."""
    readings = plain_table("", "", "", header=False)
    for reading in answer.readings:
        who = ", ".join(answer.name(holder.who) for holder in reading.holders)
        position = f"{reading.title} ({who})" if who else reading.title
        readings.add_row(reading.id, quiet(held_words(reading)), position)
    texts: list[RenderableType] = [_instrument(item) for item in answer.instruments]
    parts: list[RenderableType] = [
        heading(answer, law_title(answer)),
        section("Readings", readings),
        section("Instruments", *(texts or [quiet("nothing on record")])),
    ]
    if answer.later:
        later = "; ".join(answer.name(item.id) for item in answer.later)
        parts.append(section("Not yet opened", quiet(later)))
    provisions = plain_table("", "", "", header=False)
    for provision in answer.provisions:
        line = Text(provision.says)
        line.append(f" {grounds(provision.cites, provision.judgement, 2)}", style=QUIET)
        provisions.add_row(quiet(provision.id), provision.effect, line)
    if answer.provisions:
        parts.append(section("Provisions", provisions))
    if answer.not_read_because:
        parts.append(section("Not read", Text(answer.not_read_because)))
    return Group(*parts)


def _instrument(item: Instrument) -> Group:
    title = Text(item.title)
    title.append(f"  {spaced(item.state)}", style="bold")
    title.append(f"  {cited(item.cites, 2)}", style=QUIET)
    lines: list[RenderableType] = [title]
    by_status: dict[str, list[str]] = {}
    for state, status in item.parties.items():
        by_status.setdefault(spaced(status), []).append(state)
    by_status.pop("none", None)
    if by_status:
        words = "; ".join(f"{status}: {', '.join(who)}" for status, who in by_status.items())
        lines.append(_indented(words))
    by_answer: dict[str, list[str]] = {}
    for reading, states in item.binds.items():
        bound = [state for state, answer in states.items() if answer == "yes"]
        unknown = [state for state, answer in states.items() if answer == "unknown"]
        told = [f"binds {', '.join(bound)}"] if bound else []
        # Where nothing is known, "nobody" would be an answer.
        told += [f"whether it binds {', '.join(unknown)} is unknown"] if unknown else []
        by_answer.setdefault("; ".join(told) or "binds nobody", []).append(reading)
    for words, readings in by_answer.items():
        under = "every reading" if len(by_answer) == 1 else ", ".join(readings)
        lines.append(_indented(f"{words}: {under}"))
    return Group(*lines)


def _indented(words: str) -> Padding:
    return Padding(quiet(words), (0, 0, 0, 2))


def law_diff_page(answer: LawDiffAnswer) -> Group:
    """Return what changed in the law of a body between two days."""
    bound = f", as it binds {answer.in_sentence(answer.of)}" if answer.of else ""
    title = f"What changed in the law of {answer.in_sentence(answer.body)}{bound}"
    parts: list[RenderableType] = [heading(answer, f"{title}, {' to '.join(answer.days)}")]
    for instrument, group in groupby(answer.changes, key=lambda item: item.instrument):
        by_step: dict[tuple[str, str], list[str]] = {}
        for item in group:
            by_step.setdefault((item.before, item.after), []).append(item.what)
        table = plain_table("", "", header=False)
        for (before, after), what in by_step.items():
            table.add_row(f"{spaced(before)} -> {spaced(after)}", "; ".join(_together(what)))
        parts.append(section(answer.name(instrument), table))
    if answer.covered and not answer.changes:
        parts.append(quiet("nothing the record knows of"))
    return Group(*parts)


def _together(what: Sequence[str]) -> list[str]:
    """Return what differs with the states together that are bound under the same readings."""
    others: list[str] = []
    parties: list[str] = []
    readings: dict[str, list[str]] = {}
    for words in what:
        kind, _, rest = words.partition(" ")
        if kind == "binds":
            state, _, reading = rest.partition(" under ")
            readings.setdefault(state, []).append(reading)
        elif kind == "party":
            parties.append(rest)
        else:
            others.append(words)
    bound: dict[str, list[str]] = {}
    for state, under in readings.items():
        bound.setdefault(", ".join(under), []).append(state)
    return (
        others
        + ([f"party: {', '.join(parties)}"] if parties else [])
        + [f"binds {', '.join(states)} under {under}" for under, states in bound.items()]
    )


def law_case_page(answer: LawCaseAnswer) -> Group:
    """Return who may act in a case and how, by which text, and what would change that."""
    notes = [f"{answer.case}, on {day_words(answer.on or '')}"]
    if answer.moved_days:
        notes.append(f"the crisis of {day_words(answer.case_day)} is set on this day")
    parts: list[RenderableType] = [heading(answer, answer.title, *notes)]
    if answer.hypothetical:
        parts.append(Text("A supposition: it did not happen."))
    parts.append(Text(answer.question, style="italic"))
    if answer.reading:
        title = LegalText(answer, answer.readings).title(answer.reading)
        parts.append(Text(f"Under this reading alone, of the law that it reads: {title}."))
    if answer.findings:
        parts.append(section("May they", _verdicts(answer)))
    if answer.nobody_in:
        who = listed([answer.in_sentence(name) for name in answer.nobody_in], "or")
        parts.append(Text(f"By the record nobody was a member of {who} that day."))
    parts += [*proposal_sections(answer), *case_sections(answer)]
    parts.append(section("Sources", source_table(answer.sources)))
    return Group(*parts)


def proposal_sections(answer: LawCaseAnswer) -> Iterator[RenderableType]:
    """Return the acts proposed in a case, each held against the law of its day."""
    text = LegalText(answer, answer.readings)
    for act in answer.proposals:
        yield text.of_act(act, "supposing that ")
    yield from text.clocks(answer.proposals)


def case_sections(answer: LawCaseAnswer) -> Iterator[RenderableType]:
    """Return what the law says of each means asked about, and the readings it was asked under."""
    text = LegalText(answer, answer.readings)
    for item in _shown(answer):
        whose = "" if item.asked_about else f" ({answer.name(item.organisation)})"
        yield section(f"May they: {spaced(item.means)}{whose}", text.of_means(item.may))
    yield from text.legend()


def _verdicts(answer: LawCaseAnswer) -> RenderableType:
    """Return one verdict for each organisation and means."""
    table = plain_table("", "", "", "", header=False)
    shown = ""
    for item in answer.findings:
        who = answer.name(item.organisation) if item.organisation != shown else ""
        shown = item.organisation
        table.add_row(
            Text(who, style="bold"),
            spaced(item.means),
            verdict_text(item.may.verdict),
            quiet(item.name),
        )
    return filled(table)


def _shown(answer: LawCaseAnswer) -> list[MeansLaw]:
    """Return the findings told in full: those asked about, or all where one means was asked for."""
    one_means = answer.asked is not None and bool(answer.asked.fields.get("means"))
    return [item for item in answer.findings if item.asked_about or one_means]
