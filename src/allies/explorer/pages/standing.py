"""Who belonged to what: the map of an organisation with its years, and the grid of all."""

from __future__ import annotations

import msgspec

from allies.asking.spans import turns
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Field, Page
from allies.explorer.pages.case import day_field, known_fields
from allies.faces.figures import maps, matrix, ribbon
from allies.faces.figures.matrix import standing
from allies.faces.figures.palette import LAND, STANDINGS
from allies.faces.text.membership import closeness, standing_words, status_words
from allies.faces.text.style import listed
from allies.questions.membership import Members, MembersAnswer, Memberships
from allies.values.dates import day_text, parse_date


def members_map(asker: Asker, here: Address) -> Page:
    """Return the map of an organisation on a day, with the years at a glance.

    Raises:
        QuestionError: there is no such organisation, or the day is none.
    """
    name, day = here.parts[1], day_of(here)
    answer = asker.ask(Members, here, organisation=name, on=day)
    years = over_years(asker, here, name)
    figure = maps.members_map(answer, years)
    marked = answer.on or ""
    ranked = sorted(answer.members, key=lambda item: closeness(status_words(item.status)))
    days = [item.on or "" for item in years][1:-1]
    return Page(
        template="map.html",
        section="map",
        part="map",
        body=name,
        kicker=f"Map and time · {answer.title} · {answer.on}",
        title=_title(answer),
        lede="Who belonged, by the account chosen. Hatching means that the sources disagree; who"
        " says what is listed below.",
        answer=answer,
        form=_form(asker, here),
        shown={
            "a": answer,
            "map": figure,
            "ribbon": ribbon.ribbon(years, marked),
            "members": [item for item in ranked if item.status.membership != "none"],
            "contested": [item for item in ranked if item.contested],
            "status_words": status_words,
            "standing_words": standing_words,
            "days": days,
            "years": folded(years),
            "script": "years.js",
            "organisation": name,
            "organisations": asker.organisations,
        },
    )


def folded(years: list[MembersAnswer]) -> str:
    """Return the standings on each day of change as JSON, for a page to move through the years.

    Days are numbers, as dates count them; a state is its colour, its standing in words, and 1 if
    sources disagree.
    """
    steps = [
        (
            parse_date(answer.on or "").first,
            {
                item.state: (
                    STANDINGS[standing(item.status)],
                    item.name,
                    standing_words(item, answer.dissolved),
                    int(item.contested),
                )
                for item in answer.members
                if standing(item.status) != "none" or item.contested
            },
        )
        for answer in years
    ]
    begun = [at for at, (_, states) in enumerate(steps) if states]
    shown = steps[begun[0] if begun else 0 :]
    return msgspec.json.encode({"land": LAND, "steps": shown}).decode()


def _title(answer: MembersAnswer) -> str:
    contested = [item.name for item in answer.members if item.contested]
    members = sum(item.status.membership == "member" for item in answer.members)
    name = answer.in_sentence(answer.organisation)
    if not answer.members:
        return f"Nobody on record belonged to {name} on {answer.on}"
    said = f"{members} states of this theatre belonged to {name} on {answer.on}"
    return said + (f", and sources disagree about {listed(contested)}" if contested else "")


def over_years(asker: Asker, here: Address, organisation: str) -> list[MembersAnswer]:
    """Return who belonged to an organisation on each day of change over the record."""
    found: list[MembersAnswer] = []
    for day in _days_of_acts(asker, organisation):
        item = asker.ask(Members, here, organisation=organisation, on=day_text(day))
        if not found or item.members != found[-1].members:
            found.append(item)
    return [*found, asker.ask(Members, here, organisation=organisation, on=asker.span[1])]


def _days_of_acts(asker: Asker, organisation: str) -> list[int]:
    """Return the first day of the record, and those on which an organisation may have changed."""
    record = asker.opened.record
    first, last = record.theatre.since.first, record.theatre.until.first
    days = {
        day
        for act in record.acts
        if (act.of or "").partition(".")[0] == organisation
        for day in turns(act)
    }
    return [first, *sorted(day for day in days if first < day <= last)]


def grid(asker: Asker, here: Address) -> Page:
    """Return who belonged to what on a day: states by organisations."""
    day = day_of(here)
    first = asker.ask(Memberships, here, on=day)
    others = [
        asker.ask(Memberships, here, on=day, page=number)
        for number in range(2, first.paging.pages + 1)
    ]
    pages = [first, *others]
    contested = sum(item.contested for page in pages for item in page.memberships)
    told = f"{contested} standings are contested" if contested != 1 else "one standing is contested"
    return Page(
        template="members.html",
        section="map",
        part="members",
        kicker=f"Members · {first.on}",
        title=f"Who belonged to what on {first.on}" + (f": {told}" if contested else ""),
        lede="States down, organisations across. Hatched: the sources disagree.",
        answer=first,
        beside=tuple(others),
        form=(
            day_field(here.one("on")),
            *known_fields(asker, here),
        ),
        shown={
            "figures": [matrix.memberships_matrix(page) for page in pages],
            "organisations": asker.organisations,
        },
    )


def day_of(here: Address) -> str:
    """Return the day of an address: beside its path, or the last word of it."""
    path = {"map": 2, "law": 2, "members": 1}[here.parts[0]]
    in_path = here.parts[path] if len(here.parts) > path else ""
    return here.one("on") or in_path


def _form(asker: Asker, here: Address) -> tuple[Field, ...]:
    return (
        day_field(day_of(here)),
        *known_fields(asker, here),
    )
