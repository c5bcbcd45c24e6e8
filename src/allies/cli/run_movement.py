"""The commands about ways and bases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast, get_args

from allies.assessment.movement.bases import leases
from allies.assessment.movement.corridors import CorridorPassage, passages_between
from allies.assessment.movement.crossings import Supposed
from allies.assessment.movement.journeys import Planner, Question
from allies.cli.asking import Asked, one_of
from allies.errors import QuestionError
from allies.logistics.rates import MODES
from allies.reports.json_deployment import bases_json
from allies.reports.json_movement import route_json
from allies.reports.page_deployment import bases_page
from allies.reports.page_movement import route_page
from allies.values.naming import in_any_case
from allies.world.acts import Cargo
from allies.world.forces import LinkMode
from allies.world.world import World

MOST_VEHICLES = 1_000_000
MOST_DAYS = 1_000
MOST_WITHIN = 3_650  # as many as the question of a case may ask for


@dataclass(frozen=True)
class RouteOptions:
    """What `allies route` was asked besides its two places; as typed."""

    modes: Sequence[str]
    mover: str
    cargo: str
    denied: Sequence[str]
    allowed: Sequence[str]
    via: Sequence[str]
    vehicles: int
    a_day: int | None
    over_days: float | None
    within_days: float | None
    revoked: str
    compare: bool


def run_route(asked: Asked, start: str, end: str, options: RouteOptions) -> None:
    """Print which way something can go."""
    world = asked.world
    question = Question(
        start,
        end,
        _mover(world, options.mover, start),
        cast("Cargo", one_of(options.cargo, get_args(Cargo), "--cargo")),
        frozenset(
            cast("LinkMode", one_of(mode, MODES, "--mode")) for mode in options.modes or MODES
        ),
        asked.day,
        Supposed(tuple(options.denied), tuple(options.allowed)),
        tuple(options.via),
        _revoked(options.revoked) if options.revoked else None,
        *_demand(options),
        float("inf") if options.within_days is None else days_from(options.within_days),
    )
    snapshot = world.on(asked.day, asked.as_of, account=asked.account)
    asked.refuse_beyond_coverage(asked.day)
    planner = Planner(world, snapshot, question)
    journey = planner.journey(compare=options.compare)
    passages: list[CorridorPassage] = []
    if options.compare or journey.best.route is None:
        passages = passages_between(world, snapshot, planner.question)
    asked.answer(
        route_json(world, asked.as_of, asked.account, journey, passages),
        route_page(world, asked.as_of, asked.account, journey, passages),
    )


def _mover(world: World, name: str, start: str) -> str:
    return mover_named(world, name) if name else world.place(start, "FROM").state


def mover_named(world: World, name: str) -> str:
    """Return a state or an organisation that moves, by its name.

    Raises:
        QuestionError: there is none; the message names the nearest.
    """
    declared = in_any_case(name, [*world.states, *world.organisations])
    if declared in world.states or declared in world.organisations:
        return declared
    close = get_close_matches(name.casefold(), world.organisations, n=1)
    if not close:
        return world.state(name, "--mover").id
    raise QuestionError(
        f"unknown state or organisation '{name}'",
        where="--mover",
        why="states go by ISO 3166-1 alpha-3 codes, organisations by their names here",
        remedy=f"did you mean '{close[0]}'?",
    )


def _revoked(text: str) -> tuple[str, float]:
    state, _, days = text.partition(":")
    try:
        found = float(days)
    except ValueError:
        found = -1.0
    if not 0 <= found < 10_000:
        raise QuestionError(
            f"'{text}' is not a state and a number of days",
            where="--revoke",
            remedy="write the state's code, a colon and days, such as KAZ:3",
        )
    return state, found


def _demand(options: RouteOptions) -> tuple[int, float]:
    """Return how many vehicles set out, and over how many days; 0 days where together."""
    if options.a_day is None:
        if options.over_days is not None:
            raise QuestionError(
                "the days are those of nothing",
                where="--for",
                why="it says for how many days as many set out every day",
                remedy="say how many with --vehicles-a-day, or leave it out",
            )
        return _number(options.vehicles, "--vehicles"), 0.0
    if options.vehicles != 1:
        raise QuestionError(
            "vehicles cannot set out together and day by day",
            where="--vehicles-a-day",
            remedy="leave out --vehicles, or --vehicles-a-day",
        )
    days = 1.0 if options.over_days is None else options.over_days
    if not 0 < days <= MOST_DAYS:
        raise QuestionError(
            f"nothing can set out for {days:g} days",
            where="--for",
            remedy=f"give more than 0 and at most {MOST_DAYS:,} days",
        )
    a_day = _number(options.a_day, "--vehicles-a-day")
    vehicles = round(a_day * days)
    if not vehicles:
        raise QuestionError(
            f"not one vehicle sets out in {days:g} days",
            where="--for",
            why=f"{a_day} a day do, evenly over the day",
            remedy="give more days, or more vehicles a day",
        )
    # There are whole vehicles; as long as so many take, so that as many set out a day as asked.
    return vehicles, vehicles / a_day


def _number(number: int, where: str) -> int:
    if number < 1:
        raise QuestionError(
            f"{number} of them cannot move", where=where, remedy="give a number from 1 on"
        )
    if number > MOST_VEHICLES:
        raise QuestionError(
            f"{number:,} vehicles are more than any force has",
            where=where,
            remedy=f"give at most {MOST_VEHICLES:,}",
        )
    return number


def days_from(days: float) -> float:
    """Return a number of days in which something can be done.

    Raises:
        QuestionError: nothing can be done in so few, or nobody waits for so many.
    """
    if not days > 0:
        raise QuestionError(
            f"nothing gets anywhere within {days:g} days",
            where="--within",
            remedy="give more than 0 days, or leave it out",
        )
    if days > MOST_WITHIN:
        raise QuestionError(
            f"{days:,.0f} days are longer than anybody waits",
            where="--within",
            remedy=f"give at most {MOST_WITHIN:,} days, or leave it out",
        )
    return days


def run_bases(asked: Asked) -> None:
    """Print who has the use of which place in another state."""
    world, day = asked.world, asked.day
    found = leases(world.on(day, asked.as_of, account=asked.account))
    asked.answer(
        bases_json(world, day, asked.as_of, asked.account, found),
        bases_page(world, day, asked.as_of, asked.account, found),
    )
    asked.refuse_beyond_coverage(day)
