"""Formal voting power in an organisation, under the rule of every reading, and its forces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from allies.assessment.case.case_model import rule_asked
from allies.assessment.votes.capability import read_capability
from allies.assessment.votes.parts import (
    MeansReading,
    assigned_forces,
    concentration_part,
    game_part,
    nobody_left,
)
from allies.law.facts import Facts
from allies.law.finding import NO_RULE, deciding_provisions, rows_held
from allies.law.judgement import judge
from allies.law.provisions import Brief, brief_on_means
from allies.questions import power as questions
from allies.questions.power import SUPPOSED, Power, PowerAnswer
from allies.values.dates import day_text
from allies.votes.concentration import concentration
from allies.votes.decisions import Seats
from allies.votes.formal import formal_game
from allies.votes.games import GameError
from allies.votes.power import GamePower
from allies.votes.power import power as game_power
from allies.votes.rule_text import parse_decision
from allies.world.instruments import DecisionText, decision_name
from allies.world.organisations import MeansOffered, Organisation
from allies.world.snapshot import Snapshot
from allies.world.view import View


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """The members with a vote.

    Attributes:
        voting: the members with a vote, after the changes of a what-if.
        uncertain: the states that may or may not have a vote.
        added: the states in `voting` that a what-if adds.
        dropped: the members whose vote a what-if removes.
    """

    voting: tuple[str, ...]
    uncertain: tuple[str, ...]
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


class RuleGame(msgspec.Struct, frozen=True, kw_only=True):
    """A decision rule, and the voting power it gives.

    Attributes:
        says: the rule in words.
        power: the power of each vote; None if the rule has no game.
        no_game: why it has no game.
    """

    says: str
    power: GamePower | None
    no_game: str = ""


class DayOfVotes(msgspec.Struct, frozen=True, kw_only=True):
    """The rules that decide in an organisation on a day.

    Attributes:
        members: the members with a vote.
        rules: every rule that decides under a reading that is held, by name.
        settled: the name of the rule by means and reading, and by host; empty if unsettled.
    """

    members: Membership
    rules: Mapping[str, RuleGame]
    settled: Mapping[MeansReading, Mapping[str, str]]


def power(view: View, question: Power) -> PowerAnswer:
    """Answer the power of each vote under every rule that may apply, and the shares of the forces.

    Raises:
        QuestionError: the supposed rule is not valid, no member is left to vote, or the table of
            capabilities is faulty.
    """
    organisation = view.organisation(question.organisation)
    day = view.day(question.on)
    rule = view.what_if.rule
    if rule:
        rule_asked(rule)
    if not view.covers(day):
        return _unknown(view, organisation, day)
    members = members_on(
        view, view.on(day), organisation, question.with_states, question.without_states
    )
    if rule:
        rule_asked(rule, (*members.voting, *members.uncertain))
    rows = question.capability
    given = {} if rows is None else read_capability(view, rows, day)
    if rule:
        rules = [_rule_supposed(rule, organisation, members)]
        unsettled: Mapping[str, Sequence[str]] = {}
    else:
        found = votes_on(view, organisation, members, day)
        rules = [
            _rule_part(name, game, _readings(found.settled, name))
            for name, game in found.rules.items()
        ]
        unsettled = _readings(found.settled, "")
    forces = assigned_forces(view, organisation, day)
    owners = set(forces.shares) if forces else set()
    ended = view.on(day).dissolution(organisation.id)
    return PowerAnswer(
        on=day_text(day),
        organisation=organisation.id,
        dissolved=ended.on.text if ended else None,
        voting=members.voting,
        uncertain=members.uncertain,
        supposed_with=members.added,
        supposed_without=members.dropped,
        rules=tuple(rules),
        unsettled={means: tuple(names) for means, names in unsettled.items()},
        assigned_forces=concentration_part(forces),
        no_force_recorded=tuple(name for name in members.voting if name not in owners),
        national_capability=concentration_part(
            concentration({name: given[name] for name in members.voting if name in given})
        ),
    )


def _unknown(view: View, organisation: Organisation, day: int) -> PowerAnswer:
    """Return the answer for a day that the record does not cover."""
    return PowerAnswer(
        on=day_text(day),
        organisation=organisation.id,
        dissolved=None,
        voting=(),
        uncertain=tuple(view.states),
        supposed_with=(),
        supposed_without=(),
        rules=(),
        unsettled={},
        assigned_forces=None,
        no_force_recorded=(),
        national_capability=None,
    )


def members_on(
    view: View,
    snapshot: Snapshot,
    organisation: Organisation,
    with_states: Sequence[str] = (),
    without_states: Sequence[str] = (),
) -> Membership:
    """Return the members with a vote in an organisation on a day.

    Args:
        view: the record.
        snapshot: the registers of the day.
        organisation: the organisation.
        with_states: states supposed to have a vote.
        without_states: states supposed to have none.

    Raises:
        QuestionError: no member is left to vote.
    """
    voting, uncertain, added = [], [], []
    for state in view.states:
        membership = snapshot.register("membership", state, organisation.id)
        participation = snapshot.register("participation", state, organisation.id)
        has_vote = membership.is_any("member") & participation.is_any("full")
        if state in with_states:
            added += [] if has_vote[0] else [state]
            voting.append(state)
        elif membership.known[0] and participation.known[0]:
            voting += [state] if has_vote[0] else []
        elif not membership.known[0] or membership.is_any("member")[0]:
            uncertain.append(state)
    dropped = tuple(name for name in voting if name in without_states)
    if dropped and len(dropped) == len(voting):
        raise nobody_left()
    return Membership(
        voting=tuple(name for name in voting if name not in dropped),
        uncertain=tuple(uncertain),
        added=tuple(added),
        dropped=dropped,
    )


def votes_on(view: View, organisation: Organisation, members: Membership, day: int) -> DayOfVotes:
    """Return the rule of every means, reading and host on a day, and the power under each rule.

    Args:
        view: the record.
        organisation: the organisation whose organs decide.
        members: the members with a vote.
        day: the day in question.
    """
    snapshot, seats = view.on(day), Seats(members.voting)
    rules: dict[str, RuleGame] = {}
    settled: dict[MeansReading, dict[str, str]] = {}
    for offered in organisation.means:
        if not offered.organ:
            continue
        for host in members.voting:
            for reading, text in _deciding(view, snapshot, organisation, offered, host):
                name = decision_name(text) if text else ""
                if text and name not in rules:
                    rules[name] = _rule_game(text, seats)
                settled.setdefault((offered.means, reading), {})[host] = name
    return DayOfVotes(members=members, rules=rules, settled=settled)


def _readings(settled: Mapping[MeansReading, Mapping[str, str]], rule: str) -> dict[str, list[str]]:
    """Return the readings under which a rule decides, by means, with the hosts if not all."""
    found: dict[str, list[str]] = {}
    for (means, reading), by_host in settled.items():
        hosts = [host for host, name in by_host.items() if name == rule]
        if hosts:
            of = "" if len(hosts) == len(by_host) else f" (host {', '.join(hosts)})"
            found.setdefault(means, []).append(reading + of)
    return found


def _deciding(
    view: View,
    snapshot: Snapshot,
    organisation: Organisation,
    offered: MeansOffered,
    host: str,
) -> list[tuple[str, DecisionText]]:
    """Return the rule by which the organ decides, by reading held; an empty text if unsettled."""
    brief = brief_on_means(view, organisation, offered.means, snapshot.day)
    deciding = tuple(item for item in brief.provisions if item.effect == "decide")
    judgement = judge(Brief(brief.matter, brief.readings, deciding), Facts(view, snapshot, host))
    settled = deciding_provisions(judgement, offered.organ)[:, 0]
    found: list[tuple[str, DecisionText]] = []
    for row in rows_held(brief.readings, snapshot.day):
        at = int(settled[row])
        decision = deciding[at].decision if at != NO_RULE else None
        found.append((brief.readings[row].id, decision.rule if decision else ""))
    return found


def _rule_game(text: DecisionText, seats: Seats) -> RuleGame:
    rule = parse_decision(text)
    try:
        return RuleGame(says=rule.says, power=game_power(formal_game(rule, seats)))
    except GameError as error:
        return RuleGame(says=rule.says, power=None, no_game=error.what)


def _rule_supposed(
    text: DecisionText, organisation: Organisation, members: Membership
) -> questions.RulePower:
    under: dict[str, list[str]] = {
        item.means: [SUPPOSED] for item in organisation.means if item.organ
    }
    return _rule_part(decision_name(text), _rule_game(text, Seats(members.voting)), under)


def _rule_part(
    name: str, game: RuleGame, readings: Mapping[str, Sequence[str]]
) -> questions.RulePower:
    return questions.RulePower(
        rule=name,
        says=game.says,
        readings={means: tuple(names) for means, names in readings.items()},
        power=game_part(game.power) if game.power else None,
        no_power_because=game.no_game or None,
    )
