"""Answers about the record, for people: membership, law, acts, contests and claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from allies.assessment.record.chronicle import Chronicle
from allies.assessment.record.claims import Claim, Origin
from allies.assessment.record.standing import Standing, Status
from allies.evidence.contests import CONTEST_TYPES, Contest
from allies.law.inventory import InstrumentStatus, LegalChange, LegalInventory
from allies.reports.style import QUIET, cited, grounds, how_known, plain_table, section, the_body
from allies.values.dates import day_text, long_day
from allies.world.organisations import Organisation
from allies.world.sentences import sentence
from allies.world.world import World

# A list of members would else be read as the whole list.
ONLY_STATES_OF_THEATRE = "Only states of this theatre are listed; an organisation may have more."


def heading(title: str, world: World, day: int | None, as_of: int | None, account: str) -> Text:
    """Return the title of a page, with the day of knowledge and the account where not usual."""
    line = Text(title, style="bold")
    notes = how_known(world, as_of, account)
    if notes:
        line.append(f"; {'; '.join(notes)}", style=QUIET)
    if day is not None and not world.covers(day):
        line.append(f"\n{world.beyond_coverage(day)}")
    return line


def status_words(status: Status) -> str:
    """Return what a state is to an organisation, in a few words."""
    if status.membership == "member":
        words = "member"
        if status.participation != "full":
            words += f", participation {status.participation}"
        return words
    return "membership suspended" if status.membership == "suspended" else status.membership


def closeness(words: str) -> int:
    """Return the rank that puts members first, then partners and observers, then who has left."""
    known = ("member", "membership suspended", "partner", "observer", "withdrawn")
    word = words.partition(",")[0]
    return known.index(word) if word in known else len(known)


def members_page(
    world: World,
    organisation: Organisation,
    day: int,
    as_of: int | None,
    account: str,
    found: Sequence[Standing],
) -> Group:
    """Return who belonged to an organisation on a day, and who disagrees."""
    table = plain_table("", "", "STATUS", "SINCE", "FOUNDING TEXT", "BOUND BY")
    ranked = sorted(found, key=lambda item: closeness(status_words(item.status)))
    for item in ranked:
        table.add_row(
            item.state,
            world.name(item.state),
            status_words(item.status) + (" *" if item.is_contested else ""),
            item.since.on.text if item.since else "-",
            item.status.treaty_party,
            ", ".join(name.partition(".")[2] for name in item.status.bound_by) or "-",
        )
    parts: list[RenderableType] = [
        heading(f"{organisation.name} on {long_day(day)}", world, day, as_of, account),
        Text(""),
        table,
    ]
    if not found:
        parts[-1] = Text(_nobody(world, organisation, day), style=QUIET)
    parts += [_versions(world, item) for item in ranked if item.is_contested]
    if found and world.covers(day):
        parts.append(Text(f"\n{_of_texts(world, organisation, day)}", style=QUIET))
        parts.append(Text(ONLY_STATES_OF_THEATRE, style=QUIET))
    return Group(*parts)


def _of_texts(world: World, organisation: Organisation, day: int) -> str:
    """Return which text founded an organisation, and whose texts are not counted here."""
    founding = organisation.founding
    if founding is None:
        return "Founding text: none of its texts is on record."
    words = f"Founding text: whether the {founding.title}, is in force for it"
    words += "; it could not be signed yet." if founding.opened.first > day else "."
    before = built_on(world, organisation, day)
    return f"{words} Only its own texts are counted; {before}." if before else words


def _nobody(world: World, organisation: Organisation, day: int) -> str:
    words = "nobody in the record on that day"
    before = built_on(world, organisation, day)
    return f"{words}; {before}" if before else words


def built_on(world: World, organisation: Organisation, day: int) -> str:
    """Return where to ask about what an organisation grew from; nothing where it grew from none."""
    before = [world.organisations[name] for name in organisation.builds_on]
    return "; ".join(
        f"{item.name}: allies members {item.id} --on {day_text(day)}" for item in before
    )


def _versions(world: World, item: Standing) -> Group:
    table = plain_table("", "", "", header=False)
    for version in item.versions:
        holders = ", ".join(world.name(name) for name in version.holders)
        line = Text(f"{version.says}: {holders or 'nobody yet'}")
        if version.perhaps:
            line.append(f"; perhaps already {', '.join(version.perhaps)}", style=QUIET)
        line.append(f" {cited(version.cites)}", style=QUIET)
        table.add_row(version.name.partition("/")[2], status_words(version.status), line)
    silent = [Text(f"The account is silent on {name}: best evidence.") for name in item.silent]
    return section(f"* {world.name(item.state)} is contested", table, *silent)


def law_title(world: World, day: int, found: LegalInventory) -> str:
    """Return the title of a page about the law of a day."""
    bound = f", as it binds {world.in_sentence(found.of)}," if found.of else ""
    return f"The law of {the_body(found.body)}{bound} on {long_day(day)}"


def law_page(
    world: World, day: int, as_of: int | None, account: str, found: LegalInventory
) -> Group:
    """Return which texts bind whom on a day, under which reading."""
    title = law_title(world, day, found)
    readings = plain_table("", "", "", header=False)
    for reading, held in found.readings:
        who = ", ".join(world.name(holder.who) for holder in reading.holders)
        state = "held" if held else "held by nobody that day"
        position = f"{reading.title} ({who})" if who else reading.title
        readings.add_row(reading.id, Text(state, style=QUIET), position)
    parts: list[RenderableType] = [
        heading(title, world, day, as_of, account),
        section("Readings", readings),
        section(
            "Instruments",
            *(_instrument(item) for item in found.instruments),
            *([] if found.instruments else [Text("nothing on record", style=QUIET)]),
        ),
    ]
    if found.later:
        later = "; ".join(f"{item.title}" for item in found.later)
        parts.append(section("Not yet opened", Text(later, style=QUIET)))
    provisions = plain_table("", "", "", header=False)
    for provision in found.provisions:
        line = Text(provision.says)
        line.append(f" {grounds(provision.cites, provision.judgement, 2)}", style=QUIET)
        provisions.add_row(Text(provision.id, style=QUIET), provision.effect, line)
    if found.provisions:
        parts.append(section("Provisions", provisions))
    if found.body.unread:
        parts.append(section("Not read", Text(found.body.unread)))
    return Group(*parts)


def law_diff_page(
    world: World,
    as_of: int | None,
    account: str,
    organisation: str,
    changes: Sequence[LegalChange],
    days: tuple[str, str],
) -> Group:
    """Return what differs in the law between two days."""
    title = f"What changed in the law of {world.in_sentence(organisation)}, {days[0]} to {days[1]}"
    parts: list[RenderableType] = [heading(title, world, None, as_of, account)]
    for instrument, group in groupby(changes, key=lambda item: item.instrument):
        by_step: dict[tuple[str, str], list[str]] = {}
        for item in group:
            by_step.setdefault((item.before, item.after), []).append(item.what)
        table = plain_table("", "", header=False)
        for (before, after), what in by_step.items():
            step = f"{before.replace('_', ' ')} -> {after.replace('_', ' ')}"
            table.add_row(step, "; ".join(_together(what)))
        parts.append(section(instrument.title, table))
    if not changes:
        parts.append(Text("nothing the record knows of", style=QUIET))
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


def _instrument(item: InstrumentStatus) -> Group:
    title = Text(item.instrument.title)
    title.append(f"  {item.state.replace('_', ' ')}", style="bold")
    title.append(f"  {cited(item.instrument.cites, 2)}", style=QUIET)
    lines: list[RenderableType] = [title]
    by_status: dict[str, list[str]] = {}
    for state, status in item.parties.items():
        by_status.setdefault(status.replace("_", " "), []).append(state)
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
    return Padding(Text(words, style=QUIET), (0, 0, 0, 2))


def timeline_page(world: World, as_of: int | None, account: str, found: Chronicle) -> Group:
    """Return acts in order."""
    table = plain_table("", "", header=False)
    for act in found.acts:
        line = Text(sentence(act, world))
        if act.id in found.supposed:
            line.append(" (supposed)")
        if act.version:
            line.append(f" (in {', '.join(act.version)})", style=QUIET)
        line.append(f" {grounds(act.cites, act.judgement, 2)}", style=QUIET)
        table.add_row(Text(act.on.text, style="bold"), line)
    parts: list[RenderableType] = [heading("What happened", world, None, as_of, account), table]
    if not found.acts:
        nothing = f"nothing in the record, which covers {world.coverage}"
        parts.append(Text(nothing, style=QUIET))
    if found.perhaps:
        doubtful = plain_table("", "", header=False)
        for act in found.perhaps:
            doubtful.add_row(act.on.text, sentence(act, world))
        parts.append(section("Uncertain whether published by then", doubtful))
    return Group(*parts)


def contested_page(
    world: World, as_of: int | None, account: str, contests: Sequence[tuple[Contest, str]]
) -> Group:
    """Return contests, grouped by type."""
    parts: list[RenderableType] = [
        heading("What the sources contradict each other on", world, None, as_of, account)
    ]
    if not contests:
        parts.append(Text("nothing in the record", style=QUIET))
    by_type = sorted(contests, key=lambda pair: pair[0].type)
    for kind, members in groupby(by_type, key=lambda pair: pair[0].type):
        rows = [part for contest, chosen in members for part in _contest(world, contest, chosen)]
        meaning = Text(f"{CONTEST_TYPES[kind]}.", style=QUIET)
        parts.append(section(kind.replace("_", " ").capitalize(), meaning, *rows))
    return Group(*parts)


def _contest(world: World, contest: Contest, chosen: str) -> Iterator[RenderableType]:
    title = Text(contest.question)
    title.append(f"  {contest.id}{' ' + contest.row if contest.row else ''}", style=QUIET)
    yield title
    table = plain_table("", "", "", header=False)
    for version in contest.versions:
        holders = ", ".join(world.name(name) for name in version.holders)
        line = Text(f"{version.says}: {holders}")
        line.append(f" {cited(version.cites, 2)}", style=QUIET)
        table.add_row(">" if version.id == chosen else " ", Text(version.id, style=QUIET), line)
    yield table


def claim_page(world: World, as_of: int | None, found: Claim) -> Group:
    """Return a claim with its origins, its contradictions and what rests on it."""
    parts: list[RenderableType] = [
        heading(found.says, world, None, as_of, "best_evidence"),
        Text(f"{found.kind} {found.id}", style=QUIET),
    ]
    if found.holders:
        names = ", ".join(world.name(name) for name in found.holders)
        parts.append(Text(f"Held by {names}."))
    parts.append(Text(_origins_sentence(found)))
    origins = plain_table("", "", "", header=False)
    for item in found.origins:
        origins.add_row(item.published, item.source, _where(item))
    if found.origins:
        parts.append(section("Origins", origins))
    if found.judgement:
        parts.append(section("Note", Text(found.judgement)))
    for title, pairs in (
        ("Contradicted by" if found.kind != "contest" else "Versions", found.contradicted_by),
        ("What rests on it", found.rests_on_it),
    ):
        table = plain_table("", "", header=False)
        for name, says in pairs:
            table.add_row(Text(name, style=QUIET), says)
        parts.append(section(title, table if pairs else Text("nothing in the record", QUIET)))
    return Group(*parts)


def _where(item: Origin) -> str:
    """Return where an origin says so, and where others repeat it, each in its own text."""
    own = dict.fromkeys(cite.at for cite in item.cites if cite.source == item.source)
    others = dict.fromkeys(
        f"{cite.source}, {cite.at}" for cite in item.cites if cite.source != item.source
    )
    repeated = f"repeated by {'; '.join(others)}" if others else ""
    return ". ".join(part for part in ("; ".join(own), repeated) if part) + "."


def _origins_sentence(found: Claim) -> str:
    count = len(found.origins)
    if not count:
        return "No source published by then says so." if not found.judgement else "A judgement."
    repeats = sum(len(item.repeated_by) for item in found.origins)
    origins = "one origin" if count == 1 else f"{count} independent origins"
    words = f"Public since {found.since}; {origins}"
    times = "once" if repeats == 1 else f"{repeats} times"
    return words + (f", repeated {times}." if repeats else ".")
