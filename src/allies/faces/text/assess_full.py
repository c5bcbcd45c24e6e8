"""The full page of a crisis: all of the answer and of the answers beside it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.assess_parts import (
    OUTCOME_WORDS,
    absence,
    asked_of,
    funnel,
    likelihood_line,
    one_of,
    over_lift,
    so_few,
    suppositions,
    thresholds,
    titles_of,
    two_views,
    will_words,
)
from allies.faces.text.councils import council_lines
from allies.faces.text.law import case_sections, proposal_sections
from allies.faces.text.positions import position_rows, views_section
from allies.faces.text.rests_on import LEAST_SWING, confidence_line, reliance_table
from allies.faces.text.spelling import command
from allies.faces.text.style import (
    QUIET,
    beyond_coverage,
    cited,
    covers,
    day_words,
    how_known,
    listed,
    may_text,
    plain_table,
    quiet,
    section,
    source_table,
    spaced,
)
from allies.questions.assess import AssessAnswer, Happened, MeansChances, Outside
from allies.questions.base import Answer
from allies.questions.law import LawCaseAnswer
from allies.questions.positions import PositionsAnswer
from allies.questions.rests_on import RestsOnAnswer
from allies.values.likelihood import shown_chance
from allies.values.words import capitalised

FACTS_SHOWN = 3


def full_page(answer: AssessAnswer, *others: Answer) -> Group:
    """Return the full page of a crisis.

    Args:
        answer: the answer itself.
        others: what it rests on, what the law says and the positions of members; the page shows
            those that are given.
    """
    rests_on, law = one_of(others, RestsOnAnswer), one_of(others, LawCaseAnswer)
    positions = one_of(others, PositionsAnswer)
    parts: list[RenderableType] = [*_title(answer, law), *_headline(answer, rests_on, law)]
    if answer.headline is not None:
        title = f"Where help is lost, of 100 futures ({answer.draws:,} drawn)"
        parts += [_answers(answer), section(title, funnel(answer, law))]
        if rests_on is not None:
            parts.append(_rests_on(rests_on))
        if positions is not None:
            parts += _positions(answer, positions)
    if law is not None:
        parts += proposal_sections(law)
    if answer.views:
        parts.append(views_section(answer.views))
    parts += _happened(answer)
    if answer.explanations:
        parts.append(_explanations(answer))
    if law is not None:
        parts += case_sections(law)
    cited_anywhere = {source.id: source for item in (answer, *others) for source in item.sources}
    parts += [section("Sources", source_table(cited_anywhere.values())), _coverage(answer)]
    return Group(*parts)


def _title(answer: AssessAnswer, law: LawCaseAnswer | None) -> Iterator[RenderableType]:
    yield Text(answer.title, style="bold")
    line = f"{answer.case}, on {day_words(answer.on or '')}"
    if answer.moved_days:
        line += f"; the crisis of {day_words(answer.case_on)} is set on this day"
    yield quiet("; ".join([line, *how_known(answer)]))
    yield from suppositions(answer, titles_of(law), full=True)
    if answer.covered:
        yield quiet(f"The record covers {covers(answer)}.")
    else:
        yield Text(beyond_coverage(answer), style="bold")


def _headline(
    answer: AssessAnswer, rests_on: RestsOnAnswer | None, law: LawCaseAnswer | None
) -> Iterator[RenderableType]:
    headline, outside = answer.headline, answer.outside
    yield Text("")
    yield Text(answer.question, style="italic")
    if answer.absent is not None:
        yield from absence(answer, answer.absent)
        return
    if headline is None or outside is None:
        yield Text(
            "This is a question of law: its answer is a verdict, not a probability.", style="bold"
        )
        yield from _why(law)
        return
    yield Text(likelihood_line(headline), style="bold")
    if rests_on is not None and rests_on.confidence is not None:
        yield confidence_line(rests_on)
    yield from _why(law)
    yield quiet(two_views(answer, interval="90 % interval "))
    yield from thresholds(answer, able=True)
    yield from so_few(answer)
    known = answer.name(answer.organisation or "") == outside.organisation
    counted = "" if known else f" (counted as {outside.organisation})"
    yield quiet(_record_line(outside, answer.in_sentence(answer.organisation or "") + counted))


def _why(law: LawCaseAnswer | None) -> Iterator[Text]:
    if law is not None and law.why:
        yield Text(law.why)


def _record_line(seen: Outside, organisation: str) -> str:
    """Return what the track record was asked, and how many cases it has."""
    asked = {"yes": "asked", "no": "not asked", "unclear": "perhaps asked"}[seen.asked]
    drawn = ""
    if seen.base_rate is not None:
        drawn = (
            " It is about an occasion drawn from armed conflicts, clashes and coups of members; of"
            f" {seen.drawn} of them, forces came in {100 * seen.base_rate:.0f} %."
        )
    return (
        f"The track record is for {organisation}, {asked} by the host, in a case of"
        f" '{spaced(seen.trigger)}': {seen.cases} cases before {seen.before};"
        f" {seen.of_organisation} of this organisation, {seen.of_trigger} with this trigger."
        f"{f' The theatre brings {seen.of_theatre} of them.' if seen.of_theatre else ''}{drawn}"
    )


def _answers(answer: AssessAnswer) -> Group:
    table = plain_table("", "", "MAY THEY", "WILL THEY", "CAN THEY IN TIME")
    for organisation in answer.organisations:
        for at, item in enumerate(organisation.means):
            table.add_row(
                Text(answer.name(organisation.id) if at == 0 else "", style="bold"),
                spaced(item.id),
                may_text(item.may, item.obliged),
                will_words(item),
                "-" if item.in_time is None else shown_chance(item.in_time),
            )
    notes = (
        "May: under all readings held that day. Will: chance of approval if asked. Can: chance that"
        " enough people could arrive in time if all pledged forces were sent."
    )
    lift = over_lift(answer)
    larger = [Text(lift)] if lift else []
    return section(
        "The answers", table, quiet(notes), *larger, *_councils(answer), *_outside_of(answer)
    )


def _councils(answer: AssessAnswer) -> Iterator[Text]:
    """Return who decides on the means asked about, and what was settled before the day."""
    told: dict[str, None] = {}
    for organisation in answer.organisations:
        if organisation.id not in asked_of(answer):
            continue
        for item in organisation.means:
            if any(council.elected for council in item.councils):
                told |= dict.fromkeys(council_lines(answer, item.councils))
            told |= dict.fromkeys(_settled(answer, organisation.id, item))
    yield from map(Text, told)


def _settled(answer: AssessAnswer, organisation: str, item: MeansChances) -> Iterator[str]:
    """Return what an organisation had answered before the day, and who else would contribute."""
    name = answer.in_sentence(organisation)
    if item.answered != "unknown":
        answered = "agreed to" if item.answered == "yes" else "declined"
        line = f"{name} had {answered} {spaced(item.id)} before this day, so no decision is drawn."
        yield capitalised(line)
    if item.contributors:
        names = listed([answer.name(state) for state in item.contributors])
        yield f"Contributors to {spaced(item.id)} that are not members: {names}."
    if item.pledged:
        names = listed([answer.name(state) for state in item.pledged])
        yield (
            f"No member, with a force for {spaced(item.id)} and no word on sending it: {names}."
            " Whether it is sent is drawn."
        )


def _outside_of(answer: AssessAnswer) -> Iterator[Text]:
    """Return the organisations to which the host does not, or may not, belong."""
    host = answer.name(answer.host)
    outside, unknown, nobody = [], [], []
    for item in answer.organisations:
        short = answer.name(item.id)
        if item.host_status == "unknown":
            unknown.append(short)
        elif item.gone is not None:
            continue
        elif not item.has_members:
            nobody.append(short)
        elif item.host_status == "none":
            outside.append(short)
        elif item.host_status != "member":
            outside.append(f"{short} ({item.host_status})")
    if outside:
        yield Text(f"{host} is not a member on that day of: {', '.join(outside)}.")
    if nobody:
        yield Text(
            f"According to the record, these have no members on that day: {', '.join(nobody)}."
        )
    for item in answer.organisations:
        if item.gone is not None:
            yield Text(f"{item.gone}.")
    if unknown:
        yield Text(
            f"It is unknown whether {host} is a member on that day of: {', '.join(unknown)}."
        )


def _positions(answer: AssessAnswer, found: PositionsAnswer) -> Iterator[RenderableType]:
    """Return the strongest drivers of the members who decide, for the means asked about."""
    for item in found.means:
        if item.organisation not in asked_of(answer) or item.means not in answer.means_asked:
            continue
        table = plain_table("", "", "", header=False)
        for row in position_rows(found, item.members):
            table.add_row(*row)
        if table.row_count:
            title = f"What moves the members, {spaced(item.means)} (in log-odds)"
            note = (
                f"Every driver with its evidence: {command('positions', answer, case=answer.case)}."
            )
            yield section(title, table, quiet(note))


def _rests_on(answer: RestsOnAnswer) -> Group:
    moving = [item for item in answer.rests_on if item.swing >= LEAST_SWING]
    facts = [item for item in moving if item.kind != "judgement"][:FACTS_SHOWN]
    judged = [item for item in moving if item.kind == "judgement"][:1]
    more = quiet(f"All inputs: {command('rests-on', answer, case=answer.case)}.")
    title = "The facts and the judgement that change the likelihood most"
    return section(title, reliance_table([*facts, *judged]), more)


def _happened(answer: AssessAnswer) -> Iterator[RenderableType]:
    if answer.asked is not None and answer.asked.hide_outcome:
        yield section("What happened", quiet("hidden"))
    elif answer.happened is not None:
        yield _outcome(answer.happened, of_people=answer.headline is not None)


def _outcome(happened: Happened, *, of_people: bool) -> Group:
    how = f" ({OUTCOME_WORDS[happened.outcome]})" if of_people else ""
    return section(f"What happened{how}", Text(happened.says), quiet(cited(happened.cites, 6)))


def _explanations(answer: AssessAnswer) -> Group:
    parts: list[RenderableType] = []
    for contest in answer.explanations:
        table = plain_table("", "", header=False)
        for version in contest.versions:
            holders = ", ".join(answer.name(name) for name in version.holders)
            line = Text(f"{version.says}: {holders}")
            line.append(f" {cited(version.cites, 2)}", style=QUIET)
            table.add_row(quiet(version.id), line)
        parts += [Text(contest.question), table]
    return section("Rival explanations", *parts)


def _coverage(answer: AssessAnswer) -> Group:
    lines = [answer.theatre_says]
    lines += [
        f"Not read, for {answer.name(item.id)}: {item.not_read_because}"
        for item in answer.organisations
        if item.not_read_because
    ]
    return section("Coverage", *(Text(line) for line in lines))
