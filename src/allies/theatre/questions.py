"""A theatre from a few answers: one organisation, its founding text, one page and one crisis."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

import msgspec

from allies.errors import QuestionError, nearest
from allies.values.dates import ImpreciseDate, parse_date
from allies.world.cases import Trigger

TRIGGERS: tuple[str, ...] = get_args(Trigger)
_CODE = re.compile(r"([A-Z]{3})\s+(\S.*)")
_COMMA, _WORDS = re.compile(r"\s*,\s*"), re.compile(r"[^a-z0-9]+")
_PLACEHOLDER = "Placeholder of `allies new`, to be replaced by what the text says."
_MOST_LETTERS = 400


class Started(msgspec.Struct, frozen=True, kw_only=True):
    """What a new theatre begins with.

    Attributes:
        organisation: name of the organisation.
        short: its short name.
        members: its first members, name by code.
        text: title of its founding text.
        signed: the day on which that was signed.
        source: title of the page that says so.
        published: when the page was published.
        crisis: title of a crisis.
        on: its day.
        host: code of the state in which it happens.
        host_name: its name, if it is not among the first members.
        place: name of the place that help must reach.
        lat: degrees north of the place.
        lon: degrees east of the place.
        trigger: the kind of crisis.
    """

    organisation: str
    short: str
    members: Mapping[str, str]
    text: str
    signed: ImpreciseDate
    source: str
    published: ImpreciseDate
    crisis: str
    on: ImpreciseDate
    host: str
    host_name: str = ""
    place: str
    lat: float
    lon: float
    trigger: str


class Asked(msgspec.Struct, frozen=True):
    """One question about a new theatre.

    Attributes:
        name: a short name for messages.
        text: the question.
        example: an answer.
        read: returns the fields of `Started` that an answer gives.
    """

    name: str
    text: str
    example: str
    read: Callable[[str], dict[str, Any]]


def _words(name: str) -> Callable[[str], dict[str, Any]]:
    return lambda text: {name: text}


def _short(text: str) -> dict[str, Any]:
    if not _slug(text)[:1].isalpha():
        raise QuestionError(f"'{text}' has no letter first", remedy="such as LAS")
    return {"short": text}


def _members(text: str) -> dict[str, Any]:
    found = [_CODE.fullmatch(part) for part in _COMMA.split(text.strip(" ,"))]
    codes = [match[1] for match in found if match]
    if not all(found) or len(set(codes)) < len(codes):
        raise QuestionError(
            "the members cannot be read",
            why="each is the ISO 3166-1 alpha-3 code of a state and its name, and stands once",
            remedy="write: EGY Egypt, IRQ Iraq",
        )
    return {"members": {match[1]: match[2].strip() for match in found if match}}


def _host(text: str) -> dict[str, Any]:
    code, _, name = text.partition(" ")
    return {"host": code, "host_name": name.strip()}


def _dated(name: str, day: str) -> Callable[[str], dict[str, Any]]:
    """Return the reader of a title and a day, with a comma between them."""

    def read(text: str) -> dict[str, Any]:
        title, comma, date = text.rpartition(",")
        if not comma or not title.strip():
            raise QuestionError(
                "a title, a comma and a date are needed", remedy="write: Pact of X, 1945-03-22"
            )
        try:
            return {name: title.strip(), day: parse_date(date.strip())}
        except ValueError as error:
            raise QuestionError(str(error), remedy="write the date as 1945-03-22") from None

    return read


def _place(text: str) -> dict[str, Any]:
    name, *numbers = _COMMA.split(text)
    try:
        lat, lon = map(float, numbers)
    except ValueError:
        lat, lon = 999.0, 999.0
    if not name or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise QuestionError(
            "the place cannot be read",
            why="it is a name, degrees north and degrees east",
            remedy="write: Kuwait City, 29.4, 48.0",
        )
    if not _slug(name)[:1].isalpha():
        raise QuestionError(f"'{name}' has no Latin letter first", remedy="write its English name")
    return {"place": name, "lat": lat, "lon": lon}


def _trigger(text: str) -> dict[str, Any]:
    if text not in TRIGGERS:
        why = f"it is one of {', '.join(TRIGGERS)}"
        raise QuestionError(
            f"'{text}' is no kind of crisis", why=why, remedy=nearest(text, TRIGGERS)
        )
    return {"trigger": text}


ASKED: tuple[Asked, ...] = (
    Asked(
        "organisation",
        "Name of the organisation",
        "League of Arab States",
        _words("organisation"),
    ),
    Asked("short", "Its short name", "LAS", _short),
    Asked(
        "members",
        "Its first members, each with its code",
        "EGY Egypt, IRQ Iraq, LBN Lebanon",
        _members,
    ),
    Asked(
        "text",
        "Its founding text, and the day of its signature",
        "Pact of the League of Arab States, 1945-03-22",
        _dated("text", "signed"),
    ),
    Asked(
        "source",
        "A page that you have read about it, and when that was published",
        "Text of the Pact, 1945-03-22",
        _dated("source", "published"),
    ),
    Asked(
        "crisis",
        "The name of a crisis, and its day",
        "Iraq and Kuwait, 1961-07-01",
        _dated("crisis", "on"),
    ),
    Asked(
        "host",
        "The state in which it happens, by its code; with its name if it is not a first member",
        "KWT Kuwait",
        _host,
    ),
    Asked(
        "place",
        "The place that help must reach: its name, degrees north, degrees east",
        "Kuwait City, 29.4, 48.0",
        _place,
    ),
    Asked("trigger", f"The kind of crisis: {', '.join(TRIGGERS)}", "external_attack", _trigger),
)


def read_answer(asked: Asked, text: str, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that an answer gives.

    Args:
        asked: the question.
        text: the answer.
        before: the fields that earlier answers gave.

    Raises:
        QuestionError: the answer cannot be read, or does not fit the earlier ones.
    """
    given = " ".join(text.split())
    try:
        _check_line(given, asked.example)
        found = asked.read(given)
        _check(found, before)
    except QuestionError as error:
        told = error.fault
        raise QuestionError(told.what, where=asked.name, why=told.why, remedy=told.remedy) from None
    return found


