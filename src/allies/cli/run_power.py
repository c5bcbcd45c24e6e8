"""`allies power` and `allies settlement`."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping
from dataclasses import dataclass

from allies.asking.user_files import AskedFile, read_asked, read_text
from allies.assessment.case.preparation import Request
from allies.assessment.case.setting import set_case
from allies.assessment.votes.case_power import Supposed, case_power
from allies.assessment.votes.formal_power import (
    PowerQuestion,
    assigned_forces,
    formal_power,
    states_named,
)
from allies.cli.asking import Asked, Drawing, day_of, typed_rule
from allies.cli.printing import show
from allies.errors import QuestionError, nearest
from allies.reports.json_power import (
    case_power_json,
    game_json,
    power_change_json,
    power_json,
    settlement_json,
)
from allies.reports.page_power import (
    case_power_page,
    game_page,
    power_change_page,
    power_page,
    settlement_page,
)
from allies.values.dates import day_text
from allies.votes.games import parse_game
from allies.votes.input_errors import WrittenError
from allies.votes.power import power
from allies.votes.settlement import parse_questions, settle

MOST_DRAWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Levers:
    """What-ifs: the rule as typed, states supposed to have a vote, and to have none."""

    rule: str
    with_states: tuple[str, ...]
    without_states: tuple[str, ...]


# What each of the questions takes besides; the last is that of the votes of a day.
_TAKES = {
    "--game": (),
    "--case": ("--on", "--rule", "--with", "--without"),
    "--before": ("--on", "--of"),
    "": ("--on", "--rule", "--with", "--without", "--capability"),
}


def refuse_unused(given: Mapping[str, bool]) -> None:
    """Refuse an option that the question would pass over in silence.

    Args:
        given: whether each option was given.

    Raises:
        QuestionError: one was given that the question has no use for.
    """
    question = next(name for name in _TAKES if not name or given[name])
    for name, is_given in given.items():
        if is_given and name != question and name not in _TAKES[question]:
            if not question:
                raise QuestionError(f"{name} needs --before", where="power", remedy="give both")
            raise QuestionError(
                f"{question} and {name} cannot be asked at once",
                where="power",
                why=f"what {question} answers does not depend on {name}",
                remedy="leave one of them out",
            )


def run_power(asked: Asked, organisation_id: str, levers: Levers, capability: str) -> None:
    """Print what every rule that may decide gives each vote, and the forces beside it."""
    world = asked.world
    organisation = world.organisation(_needed(organisation_id))
    given = read_capability(capability, asked.day) if capability else {}
    question = PowerQuestion(
        asked.day,
        asked.as_of,
        asked.account,
        typed_rule(world, levers.rule),
        levers.with_states,
        levers.without_states,
        given,
    )
    found = formal_power(world, organisation, question)
    asked.answer(power_json(world, found), power_page(world, found))
    asked.refuse_beyond_coverage(asked.day)


def run_change(asked: Asked, organisation_id: str, before: str, state: str) -> None:
    """Print what became of the power of votes between two days, by reading."""
    world = asked.world
    organisation = world.organisation(_needed(organisation_id))
    days = (day_of(before, "--before"), asked.day)
    if state:
        state = world.state(state, "--of").id
    first, second = (
        formal_power(world, organisation, PowerQuestion(day, asked.as_of, asked.account))
        for day in days
    )
    voters = (
        (state,) if state else tuple(dict.fromkeys(first.members.voting + second.members.voting))
    )
    asked.answer(
        power_change_json(world, first, second, voters),
        power_change_page(world, first, second, voters),
    )
    for day in days:
        asked.refuse_beyond_coverage(day)


def run_case_power(
    asked: Asked, organisation_id: str, case: str, drawing: Drawing, levers: Levers
) -> None:
    """Print how every rule would decide a case, and whose vote decides."""
    world = asked.world
    organisation = world.organisation(_needed(organisation_id))
    setting = set_case(world, case, asked.on, asked.as_of, asked.account)
    request = Request(drawing.draws, drawing.seed, rule=typed_rule(world, drawing.rule))
    supposed = Supposed(*states_named(world, levers.with_states, levers.without_states))
    found = case_power(setting, organisation.id, request, supposed)
    forces = assigned_forces(world, organisation, setting.day)
    asked.answer(
        case_power_json(setting, organisation, request, supposed, found, forces),
        case_power_page(setting, organisation, supposed, found, forces),
    )
    asked.refuse_beyond_coverage(setting.day)


def run_game(asked: Asked, file: str, organisation_id: str) -> None:
    """Print the power of the voters of a game in a file."""
    if organisation_id:
        raise QuestionError(
            "a game is asked about alone",
            where="--game",
            remedy=f"leave out '{organisation_id}', or --game",
        )
    read = read_asked(file)
    try:
        found = power(parse_game(read.root))
    except WrittenError as error:
        raise _in_file(read, error) from None
    asked.answer(game_json(file, found), game_page(file, found))


def run_settlement(file: str, draws: int, seed: int, *, as_json: bool) -> None:
    """Print where the questions of a file would settle."""
    if not 1 <= draws <= MOST_DRAWS:
        raise QuestionError(
            f"{draws} draws cannot be made",
            where="--draws",
            remedy=f"give a number from 1 to {MOST_DRAWS:,}",
        )
    read = read_asked(file)
    try:
        questions = parse_questions(read.root)
    except WrittenError as error:
        raise _in_file(read, error) from None
    found = [(asked, settle(asked, draws, seed)) for asked in questions]
    show(settlement_json(file, found, draws, seed), settlement_page(file, found), as_json=as_json)


def _needed(organisation: str) -> str:
    if organisation:
        return organisation
    raise QuestionError(
        "whose power?",
        where="power",
        why="the question needs an organisation or a game",
        remedy="write 'allies power ORGANISATION', or 'allies power --game FILE'",
    )


def _in_file(read: AskedFile, error: WrittenError) -> QuestionError:
    return QuestionError(
        error.what, where=read.where(error.path), why=error.why, remedy=error.remedy
    )


def read_capability(file: str, day: int) -> dict[str, float]:
    """Return a national capability by state, in the year of a day.

    Args:
        file: a CSV file with columns iso3, year and cinc, such as an extract of National Material
            Capabilities.
        day: the day in question.

    Raises:
        QuestionError: the file cannot be read or says nothing of that year.
    """
    year = int(day_text(day)[:4])
    reader = csv.DictReader(io.StringIO(read_text(file)))
    columns = reader.fieldnames or []
    for needed in ("iso3", "year", "cinc"):
        if needed not in columns:
            raise QuestionError(
                f"the column '{needed}' is missing",
                where=f"{file}:1",
                why="it needs the columns iso3, year and cinc",
                remedy=nearest(needed, columns),
            )
    found: dict[str, float] = {}
    for number, row in enumerate(reader, 2):
        if _amount(row["year"], f"{file}:{number}") != year or not (row["cinc"] or "").strip():
            continue
        found[row["iso3"]] = _amount(row["cinc"], f"{file}:{number}")
    if not found:
        raise QuestionError(
            f"says nothing of the year {year}",
            where=file,
            why="another year's figures are not this year's",
            remedy="give a file that covers it, or another day with --on",
        )
    return found


def _amount(text: str, where: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = math.nan
    if not (math.isfinite(amount) and amount >= 0):
        raise QuestionError(
            f"'{text}' is no amount", where=where, why="it must be a number of at least 0"
        )
    return amount
