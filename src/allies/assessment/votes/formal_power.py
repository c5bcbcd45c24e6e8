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
from allies.questions.parts import Council
from allies.questions.power import SUPPOSED, Power, PowerAnswer
from allies.values.dates import day_text
from allies.votes.concentration import concentration
from allies.votes.decisions import Seats
from allies.votes.formal import formal_game
from allies.votes.games import GameError
from allies.votes.power import GamePower
from allies.votes.power import power as game_power
from allies.votes.rule_text import parse_decision
from allies.world.instruments import Decision, DecisionText, decision_name
from allies.world.organisations import MeansOffered, Organisation
from allies.world.seats import deciders, is_elected, voters
from allies.world.snapshot import Snapshot
from allies.world.view import View


class Suppose(msgspec.Struct, frozen=True, kw_only=True):
    """Suppositions about votes.

    Attributes:
        with_states: states supposed to have a vote.
        without_states: states supposed to have none.
    """

    with_states: Sequence[str] = ()
    without_states: Sequence[str] = ()


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


OrganRule = tuple[str, str]  # the organ, empty if every member votes, and the name of its rule


class RuleGame(msgspec.Struct, frozen=True, kw_only=True):
    """A decision rule, and the voting power it gives.

    Attributes:
        says: the rule in words.
        members: who votes by it.
        power: the power of each vote; None if the rule has no game.
        no_game: why it has no game.
    """

    says: str
    members: Membership
    power: GamePower | None
    no_game: str = ""


class DayOfVotes(msgspec.Struct, frozen=True, kw_only=True):
    """The rules that decide in an organisation on a day.

    Attributes:
        members: the members with a vote.
        rules: every rule that decides under a reading that is held, by organ and name.
        settled: the organ and the name of the rule by means and reading, and by host; None if
            unsettled.
    """

    members: Membership
    rules: Mapping[OrganRule, RuleGame]
    settled: Mapping[MeansReading, Mapping[str, OrganRule | None]]


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
    suppose = Suppose(with_states=question.with_states, without_states=question.without_states)
    members = members_on(view, view.on(day), organisation, suppose)
    if rule:
        rule_asked(rule, (*members.voting, *members.uncertain))
    rows = question.capability
    given = {} if rows is None else read_capability(view, rows, day)
    found = votes_on(view, organisation, day, suppose)
    if rule:
        rules = _rules_supposed(organisation, found, rule)
        unsettled: Mapping[str, Sequence[str]] = {}
    else:
        rules = [
            _rule_part(organisation, key, game, _readings(found.settled, key))
            for key, game in found.rules.items()
        ]
        unsettled = _readings(found.settled, None)
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
    suppose: Suppose | None = None,
    organ: str = "",
) -> Membership:
    """Return the members with a vote in an organisation, or in one of its organs, on a day.

    Args:
        view: the record.
        snapshot: the registers of the day.
        organisation: the organisation.
        suppose: states supposed to have a vote, or to have none.
        organ: the organ that decides; the organisation as a whole if not given.

    Raises:
        QuestionError: no member is left to vote.
    """
    suppose = suppose or Suppose()
    found = voters(snapshot, organisation, view.states, organ)
    have = {*found.voting, *suppose.with_states}
    voting = tuple(state for state in view.states if state in have)
    dropped = tuple(name for name in voting if name in suppose.without_states)
    if dropped and len(dropped) == len(voting):
        raise nobody_left()
    return Membership(
        voting=tuple(name for name in voting if name not in dropped),
        uncertain=tuple(name for name in found.uncertain if name not in suppose.with_states),
        added=tuple(name for name in voting if name not in found.voting),
        dropped=dropped,
    )