def _check_line(given: str, example: str) -> None:
    if not given or len(given) > _MOST_LETTERS or not given.isprintable():
        raise QuestionError("an answer is one line of text", remedy=f"such as: {example}")


def _check(found: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    """Refuse an answer that does not fit the earlier ones."""
    host = found.get("host")
    named = _CODE.fullmatch(f"{host} {found.get('host_name', '')}")
    if host is not None and host not in before["members"] and not named:
        raise QuestionError(
            f"'{host}' is not among the first members",
            why="another state needs a code of three letters and its name",
            remedy=f"write: KWT Kuwait; or {nearest(host, before['members'])}",
        )
    if "on" in found and found["on"].first < before["signed"].last:
        raise QuestionError(
            "the crisis is earlier than the founding text",
            remedy="begin with a crisis after the signature",
        )


def texts_for(name: str, given: Started) -> dict[str, bytes]:
    """Return the files of a theatre that says what was answered, and nothing else.

    Args:
        name: its id.
        given: the answers.
    """
    body, source = _slug(given.short), _slug(given.source)
    source = f"{source or 'page'}-page" if source in ("", body) else source
    return {
        file: text.removeprefix("\n").encode()
        for file, text in {
            "theatre.yaml": _card(name, given),
            "sources.yaml": _sources(source, given),
            "states/states.yaml": _states(given),
            "organisations/organisations.yaml": _organisation(body, source, given),
            "acts/acts.yaml": _acts(body, source, given),
            "network/places.csv": _places(given),
            f"cases/{_case_id(given)}.yaml": _case(body, given),
        }.items()
    }


def _card(name: str, given: Started) -> str:
    years = sorted((given.signed.text[:4], given.on.text[:4]))
    return f"""
# The days that the record covers; widen them as the record grows.
format: 1
id: {name}
title: {_text(given.organisation)}
says: {_text(f"{given.organisation}, from one page. Say here what is not covered.")}
since: {years[0]}-01-01
until: {years[1]}-12-31
"""


def _sources(source: str, given: Started) -> str:
    return f"""
# Every page that you have read, one entry each. Grades: A to F; F cannot be judged.
- id: {source}
  title: {_text(given.source)}
  published: {given.published.text}
  kind: report
  reliability: F
  note: Say here how much of it you have read.
"""


def _all_states(given: Started) -> dict[str, str]:
    """Return the names of the members and of the host."""
    return {given.host: given.host_name, **given.members}


def _states(given: Started) -> str:
    rows = "".join(
        f"- {{id: {code}, name: {_text(name)}}}\n" for code, name in _all_states(given).items()
    )
    return f"# States, by their ISO alpha-3 codes.\n{rows}"


def _organisation(body: str, source: str, given: Started) -> str:
    return f"""
# The ways in which it can act, its texts and the rules in them. What stands on a judgement here is
# a placeholder: replace it by what the text says.
defaults: {{source: {source}, at: say where}}
id: {body}
name: {_text(given.organisation)}
short: {_text(given.short)}
cites: [{{source: {source}}}]
means:
  - means: rapid_reaction
    name: {_text(f"a force under {given.short}")}
    judgement: {_PLACEHOLDER}
instruments:
  - id: {body}.text
    title: {_text(given.text)}
    opened: {given.signed.text}
    cites: [{{source: {source}}}]
readings:
  - id: in_force_only
    title: Only texts in force for the host bind
    in_force: {{all: [in_force, accepted_by_host]}}
    holders: [{{who: {body}, since: {given.signed.text}, judgement: The law of treaties.}}]
provisions:
  - id: {body}.text.help
    instrument: {body}.text
    says: Members may help a member that asks
    effect: permit
    means: [rapid_reaction]
    when: {{host_is_member: {{of: {body}}}}}
    judgement: {_PLACEHOLDER}
"""


def _acts(body: str, source: str, given: Started) -> str:
    members = ", ".join(given.members)
    return f"""
# Everything that happens is a dated act with an actor and a source.
defaults: {{source: {source}, at: say where}}
entries:
  - {{act: acceded, by: [{members}], of: {body}, on: {given.signed.text}}}
  - {{act: signed, by: [{members}], of: {body}.text, on: {given.signed.text}}}
  - act: entered_into_force
    by: {body}
    of: {body}.text
    on: {given.signed.text}
    judgement: Placeholder of `allies new`, the day of the signature; replace it.
"""


def _places(given: Started) -> str:
    name = given.place.replace('"', "")
    row = f'{_slug(name)},"{name}",{given.host},{given.lat},{given.lon},city'
    return f"id,name,state,lat,lon,kind\n{row}\n"


def _case(body: str, given: Started) -> str:
    host = _all_states(given)[given.host]
    asks = f"Will {given.short} have at least 100 people in {host} within 30 days?"
    return f"""
# A case is a crisis with a question. What happened afterwards is never an input.
id: {_case_id(given)}
title: {_text(given.crisis)}
on: {given.on.text}
host: {given.host}
place: {_slug(given.place)}
trigger: {given.trigger}
organisations: [{body}]
question:
  asks: {_text(asks)}
  organisation: {body}
  means: [rapid_reaction]
judgement: Say here where the crisis is documented, or cite it.
"""


def _case_id(given: Started) -> str:
    return f"{_slug(given.crisis) or 'crisis'}-{given.on.text[:4]}"


def _text(text: str) -> str:
    """Return a text as YAML reads it, with any character."""
    return json.dumps(text, ensure_ascii=False)


def _slug(text: str) -> str:
    """Return a text as an id."""
    return _WORDS.sub("-", text.lower()).strip("-")
