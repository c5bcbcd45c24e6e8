"""The page a person sees for a case: a headline, four answers, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.assessment.case.findings import Assessment, Funnel, MeansFinding, Reliance
from allies.assessment.case.headline import Headline
from allies.assessment.case.membership_check import absence
from allies.assessment.case.outside import OutsideView
from allies.reports.page_legal import act_section, clock_sections, finding_lines
from allies.reports.page_positions import position_rows, views_section
from allies.reports.page_record import built_on
from allies.reports.style import (
    QUIET,
    Bars,
    bar,
    cited,
    how_known,
    plain_table,
    section,
    source_table,
    verdict_text,
)
from allies.values.dates import long_day
from allies.values.likelihood import shown_percent, shown_range
from allies.world.cases import Happened
from allies.world.organisations import Organisation

FACTS_SHOWN = 3
BAR_COLUMNS = 18
FEWEST_SHOWN = 0.005
MOST_OFF = 0.02  # 2,000 draws are never off by more; what they are off by is left unsaid
LEAST_SWING = 0.0005  # what is shown as 0.0 points moves nothing
_STAGE_WORDS = {
    "requested": "asked for",
    "approved": "approved",
    "contributed": "forces given",
    "permitted": "let through",
    "in_time": "there in time",
    "enough": "strong enough",
    "suited": "fit for the threat",
}


def assessment_page(found: Assessment, *, hide_outcome: bool = False) -> Group:
    """Return an assessment as a page.

    Args:
        found: what was found.
        hide_outcome: say that what happened afterwards is hidden.
    """
    parts: list[RenderableType] = [*_title(found), *_headline(found)]
    if found.headline is not None:
        parts += [_answers(found), _funnel(found), _rests_on(found), *_positions(found)]
    world = found.setting.world
    parts += [act_section(world, item, "supposing that ") for item in found.proposals]
    parts += clock_sections(world, found.proposals)
    if found.views:
        parts.append(views_section(found.views))
    if hide_outcome:
        parts.append(section("What happened", Text("hidden", style=QUIET)))
    elif found.setting.case.happened is not None:
        parts.append(_happened(found.setting.case.happened))
    if found.explanations:
        parts.append(_explanations(found))
    parts += _law(found)
    parts += [section("Sources", source_table(found.sources)), _coverage(found)]
    return Group(*parts)


def _title(found: Assessment) -> Iterator[RenderableType]:
    setting = found.setting
    yield Text(setting.case.title, style="bold")
    line = f"{setting.case.id}, on {long_day(setting.day)}"
    if setting.moved_days:
        line += f"; the crisis of {long_day(setting.case.on.last)} is set on this day"
    notes = how_known(setting.world, setting.as_of, setting.account)
    yield Text("; ".join([line, *notes]), style=QUIET)
    if setting.case.hypothetical:
        yield Text("A supposition: it did not happen.")
    if found.rule:
        rule = found.rule.replace("_", " ")
        yield Text(f"Supposing that every organ decides by {rule}, whatever the law says.")
    if found.reading:
        yield Text(f"Under the reading {found.reading} alone, of the law that it reads.")
    if found.strict_law:
        yield Text("What the law forbids is counted as lost.")
    if setting.world.covers(setting.day):
        yield Text(f"The record covers {setting.world.coverage}.", style=QUIET)
    else:
        yield Text(setting.world.beyond_coverage(setting.day), style="bold")


def _headline(found: Assessment) -> Iterator[RenderableType]:
    headline, outside = found.headline, found.outside
    yield Text("")
    yield Text(found.setting.case.question.asks, style="italic")
    if found.absent is not None:
        yield from _absence(found, found.absent)
        return
    if headline is None or outside is None:
        yield Text("A question of law: it has verdicts and no probability.", style="bold")
        return
    low, high = headline.probability
    yield Text(f"Likelihood of yes: {headline.words} ({shown_range(low, high)}).", style="bold")
    yield Text(f"Confidence: {headline.confidence}" + _because(headline.because))
    chance = outside.in_time
    yield Text(
        f"The model alone says {shown_range(*headline.inside)}; the track record alone "
        f"{shown_percent(chance.median)} % (90 % interval {shown_range(chance.low, chance.high)}).",
        style=QUIET,
    )
    yield from _so_few(headline, found.draws)
    world, asked = found.setting.world, found.setting.case.question.organisation
    known = world.name(asked) == outside.organisation
    counted = "" if known else f" (counted as {outside.organisation})"
    yield Text(_record_line(outside, world.in_sentence(asked) + counted), style=QUIET)
    if headline.blend is not None:
        yield Text(f"Both with half the weight, as asked for: {shown_range(*headline.blend)}.")


def _so_few(headline: Headline, draws: int) -> Iterator[Text]:
    """Return how little so few draws can tell, where that is worth a word."""
    (low, high), (least, most) = headline.inside, headline.sampled
    off = max(low - least, most - high)
    if off > MOST_OFF:
        drawn = "one future was" if draws == 1 else f"{draws:,} futures were"
        yield Text(
            f"Only {drawn} drawn: by that alone the model's figures can be off by"
            f" {100 * off:.0f} points (90 % interval). More --draws tell more."
        )


def _absence(found: Assessment, organisation: Organisation) -> Iterator[Text]:
    """Return that nobody is there to act, and where to ask about what was there instead."""
    setting = found.setting
    yield Text(f"{absence(setting, organisation)}: no likelihood is given.", style="bold")
    before = built_on(setting.world, organisation, setting.day)
    grew = f" Of what it grew from: {before}." if before else ""
    yield Text(f"Who is not there neither votes nor sends anybody.{grew}", style=QUIET)


def _record_line(view: OutsideView, organisation: str) -> str:
    """Return what the track record was asked, and how much of it there was."""
    asked = {"yes": "asked", "no": "not asked", "unclear": "perhaps asked"}[view.asked]
    return (
        f"The track record, of {organisation} {asked} by the host in a case of"
        f" '{view.trigger.replace('_', ' ')}': {view.cases} occasions before {view.before},"
        f" {view.of_organisation} of them its own, {view.of_trigger} with this trigger."
    )


def _because(reasons: tuple[str, ...]) -> str:
    return f" ({'; '.join(reasons)})." if reasons else "."


def _answers(found: Assessment) -> Group:
    table = plain_table("", "", "MAY THEY", "WILL THEY", "CAN THEY IN TIME")
    for organisation in found.organisations:
        for at, item in enumerate(organisation.means):
            table.add_row(
                Text(organisation.organisation.short if at == 0 else "", style="bold"),
                item.offered.means.replace("_", " "),
                verdict_text(item.may.verdict),
                _will(item),
                "-" if item.in_time is None else f"{shown_percent(item.in_time)} %",
            )
    notes = (
        "May: over the readings held that day. Will: chance of approval if asked. Can: chance that"
        " enough people could be there if all forces pledged were sent."
    )
    return section("The answers", table, Text(notes, style=QUIET), *_outside_of(found))


def _outside_of(found: Assessment) -> Iterator[Text]:
    """Return to which of the organisations the host does not belong, or perhaps does not."""
    host = found.setting.world.name(found.setting.case.host)
    outside, unknown, nobody = [], [], []
    for item in found.organisations:
        if item.host_is == "unknown":
            unknown.append(item.organisation.short)
        elif not item.has_members:
            nobody.append(item.organisation.short)
        elif item.host_is not in ("member", "none"):
            outside.append(f"{item.organisation.short} ({item.host_is})")
        elif item.host_is == "none":
            outside.append(item.organisation.short)
    if outside:
        yield Text(f"{host} is not a member that day: {', '.join(outside)}.")
    if nobody:
        yield Text(f"By the record nobody is a member that day: {', '.join(nobody)}.")
    if unknown:
        yield Text(f"Whether {host} is a member that day is unknown: {', '.join(unknown)}.")


def _will(item: MeansFinding) -> str:
    if item.approval is None:
        return "not asked"
    return "unknown" if item.approval == (0.0, 1.0) else shown_range(*item.approval)


def _asked_about(found: Assessment) -> list[MeansFinding]:
    question = found.setting.case.question
    return [
        item
        for organisation in found.organisations
        if organisation.organisation.id == question.organisation
        for item in organisation.means
        if item.offered.means in question.means or item.offered.means == "bilateral"
    ]


def _law(found: Assessment) -> Iterator[RenderableType]:
    asked, world = _asked_about(found), found.setting.world
    for item in asked:
        title = f"May they: {item.offered.means.replace('_', ' ')}"
        yield section(title, *finding_lines(world, item.may, item.may.by_reading, item.may.apart))
    used = {reading for item in asked for reading in (*item.may.by_reading, *item.may.apart)}
    used |= {name for item in found.proposals for name in (*item.by_reading, *item.apart)}
    legend = plain_table("", "", header=False)
    for body in found.setting.world.bodies():
        for reading in body.readings:
            if reading.id in used:
                used.discard(reading.id)
                legend.add_row(Text(reading.id, style=QUIET), reading.title)
    if legend.row_count:
        yield section("Readings of the law", legend)


def _positions(found: Assessment) -> Iterator[RenderableType]:
    """Return what moves those who would decide most, for the means asked about."""
    question = found.setting.case.question
    for item in _asked_about(found):
        if item.offered.means not in question.means:
            continue
        table = plain_table("", "", "", header=False)
        for row in position_rows(found.setting.world, item.positions):
            table.add_row(*row)
        if not table.row_count:
            continue
        means = item.offered.means.replace("_", " ")
        note = Text("`allies positions` shows every driver with its evidence.", style=QUIET)
        yield section(f"What moves the members, {means} (points of log-odds)", table, note)


def _funnel(found: Assessment) -> Group:
    """Return, for each means asked about, how many of a hundred futures are left at each stage."""
    asked = _asked_about(found)
    funnels = [next(iter(item.funnels.values())) for item in asked]
    numbers = [{stage: _of_100(funnel, stage) for stage in funnel.left} for funnel in funnels]
    widest = max((len(text) for row in numbers for text in row.values()), default=0)

    def drawn(columns: int) -> RenderableType:
        table = plain_table("", *(item.offered.means.replace("_", " ") for item in asked))
        for stage, words in _STAGE_WORDS.items():
            cells = (
                _left(funnel, stage, columns).append(f" {row[stage]:>{widest}}")
                if stage in row
                else Text("-")
                for funnel, row in zip(funnels, numbers, strict=True)
            )
            table.add_row(words, *cells)
        return table

    # Beside a bar stand its number and the gap to the next one; before all of them, the stage.
    beside = len(_STAGE_WORDS["suited"]) + 2 + len(asked) * (1 + widest + 2)
    bars = Bars(drawn, abreast=len(asked), beside=beside, widest=BAR_COLUMNS)
    notes = [Text(line, style=QUIET) for line in _funnel_notes(asked, funnels)]
    return section(f"Where help is lost, of 100 futures ({found.draws:,} drawn)", bars, *notes)


def _funnel_notes(asked: Sequence[MeansFinding], funnels: Sequence[Funnel]) -> Iterator[str]:
    """Say what is not known, and under which reading the funnels are where another one differs."""
    if any(funnel.at_most != funnel.left for funnel in funnels):
        yield "?: whether these get so far cannot be told; the numbers are least and most."
    for item in asked:
        shown, *others = item.funnels.values()
        if any(other != shown for other in others):
            means = item.offered.means.replace("_", " ").capitalize()
            yield f"{means}: under {next(iter(item.funnels))}; `--reading` shows another one."


def _of_100(funnel: Funnel, stage: str) -> str:
    """Return how many of a hundred are left, least and most where these differ."""
    least, most = (
        "<1" if 0 < count / funnel.draws < FEWEST_SHOWN else f"{100 * count / funnel.draws:.0f}"
        for count in (funnel.left[stage], funnel.at_most[stage])
    )
    return least if least == most else f"{least}-{most}"


def _left(funnel: Funnel, stage: str, columns: int) -> Text:
    least, most = (count[stage] / funnel.draws for count in (funnel.left, funnel.at_most))
    return bar(least, columns, most)


def _rests_on(found: Assessment) -> Group:
    table = plain_table("", "", "", header=False)
    moving = [item for item in found.rests_on if item.swing >= LEAST_SWING]
    facts = [item for item in moving if item.kind != "judgement"][:FACTS_SHOWN]
    judged = [item for item in moving if item.kind == "judgement"][:1]
    for item in (*facts, *judged):
        table.add_row(Text(item.kind, style=QUIET), _moves(item), _relied(item))
    title = "The facts it rests on most, and the judgement it rests on most"
    return section(title, table if table.row_count else Text("None moves it alone.", style=QUIET))


def _moves(item: Reliance) -> str:
    """Return how far the answer moves, in points of probability."""
    points = 100 * (item.high - item.low)
    if item.kind == "fact":
        return f"{'raises' if points >= 0 else 'lowers'} it by {abs(points):.1f} points"
    return f"moves it by {abs(points):.1f} points"


def _relied(item: Reliance) -> Text:
    line = Text(item.says)
    line.append(f" {cited(item.cites, 2)}", style=QUIET)
    return line


def _explanations(found: Assessment) -> Group:
    parts: list[RenderableType] = []
    for contest in found.explanations:
        table = plain_table("", "", header=False)
        for version in contest.versions:
            holders = ", ".join(found.setting.world.name(name) for name in version.holders)
            line = Text(f"{version.says}: {holders}")
            line.append(f" {cited(version.cites, 2)}", style=QUIET)
            table.add_row(Text(version.id, style=QUIET), line)
        parts += [Text(contest.question), table]
    return section("Rival explanations", *parts)


def _happened(happened: Happened) -> Group:
    body = Text(f"{happened.outcome.replace('_', ' ')}: ", style="bold")
    body.append(happened.says, style="not bold")
    return section("What happened", body, Text(cited(happened.cites, 6), style=QUIET))


def _coverage(found: Assessment) -> Group:
    world = found.setting.world
    lines = [world.theatre.says]
    lines += [
        f"Not read, for {item.organisation.short}: {item.organisation.unread}"
        for item in found.organisations
        if item.organisation.unread
    ]
    return section(
        "Coverage",
        *(Text(line) for line in lines),
        *([Text("Provisional:", style="bold")] if found.provisional else []),
        *(Text(f"- {part}") for part in found.provisional),
    )
