"""Pages on who belonged to what."""

from __future__ import annotations

from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import command, next_page
from allies.faces.text.style import (
    QUIET,
    cited,
    day_words,
    heading,
    plain_table,
    quiet,
    section,
)
from allies.questions.membership import Belonging, Member, MembersAnswer, MembershipsAnswer, Status
from allies.values.dates import parse_date, when_words

# Readers would otherwise take the list for the whole membership.
ENDED = "ended with it"  # the place of a state in an organisation that was dissolved
MOST_OTHERS = 20  # organisations that are not shown, by name
ONLY_STATES_OF_THEATRE = "Only states of this theatre are listed; an organisation may have more."


def status_words(status: Status) -> str:
    """Return the status of a state in an organisation, in a few words."""
    if status.membership == "member":
        words = "member"
        if status.participation != "full":
            words += f", participation {status.participation}"
        return words
    return "membership suspended" if status.membership == "suspended" else status.membership


def standing_words(item: Member | Belonging, dissolved: str | None) -> str:
    """Return the status of a state; if it ended when the organisation was dissolved, say that.

    Args:
        item: the state in the organisation.
        dissolved: the day on which the organisation was dissolved; None if it was not.
    """
    if dissolved and item.status.membership in ("none", "withdrawn") and item.since == dissolved:
        return ENDED
    return status_words(item.status)


def closeness(words: str) -> int:
    """Return a rank: members first, then partners and observers, then former members."""
    known = ("member", "membership suspended", "partner", "observer", "withdrawn", "expelled")
    word = words.partition(",")[0]
    return known.index(word) if word in known else len(known)


def _called(answer: MembersAnswer) -> str:
    """Return the full name of the organisation, with the letters it goes by."""
    short = answer.name(answer.organisation)
    known = (answer.title, answer.organisation)
    return answer.title if short in known else f"{answer.title} ({short})"


def members_page(answer: MembersAnswer) -> Group:
    """Return who belonged to an organisation on a day, and who disagrees."""
    table = plain_table("", "", "STATUS", "SINCE", "FOUNDING TEXT", "BOUND BY")
    ranked = sorted(answer.members, key=lambda item: closeness(status_words(item.status)))
    for item in ranked:
        table.add_row(
            item.state,
            item.name,
            standing_words(item, answer.dissolved) + (" *" if item.contested else ""),
            item.since or "-",
            item.status.treaty_party,
            ", ".join(name.partition(".")[2] for name in item.status.bound_by) or "-",
        )
    parts: list[RenderableType] = [
        heading(answer, f"{_called(answer)}: who belonged to it on {day_words(answer.on or '')}"),
        Text(""),
    ]
    if answer.dissolved:
        line = Text(f"It was dissolved {when_words(parse_date(answer.dissolved))}")
        if answer.dissolved_cites:
            line.append(f" {cited(answer.dissolved_cites)}", style=QUIET)
        parts.append(line.append("; it has no members."))
    if ranked:
        parts.append(table)
    else:
        parts.append(quiet("; ".join(["nobody on record on that day", *_before(answer)])))
    for state, on in answer.dissolved_states.items():
        parts.append(Text(f"{answer.name(state)} was dissolved {when_words(parse_date(on))}."))
    parts += [_versions(answer, item) for item in ranked if item.contested]
    parts += [_still_bound(answer, item) for item in ranked if item.still_bound]
    if ranked and answer.covered:
        parts += [quiet(f"\n{_of_texts(answer)}"), quiet(ONLY_STATES_OF_THEATRE)]
    return Group(*parts)


def _of_texts(answer: MembersAnswer) -> str:
    """Return which text founded an organisation, and whose texts are not counted here."""
    if answer.founding is None:
        return "Founding text: the record has none of its texts."
    words = f"Founding text: whether the {answer.founding}, is in force for the state"
    words += "." if answer.founding_opened else "; it was not yet open for signature."
    before = "; ".join(_before(answer))
    return f"{words} Only texts of this organisation count; {before}." if before else words


def _before(answer: MembersAnswer) -> list[str]:
    """Return the commands to ask about the predecessors of an organisation."""
    return [
        f"{item.name}: {command('members', answer, organisation=item.id, on=answer.on or '')}"
        for item in answer.grew_from
    ]


def _versions(answer: MembersAnswer, item: Member) -> Group:
    table = plain_table("", "", "", header=False)
    for version in item.versions:
        holders = ", ".join(answer.name(name) for name in version.holders)
        line = Text(f"{version.says}: {holders or 'nobody yet'}")
        if version.perhaps:
            line.append(f"; perhaps already {', '.join(version.perhaps)}", style=QUIET)
        line.append(f" {cited(version.cites)}", style=QUIET)
        table.add_row(version.id.partition("/")[2], status_words(version.status), line)
    silent = [
        Text(f"The account says nothing about {name}; the best evidence is used.")
        for name in item.silent_on
    ]
    return section(f"* {item.name} is contested", table, *silent)


def _still_bound(answer: MembersAnswer, item: Member) -> Group:
    """Return the texts that still bind a state that has left, grouped by reason."""
    texts: dict[str, list[str]] = {}
    for bound in item.still_bound:
        texts.setdefault(bound.because, []).append(answer.name(bound.instrument))
    lines = [Text(f"{', '.join(names)}: {because}.") for because, names in texts.items()]
    return section(f"{item.name} has left, and is still bound", *lines)


def memberships_page(answer: MembershipsAnswer) -> Group:
    """Return who belonged to what on a day, as a grid of states and organisations."""
    table = plain_table("", "", *(answer.name(name) for name in answer.organisations))
    for state, found in groupby(answer.memberships, key=lambda item: item.state):
        by_body = {item.organisation: item for item in found}
        cells = [
            _cell(by_body.get(name), answer.dissolved.get(name)) for name in answer.organisations
        ]
        table.add_row(quiet(state), answer.name(state), *cells)
    spelt = answer.spelt_out(*answer.organisations)
    parts: list[RenderableType] = [
        heading(answer, f"Who belonged to what on {day_words(answer.on or '')}"),
        *([quiet(spelt)] if spelt else []),
        Text(""),
        table if table.row_count else quiet("nobody on record on that day"),
        *(
            Text(f"{answer.name(name)} was dissolved {when_words(parse_date(on))}.")
            for name, on in answer.dissolved.items()
        ),
        quiet(ONLY_STATES_OF_THEATRE),
    ]
    if any(item.contested for item in answer.memberships):
        asked = command("members", answer, organisation="ORGANISATION")
        parts.append(quiet(f"* contested: see {asked}"))
    if answer.others:
        others = ", ".join(answer.name(name) for name in answer.others[:MOST_OTHERS])
        if len(answer.others) > MOST_OTHERS:
            others += f" and {len(answer.others) - MOST_OTHERS} more"
        option = command("memberships", answer, organisations=answer.others[0])
        parts.append(quiet(f"Others on record: {others}; {option} shows one."))
    if answer.paging.pages > 1:
        parts.append(quiet(next_page(answer, answer.paging)))
    return Group(*parts)


def _cell(item: Belonging | None, dissolved: str | None) -> str:
    """Return the status of a state in an organisation in the fewest distinct words."""
    words = "none" if item is None else standing_words(item, dissolved)
    if item is None or words == "none":
        return "-"
    words = words.removeprefix("member, ")
    return f"{words} *" if item.contested else words
