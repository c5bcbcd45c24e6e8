"""The page on positions: who would ask, who would support, and what drives each state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.councils import council_lines
from allies.faces.text.spelling import command
from allies.faces.text.style import (
    QUIET,
    beyond_coverage,
    cited,
    day_words,
    how_known,
    listed,
    plain_table,
    quiet,
    section,
    source_table,
    spaced,
)
from allies.questions.base import Answer
from allies.questions.positions import (
    Afterwards,
    Asking,
    DrawnChance,
    HostDriver,
    MeansPositions,
    MemberPosition,
    PositionsAnswer,
    SourceView,
)
from allies.values.likelihood import shown_chance, shown_range

# The name of each driver on a page.
DRIVER_WORDS = {
    "stake": "stake",
    "nearness": "nearness",
    "host": "ties with the host",
    "adversary": "ties with the other side",
    "law": "its view of the law",
    "frame": "trust in the frame",
    "cost": "cost",
    "precedent": "fear of precedent",
    "control": "control of territory",
    "capacity": "free forces",
    "own_means": "its own forces",
    "self_reliance": "self-reliance",
    "alarm": "gain from alarm",
    "inflame": "fear of making it worse",
    "dependence": "dependence on it",
}
_STRONGEST = 2
_LITTLE = 0.005


def positions_page(answer: PositionsAnswer) -> Group:
    """Return who would ask and who would support."""
    parts: list[RenderableType] = [*_title(answer)]
    if not answer.covered:
        return Group(*parts)
    parts.append(_host(answer))
    parts += [_means(answer, item) for item in answer.means]
    if answer.not_shown and answer.only is None:
        asks = command("positions", answer, case=answer.case, means=answer.not_shown[0])
        names = listed([spaced(name) for name in answer.not_shown])
        parts.append(quiet(f"\nNot shown: {names}; ask {asks}."))
    if answer.views:
        parts.append(views_section(answer.views))
    if answer.happened is not None:
        parts.append(_happened(answer.happened))
    return Group(*parts, _key(answer.draws), section("Sources", source_table(answer.sources)))


def _title(answer: PositionsAnswer) -> Iterator[Text]:
    line = f"{answer.case}, on {day_words(answer.on or '')}"
    if answer.hypothetical:
        line += "; a hypothetical case, which did not happen"
    asks = "who would ask for help, which members would support it"
    yield Text(f"{answer.title}: {asks}", style="bold")
    yield quiet("; ".join([line, *how_known(answer)]))
    spelt = answer.spelt_out(*answer.spelt)
    if spelt:
        yield quiet(spelt)
    if not answer.covered:
        yield Text(beyond_coverage(answer), style="bold")


def _range(chance: DrawnChance) -> str:
    return shown_range(chance.low, chance.high)


def _sense(value: float | None) -> str:
    if value is None:
        return "?"
    return "+" if value > _LITTLE else "-" if value < -_LITTLE else "0"


def _host(answer: PositionsAnswer) -> Group:
    title = "Who the host may ask for help"
    if not answer.asks:
        return section(title, quiet("the record names nobody"))
    table = plain_table("", "RECORD", "CHANCE THAT IT ASKS", "SINCE")
    shared = _shared(answer.asks)
    for item in answer.asks:
        own = [driver for driver in item.drivers if driver not in shared]
        name = Text(answer.name(item.addressee), style="bold")
        table.add_row(name, spaced(item.recorded), _range(item.chance), _host_drivers(own))
    note = quiet(
        "The model keeps to requests on record; the chances show what the drivers alone suggest for"
        f" {answer.name(answer.host)}. The model assumes that {_range(answer.asks[0].taken_back)}"
        " of requests are withdrawn before a decision."
    )
    whomever = [Text("The same for all of them:"), _host_drivers(shared)] if shared else []
    return section(title, table, *whomever, note)


def _shared(asks: Sequence[Asking]) -> list[HostDriver]:
    """Return the drivers that do not depend on who the host asks."""
    others = [set(item.drivers) for item in asks[1:]]
    return [driver for driver in asks[0].drivers if all(driver in other for other in others)]


def _host_drivers(drivers: Sequence[HostDriver]) -> Text:
    line = Text()
    for driver in drivers:
        line.append(f"{_sense(driver.value)} {DRIVER_WORDS[driver.name]}: ", style="bold")
        line.append(f"{driver.because} ").append(f"{cited(driver.cites, 2)}\n", style=QUIET)
    line.rstrip()
    return line


def _means(answer: PositionsAnswer, item: MeansPositions) -> Group:
    approved = shown_range(*item.approval_if_asked)
    title = f"{answer.name(item.organisation)}, {spaced(item.means)}: {approved} approved if asked"
    table = plain_table("", "SUPPORT", "OBJECTS", "SAID")
    for member in item.members:
        table.add_row(
            Text(answer.name(member.member), style="bold"),
            "no vote" if member.supports is None else _range(member.chance),
            _objects(member),
            _said(member),
        )
    moved = [part for member in item.members for part in _moved(answer, member)]
    rules = sorted({rule for rule in item.rules.values() if rule})
    unsettled = item.no_organ or "no decision rule is on record"
    rule = f"decision rule: {'; or '.join(rules)}" if rules else unsettled
    lines = council_lines(answer, item.councils)
    return section(title, quiet(rule), *map(quiet, lines), table, *moved)


def _objects(member: MemberPosition) -> str:
    """Return how often a member objects; only one with a seat in the organ that decides can."""
    if member.objects is not None:
        return shown_chance(member.objects)
    return "-" if member.supports is None else "no seat"


def _said(member: MemberPosition) -> Text:
    """Return whether a member spoke for or against; its words are shown among its drivers."""
    if member.stance == "unknown":
        return quiet("nothing")
    line = Text(member.stance)
    return line if member.supports is not None else line.append(": ").append(_statement(member))


def _statement(member: MemberPosition) -> Text:
    return Text(f"{member.because} ").append(cited(member.cites, 2), style=QUIET)


def _moved(answer: Answer, member: MemberPosition) -> Iterator[RenderableType]:
    """Return the drivers of one member: its statement, then points, driver and evidence."""
    if member.supports is None:
        return
    table = plain_table("", "", "", header=False)
    if member.stance != "unknown":
        stated = Text(f"{member.stance}: ").append(_statement(member))
        table.add_row("said", "its own statement", stated)
    unknown = []
    for driver in member.drivers:
        words = DRIVER_WORDS[driver.name]
        if driver.value is None:
            unknown.append(f"{words} ({driver.because})")
            continue
        line = Text(f"{driver.because} ").append(cited(driver.cites, 2), style=QUIET)
        table.add_row(f"{driver.contribution:+.1f}", words, line)
    pull = member.follows
    if pull is not None and pull.known:
        line = Text(f"{pull.because} ").append(cited(pull.cites, 2), style=QUIET)
        table.add_row(f"±{pull.points:.1f}", f"vote of {answer.name(pull.leader)}", line)
    elif pull is not None:
        unknown.append(pull.because)
    if unknown:
        table.add_row("?", quiet("unknown: wider range"), quiet("; ".join(unknown)))
    yield Text(f"\n{answer.name(member.member)}", style="bold")
    yield table


def views_section(views: Sequence[SourceView]) -> Group:
    """Return the conclusions of sources on a case, each beside the result of the model."""
    table = plain_table("", "", header=False)
    for seen in views:
        line = Text(f"{seen.says} ").append(cited(seen.cites, 2), style=QUIET)
        line.append(f"\nThe model: {seen.because}.")
        table.add_row(Text(seen.verdict, style="bold"), line)
    return section("What sources conclude, and what the model says", table)


def _happened(happened: Afterwards) -> Group:
    body = Text(f"{spaced(happened.outcome)}: ", style="bold")
    body.append(happened.says, style="not bold")
    return section("What happened", body, quiet(cited(happened.cites, 6)))


def _key(draws: int) -> Group:
    return section(
        "How to read this",
        quiet(
            "SUPPORT is the range of the chance in eight draws out of ten. A member's own statement"
            " limits this chance, as far as the model believes it: a member who spoke for the"
            " means is never less likely to support it than its drivers suggest; one who spoke"
            " against it is never more likely. The number before a driver is in log-odds, at the"
            " median of its weight: +1 turns a chance of 50 % into 73 %. The number before a"
            f" leading state's vote is added if that state supports, and subtracted if it objects."
            f" {draws:,} futures drawn. An unknown driver is not guessed: it widens the range. The"
            " weights are judgements; the JSON gives their origins."
        ),
    )


def position_rows(
    answer: Answer, positions: Sequence[MemberPosition]
) -> Iterator[tuple[str, str, str]]:
    """Return each member that votes, what it said, and its strongest drivers."""
    for item in positions:
        if item.has_vote:
            said = "nothing said" if item.stance == "unknown" else item.stance
            yield answer.name(item.member), said, strongest(answer, item)


def strongest(answer: Answer, position: MemberPosition) -> str:
    """Return the strongest drivers of a member, in one line."""
    known = [driver for driver in position.drivers if abs(driver.contribution) > _LITTLE]
    ordered = sorted(known, key=lambda driver: -abs(driver.contribution))[:_STRONGEST]
    words = [f"{driver.contribution:+.1f} {DRIVER_WORDS[driver.name]}" for driver in ordered]
    pull = position.follows
    if pull is not None and pull.dependence > _LITTLE:
        words.append(f"±{pull.points:.1f} vote of {answer.name(pull.leader)}")
    silent = sum(driver.value is None for driver in position.drivers)
    if silent:
        words.append(f"{silent} unknown")
    return ", ".join(words)
