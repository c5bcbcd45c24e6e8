"""Pages on what the law says: of a day, between two days, and in a case."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from allies.faces.text.legal import LegalText
from allies.faces.text.spelling import command
from allies.faces.text.style import (
    QUIET,
    cited,
    day_words,
    filled,
    grounds,
    heading,
    listed,
    may_text,
    plain_table,
    quiet,
    section,
    source_table,
    spaced,
)
from allies.questions.law import (
    Instrument,
    LawAnswer,
    LawCaseAnswer,
    LawDiffAnswer,
    LegalChange,
    MeansLaw,
    ProvisionRule,
    ProvisionsAnswer,
    Reading,
    RuleWords,
)
from allies.values.dates import date_words, parse_date

# Differences between states that no reading causes, in words.
_OF_STATES = {
    "party": "party",
    "provisional": "provisional application",
    "entered": "in force for the state from its own day",
}


def law_title(answer: LawAnswer) -> str:
    """Return the title of a page about the law of a day."""
    bound = f", as it binds {answer.in_sentence(answer.of)}," if answer.of else ""
    return f"The law of {answer.in_sentence(answer.body)}{bound} on {day_words(answer.on or '')}"


def held_words(reading: Reading) -> str:
    """Return in words whether anybody held a reading on the day."""
    if reading.held is None:
        return "unknown"
    return "held" if reading.held else "held by nobody on that day"


def law_page(answer: LawAnswer) -> Group:
    """Return the texts that bind each state on a day, by reading."""
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
    if answer.members == (answer.body,):  # a state
        capital = command("capital", answer, state=answer.body)
        told = f"If on record: {command('threats', answer)}, and {capital}."
        parts.append(section("Concepts and doctrines", quiet(told)))
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
    told = [f"{status}: {', '.join(who)}" for status, who in by_status.items()]
    if item.provisional:
        told.append(f"applied provisionally: {', '.join(item.provisional)}")
    told += [
        f"in force for {state} since {date_words(parse_date(on))}"
        for state, on in item.entered.items()
    ]
    if told:
        lines.append(_indented("; ".join(told)))
    for binding in item.binds:
        bound = [f"binds {', '.join(binding.bound)}"] if binding.bound else []
        # If all is unknown, "binds nobody" would be wrong.
        unknown = ", ".join(binding.unknown)
        bound += [f"whether it binds {unknown} is unknown"] if unknown else []
        under = ", ".join(binding.readings) or "every reading"
        lines.append(_indented(f"{'; '.join(bound) or 'binds nobody'}: {under}"))
    return Group(*lines)


def _indented(words: str) -> Padding:
    return Padding(quiet(words), (0, 0, 0, 2))


def provisions_page(answer: ProvisionsAnswer) -> Group:
    """Return when each provision of a body applies, and which expectations fail."""
    title = f"When the rules of {answer.in_sentence(answer.body)} apply"
    parts: list[RenderableType] = [
        heading(answer, title, f"as of the texts on {day_words(answer.on or '')}")
    ]
    laws: list[RenderableType] = []
    alike = plain_table("", "", header=False)
    for reading in answer.readings:
        if reading.law_where is None:
            alike.add_row(reading.title, quiet(reading.id))
        else:
            laws.append(Text.assemble(f"{reading.title}  ", (reading.id, QUIET)))
            laws += _condition(reading.law_where)
    if alike.row_count:
        laws += [Text("The same as under the first reading above:"), alike]
    parts.append(section("When a text is law, by reading", *laws))
    parts += [_provision(answer, item) for item in answer.provisions]
    checked = [item for provision in answer.provisions for item in provision.exercised_by]
    if checked:
        held = sum(item.holds for item in checked)
        parts.append(quiet(f"\n{held} of {len(checked)} expectations about these rules hold."))
    return Group(*parts)


def _provision(answer: ProvisionsAnswer, item: ProvisionRule) -> Group:
    lines: list[RenderableType] = [quiet(item.id)]
    if item.readings:
        lines.append(quiet(f"found in the text by {', '.join(item.readings)}"))
    for words, rule in (("applies where", item.applies_where), ("taken where", item.taken_where)):
        if rule is not None:
            lines += [Text(f"{words}:"), *_condition(rule)]
    if item.decides is not None:
        who = answer.in_sentence(item.decides.organ)
        lines.append(Text(f"{who} decides by {spaced(item.decides.rule)}"))
    elif item.applies_where is None and item.taken_where is None:
        lines.append(Text("applies always"))
    if item.overrides:
        lines.append(Text(f"defeats {', '.join(item.overrides)}"))
    for failing in (exercise for exercise in item.exercised_by if not exercise.holds):
        lines.append(Text(f"fails, {failing.on}: {failing.says} (found: {spaced(failing.found)})"))
    return section(item.says, *lines)


def _condition(rule: RuleWords, depth: int = 1) -> list[RenderableType]:
    """Return a rule in words as indented lines."""
    said = [Padding(Text(rule.says), (0, 0, 0, 2 * depth))]
    return [*said, *(line for part in rule.parts for line in _condition(part, depth + 1))]


def law_diff_page(answer: LawDiffAnswer) -> Group:
    """Return the changes in the law of a body between two days, each with its day."""
    bound = f", as it binds {answer.in_sentence(answer.of)}" if answer.of else ""
    title = f"What changed in the law of {answer.in_sentence(answer.body)}{bound}"
    parts: list[RenderableType] = [heading(answer, f"{title}, {' to '.join(answer.days)}")]
    for instrument, group in groupby(answer.changes, key=lambda item: item.instrument):
        by_step: dict[tuple[str, str, str], list[str]] = {}
        for item in group:
            if item.what != "opened":  # its state shows this, too
                said = _what(item, LegalText(answer, answer.readings))
                by_step.setdefault((item.on, item.before, item.after), []).append(said)
        table = plain_table("", "", "", header=False)
        shown = ""
        for (on, before, after), said_of in by_step.items():
            step = f"{spaced(before)} -> {spaced(after)}"
            table.add_row(Text(on if on != shown else "", style="bold"), step, "; ".join(said_of))
            shown = on
        parts.append(section(answer.name(instrument), table))
    if answer.covered and not answer.changes:
        parts.append(quiet("no change on record"))
    return Group(*parts)


def _what(item: LegalChange, text: LegalText) -> str:
    """Return a change in a few words."""
    states = ", ".join(item.states)
    if item.what in _OF_STATES:
        return f"{_OF_STATES[item.what]}: {states}"
    if item.what != "binds":
        return item.what
    return f"binds {states}{text.under(item.readings, item.other_readings)}"


def law_case_page(answer: LawCaseAnswer) -> Group:
    """Return who may act in a case and how, under which text, and what would change that."""
    notes = [f"{answer.case}, on {day_words(answer.on or '')}"]
    if answer.moved_days:
        notes.append(f"the crisis of {day_words(answer.case_day)} is set on this day")
    parts: list[RenderableType] = [heading(answer, answer.title, *notes)]
    if answer.hypothetical:
        parts.append(Text("A hypothetical case: it did not happen."))
    parts.append(Text(answer.question, style="italic"))
    spelt = answer.spelt_out(*dict.fromkeys(item.organisation for item in answer.findings))
    if spelt:
        parts.append(quiet(spelt))
    if answer.reading:
        title = LegalText(answer, answer.readings).title(answer.reading)
        parts.append(Text(f"Only under this reading of the law: {title}."))
    if answer.why:
        parts.append(Text(answer.why))
    if answer.findings:
        parts.append(section("May they", _verdicts(answer)))
    parts += [Text(f"{said}.") for said in answer.gone.values()]
    not_there = [name for name in answer.nobody_in if name not in answer.gone]
    if not_there:
        who = listed([answer.in_sentence(name) for name in not_there], "or")
        parts.append(Text(f"According to the record, no state was a member of {who} on that day."))
    parts += [*proposal_sections(answer), *case_sections(answer)]
    if answer.sources:
        parts.append(section("Sources", source_table(answer.sources)))
    return Group(*parts)


def proposal_sections(answer: LawCaseAnswer) -> Iterator[RenderableType]:
    """Return the acts proposed in a case, each with its legal finding."""
    text = LegalText(answer, answer.readings)
    for act in answer.proposals:
        yield text.of_act(act, "supposing that ")
    yield from text.clocks(answer.proposals)


def case_sections(answer: LawCaseAnswer) -> Iterator[RenderableType]:
    """Return the law on each means asked about, and the readings applied."""
    text = LegalText(answer, answer.readings)
    for item in _shown(answer):
        whose = "" if item.asked_about else f" ({answer.name(item.organisation)})"
        why = [Text(item.why)] if item.why else []
        yield section(f"May they: {spaced(item.means)}{whose}", *why, text.of_means(item.may))
        if _is_about_one_means(answer):
            yield from text.trees(item.may)
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
            may_text(item.may.verdict, item.may.obliged),
            quiet(item.name),
        )
    return filled(table)


def _shown(answer: LawCaseAnswer) -> list[MeansLaw]:
    """Return the findings to show in full: those asked about, or all if one means was chosen."""
    everything = _is_about_one_means(answer)
    return [item for item in answer.findings if item.asked_about or everything]


def _is_about_one_means(answer: LawCaseAnswer) -> bool:
    return answer.asked is not None and bool(answer.asked.fields.get("means"))