def votes_on(
    view: View, organisation: Organisation, day: int, suppose: Suppose | None = None
) -> DayOfVotes:
    """Return the rule of every means, reading and host on a day, and the power under each rule.

    Args:
        view: the record.
        organisation: the organisation whose organs decide.
        day: the day in question.
        suppose: states supposed to have a vote, or to have none.
    """
    snapshot = view.on(day)
    members = members_on(view, snapshot, organisation, suppose)
    sitting = {"": members}
    rules: dict[OrganRule, RuleGame] = {}
    settled: dict[MeansReading, dict[str, OrganRule | None]] = {}
    for offered in organisation.means:
        if not offered.deciders:
            continue
        for host in members.voting:
            for reading, decision in _deciding(view, snapshot, organisation, offered, host):
                key = (decision.organ, decision.named) if decision else None
                if decision is not None and key is not None and key not in rules:
                    organ = decision.organ
                    if organ not in sitting:
                        sitting[organ] = members_on(view, snapshot, organisation, suppose, organ)
                    rules[key] = _rule_game(decision.rule, sitting[organ])
                settled.setdefault((offered.means, reading), {})[host] = key
    return DayOfVotes(members=members, rules=rules, settled=settled)


def _readings(
    settled: Mapping[MeansReading, Mapping[str, OrganRule | None]], rule: OrganRule | None
) -> dict[str, list[str]]:
    """Return the readings under which a rule decides, by means, with the hosts if not all."""
    found: dict[str, list[str]] = {}
    for (means, reading), by_host in settled.items():
        hosts = [host for host, key in by_host.items() if key == rule]
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
) -> list[tuple[str, Decision | None]]:
    """Return which organ decides, and how, by reading held; None if it is unsettled."""
    brief = brief_on_means(view, organisation, offered.means, snapshot.day)
    deciding = tuple(item for item in brief.provisions if item.effect == "decide")
    judgement = judge(Brief(brief.matter, brief.readings, deciding), Facts(view, snapshot, host))
    organs = deciders(organisation, offered, snapshot.day)
    settled = deciding_provisions(judgement, organs)[:, 0]
    found: list[tuple[str, Decision | None]] = []
    for row in rows_held(brief.readings, snapshot.day):
        at = int(settled[row])
        decision = deciding[at].decision if at != NO_RULE else None
        found.append((brief.readings[row].id, decision))
    return found


def _rule_game(text: DecisionText, members: Membership) -> RuleGame:
    rule, seats = parse_decision(text), Seats(members.voting)
    try:
        power = game_power(formal_game(rule, seats))
    except GameError as error:
        return RuleGame(says=rule.says, members=members, power=None, no_game=error.what)
    return RuleGame(says=rule.says, members=members, power=power)


def _rules_supposed(
    organisation: Organisation, found: DayOfVotes, text: DecisionText
) -> list[questions.RulePower]:
    """Return a supposed rule in each organ that decides; the first reading held says which."""
    under: dict[str, dict[str, list[str]]] = {}
    members: dict[str, Membership] = {}
    for offered in organisation.means:
        keys = [
            key
            for (means, _), by_host in found.settled.items()
            if means == offered.means
            for key in by_host.values()
            if key is not None
        ]
        if offered.deciders:
            organ = keys[0][0] if keys else offered.deciders[0]
            under.setdefault(organ, {})[offered.means] = [SUPPOSED]
            members[organ] = found.rules[keys[0]].members if keys else found.members
    rules = []
    for organ, readings in under.items():
        sitting = members[organ]
        if sitting.voting:
            rule_asked(text, (*sitting.voting, *sitting.uncertain))
        key = (organ, decision_name(text))
        rules.append(_rule_part(organisation, key, _rule_game(text, sitting), readings))
    return rules


def _rule_part(
    organisation: Organisation,
    key: OrganRule,
    game: RuleGame,
    readings: Mapping[str, Sequence[str]],
) -> questions.RulePower:
    organ, name = key
    return questions.RulePower(
        rule=name,
        council=Council(
            organ=organ,
            elected=is_elected(organisation, organ),
            readings=(),
            voting=game.members.voting,
            uncertain=game.members.uncertain,
        ),
        says=game.says,
        readings={means: tuple(names) for means, names in readings.items()},
        power=game_part(game.power) if game.power else None,
        no_power_because=game.no_game or None,
    )
