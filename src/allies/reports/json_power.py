"""Answers about votes as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from allies.assessment.case.preparation import Request
from allies.assessment.case.setting import Setting
from allies.assessment.votes.case_power import MeansPower, Supposed, proposed_rules
from allies.assessment.votes.formal_power import (
    OrganisationPower,
    RulePower,
    VoteOnDay,
    power_changes,
)
from allies.reports.json_parts import cites_json, frame_json
from allies.values.dates import day_text
from allies.votes.concentration import Concentration, Spread
from allies.votes.power import GamePower, VoterPower
from allies.votes.settlement import Question, Settlement
from allies.world.organisations import Organisation
from allies.world.world import World

if TYPE_CHECKING:
    from allies.reports.answers.power import (
        CasePowerJson,
        ConcentrationJson,
        GameAnswerJson,
        GamePowerJson,
        PowerChangeJson,
        PowerJson,
        RulePowerJson,
        SettlementJson,
        SpreadJson,
        VoteOnDayJson,
        VoterPowerJson,
    )

_INDICES = ("absolute", "normalised", "shapley", "prevent", "initiate")


def _voter(item: VoterPower) -> VoterPowerJson:
    exact: dict[str, Fraction] = {name: getattr(item, name) for name in _INDICES}
    return {
        "voter": item.voter,
        "swings": item.swings,
        "absolute": float(item.absolute),
        "normalised": float(item.normalised),
        "shapley": float(item.shapley),
        "prevent": float(item.prevent),
        "initiate": float(item.initiate),
        "exact": {name: str(value) for name, value in exact.items()},
    }


def _game(found: GamePower) -> GamePowerJson:
    return {
        "winning": found.winning,
        "act": float(found.act),
        "equal_votes": found.is_equal,
        "voters": [_voter(item) for item in found.voters],
    }


def _spread(found: Spread) -> SpreadJson:
    return {"value": found.value, "low": found.low, "high": found.high}


def concentration_json(found: Concentration | None) -> ConcentrationJson | None:
    """Return how unequally something is held; null where it is unknown."""
    if found is None:
        return None
    return {
        "shares": {name: _spread(share) for name, share in found.shares.items()},
        "hhi": _spread(found.hhi),
        "effective_number": _spread(found.effective),
        "leader": found.leader,
        "leader_over_second": _spread(found.over_second) if found.over_second else None,
    }


def _rule(item: RulePower) -> RulePowerJson:
    return {
        "rule": item.rule,
        "says": item.says,
        "readings": {means: list(names) for means, names in item.readings.items()},
        "power": _game(item.power) if item.power else None,
        "no_power_because": item.no_game or None,
    }


def power_json(world: World, found: OrganisationPower) -> PowerJson:
    """Return formal power in an organisation, and the forces beside it."""
    return {
        "schema": "allies/power/1",
        **frame_json(world, found.as_of, found.account),
        "organisation": found.organisation.id,
        "on": day_text(found.day),
        "covers_day": world.covers(found.day),
        "voting": list(found.members.voting),
        "uncertain": list(found.members.uncertain),
        "supposed_with": list(found.members.added),
        "supposed_without": list(found.members.dropped),
        "rules": [_rule(item) for item in found.rules],
        "unsettled": {means: list(names) for means, names in found.unsettled.items()},
        "assigned_forces": concentration_json(found.forces),
        "no_force_recorded": list(found.unrecorded),
        "national_capability": concentration_json(found.capability),
    }


def _vote(found: VoteOnDay) -> VoteOnDayJson:
    power = found.power
    return {
        "rule": found.rule or None,
        "normalised": float(power.normalised) if power else None,
        "prevent": float(power.prevent) if power else None,
        "initiate": float(power.initiate) if power else None,
    }


def power_change_json(
    world: World, first: OrganisationPower, second: OrganisationPower, voters: Sequence[str]
) -> PowerChangeJson:
    """Return what became of some votes between two days."""
    return {
        "schema": "allies/power-change/1",
        **frame_json(world, second.as_of, second.account),
        "organisation": second.organisation.id,
        "days": [day_text(first.day), day_text(second.day)],
        "assigned_forces": [concentration_json(day.forces) for day in (first, second)],
        "changes": [
            {
                "voter": item.voter,
                "means": item.means,
                "reading": item.reading,
                "before": _vote(item.before),
                "after": _vote(item.after),
            }
            for item in power_changes(first, second, voters)
        ],
    }


def game_json(file: str, found: GamePower) -> GameAnswerJson:
    """Return the power of the voters of a game."""
    return {"schema": "allies/power-game/1", "file": file, "power": _game(found)}


def case_power_json(
    setting: Setting,
    organisation: Organisation,
    request: Request,
    supposed: Supposed,
    found: Sequence[MeansPower],
    forces: Concentration | None,
) -> CasePowerJson:
    """Return how every rule would decide a case."""
    return {
        "schema": "allies/power-case/1",
        "case": setting.case.id,
        "organisation": organisation.id,
        "on": day_text(setting.day),
        "draws": request.draws,
        "seed": request.seed,
        "supposed_with": list(supposed.seated),
        "supposed_without": list(supposed.unseated),
        "proposed": [
            {
                "id": act.id,
                "by": act.by,
                "on": act.on.text,
                "rule": act.rule,
                "cites": cites_json(act.cites),
            }
            for act in proposed_rules(setting.world, organisation.id, setting.as_of)
        ],
        "assigned_forces": concentration_json(forces),
        "means": [
            {
                "means": item.means,
                "requested": item.requested,
                "members_known": item.seats_known,
                "gain_by_majority": list(item.gain_by_majority),
                "lose_by_majority": list(item.lose_by_majority),
                "votes": {name: list(shares) for name, shares in item.support.items()},
                "rules": [
                    {
                        "rule": rule.rule,
                        "says": rule.says,
                        "approval": rule.approval,
                        "decisive": dict(rule.decisive),
                    }
                    for rule in item.rules
                ],
            }
            for item in found
        ],
    }


def settlement_json(
    file: str, found: Sequence[tuple[Question, Settlement | None]], draws: int, seed: int
) -> SettlementJson:
    """Return where questions would settle."""
    return {
        "schema": "allies/settlement/1",
        "file": file,
        "draws": draws,
        "seed": seed,
        "questions": [
            {
                "question": asked.question,
                "unit": asked.unit,
                "mean": _spread(item.mean) if item else None,
                "median": _spread(item.median) if item else None,
                "pull": dict(item.pull) if item else {},
            }
            for asked, item in found
        ],
    }
