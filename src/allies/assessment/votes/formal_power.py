"""Formal power in an organisation: the rule of every reading, and the forces beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec
import numpy as np
from msgspec.structs import replace

from allies.assessment.case.preparation import rule_asked
from allies.errors import QuestionError
from allies.evidence.accounts import BEST_EVIDENCE
from allies.law.facts import Facts
from allies.law.finding import NO_RULE, deciding_provisions, rows_held
from allies.law.judgement import judge
from allies.law.provisions import Brief, brief_on_means
from allies.logistics.arrivals import force_streams
from allies.values.streams import Block, Floats, Streams
from allies.votes.concentration import Concentration, concentration
from allies.votes.decisions import Seats
from allies.votes.formal import formal_game
from allies.votes.games import GameError
from allies.votes.power import GamePower, VoterPower, power
from allies.votes.rule_text import parse_decision
from allies.world.instruments import DecisionText, decision_name
from allies.world.organisations import MeansOffered, Organisation
from allies.world.snapshot import Snapshot
from allies.world.world import World

FORCE_DRAWS = 2_000
MeansReading: TypeAlias = tuple[str, str]
NOBODY = "nobody is left to vote"
VOTERS_NEEDED = "a decision needs members that are present"
LEAVE_SOMEBODY = "leave out fewer states"
SUPPOSED = "supposed"  # stands for a reading where the rule is a what-if


class Membership(msgspec.Struct, frozen=True):
    """Who has a vote.

    Attributes:
        voting: members that take full part, with those a what-if adds and without those it drops.
        uncertain: states of which it is unknown whether they have a vote.
        added: of those that vote, the ones a what-if adds.
        dropped: members a what-if drops.
    """

    voting: tuple[str, ...]
    uncertain: tuple[str, ...]
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


class RulePower(msgspec.Struct, frozen=True):
    """A decision rule, where it is law, and what it gives each vote.

    Attributes:
        rule: the rule as written, on one line.
        says: the rule in words.
        readings: the readings under which it decides, by means.
        power: what it gives each vote; None where it has no game.
        no_game: why it has none.
    """

    rule: str
    says: str
    readings: Mapping[str, Sequence[str]]
    power: GamePower | None
    no_game: str = ""


class OrganisationPower(msgspec.Struct, frozen=True):
    """Formal power in an organisation on a day.

    Attributes:
        organisation: which.
        day: the day in question.
        as_of: only what had surely been published by then counts; None for everything.
        account: whose choice among versions.
        members: who has a vote.
        rules: every rule that decides under some reading held, or the one supposed.
        settled: the name of the rule by means and reading, and by host; empty where unsettled.
        unsettled: by means, the readings held under which no rule is settled.
        forces: how the forces assigned divide among their owners; None where none is on record.
        unrecorded: members with a vote of which no assigned force is on record.
        capability: how a national capability divides; None where none was given.
    """

    organisation: Organisation
    day: int
    as_of: int | None
    account: str
    members: Membership
    rules: Sequence[RulePower]
    settled: Mapping[MeansReading, Mapping[str, str]]
    unsettled: Mapping[str, Sequence[str]]
    forces: Concentration | None
    unrecorded: Sequence[str]
    capability: Concentration | None = None


class PowerQuestion(msgspec.Struct, frozen=True):
    """What is asked about formal power.

    Attributes:
        day: the day in question.
        as_of: only what had surely been published by then.
        account: whose choice among versions.
        rule: suppose this rule in place of the law's; empty for the law's.
        with_states: suppose that these have a vote.
        without_states: suppose that these have none.
        capability: national capability by state, where somebody brings it.
    """

    day: int
    as_of: int | None = None
    account: str = BEST_EVIDENCE
    rule: DecisionText = ""
    with_states: tuple[str, ...] = ()
    without_states: tuple[str, ...] = ()
    capability: Mapping[str, float] = {}


def formal_power(
    world: World, organisation: Organisation, question: PowerQuestion
) -> OrganisationPower:
    """Return the formal power of every vote, and the forces beside it.

    Raises:
        QuestionError: the rule supposed is none, or a state is unknown.
    """
    seated, unseated = states_named(world, question.with_states, question.without_states)
    question = replace(question, with_states=seated, without_states=unseated)
    snapshot = world.on(question.day, question.as_of, account=question.account)
    members = _members(world, snapshot, organisation, question)
    seats = Seats(members.voting)
    if question.rule:
        rule_asked(question.rule)
        under: dict[str, Sequence[str]] = {
            item.means: [SUPPOSED] for item in organisation.means if item.organ
        }
        settled: dict[MeansReading, dict[str, str]] = {}
        rules = [_rule_power(question.rule, under, seats)]
    else:
        settled, texts = _settled(world, snapshot, organisation, members, question.day)
        rules = [_rule_power(texts[name], _readings(settled, name), seats) for name in texts]
    forces = assigned_forces(world, organisation, question.day)
    owners = set(forces.shares) if forces else set()
    given = {
        name: question.capability[name] for name in members.voting if name in question.capability
    }
    return OrganisationPower(
        organisation,
        question.day,
        question.as_of,
        question.account,
        members,
        rules,
        settled,
        _readings(settled, ""),
        forces,
        [name for name in members.voting if name not in owners],
        concentration(given),
    )


def states_named(
    world: World, seated: Sequence[str], unseated: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the states of what-ifs by the codes of the record.

    Raises:
        QuestionError: a state is unknown.
    """
    return (
        tuple(world.state(name, "--with").id for name in seated),
        tuple(world.state(name, "--without").id for name in unseated),
    )


def _members(
    world: World, snapshot: Snapshot, organisation: Organisation, question: PowerQuestion
) -> Membership:
    voting, uncertain, added = [], [], []
    for state in world.states:
        membership = snapshot.register("membership", state, organisation.id)
        participation = snapshot.register("participation", state, organisation.id)
        has_vote = membership.is_any("member") & participation.is_any("full")
        if state in question.with_states:
            added += [] if has_vote[0] else [state]
            voting.append(state)
        elif membership.known[0] and participation.known[0]:
            voting += [state] if has_vote[0] else []
        elif not membership.known[0] or membership.is_any("member")[0]:
            uncertain.append(state)
    dropped = tuple(name for name in voting if name in question.without_states)
    if dropped and len(dropped) == len(voting):
        raise QuestionError(NOBODY, where="--without", why=VOTERS_NEEDED, remedy=LEAVE_SOMEBODY)
    return Membership(
        tuple(name for name in voting if name not in dropped),
        tuple(uncertain),
        tuple(added),
        dropped,
    )


def _settled(
    world: World, snapshot: Snapshot, organisation: Organisation, members: Membership, day: int
) -> tuple[dict[MeansReading, dict[str, str]], dict[str, DecisionText]]:
    """Return the rule of every means, reading and host by name, and the rules by name."""
    texts: dict[str, DecisionText] = {}
    settled: dict[MeansReading, dict[str, str]] = {}
    for offered in organisation.means:
        if not offered.organ:
            continue
        for host in members.voting:
            for reading, text in _deciding(world, snapshot, organisation, offered, host, day):
                name = decision_name(text)
                texts[name] = text
                settled.setdefault((offered.means, reading), {})[host] = name
    texts.pop("", None)
    return settled, texts


def _readings(settled: Mapping[MeansReading, Mapping[str, str]], rule: str) -> dict[str, list[str]]:
    """Return the readings under which a rule decides, by means; with the hosts where not all."""
    found: dict[str, list[str]] = {}
    for (means, reading), by_host in settled.items():
        hosts = [host for host, name in by_host.items() if name == rule]
        if hosts:
            of = "" if len(hosts) == len(by_host) else f" (host {', '.join(hosts)})"
            found.setdefault(means, []).append(reading + of)
    return found


def _deciding(
    world: World,
    snapshot: Snapshot,
    organisation: Organisation,
    offered: MeansOffered,
    host: str,
    day: int,
) -> list[tuple[str, DecisionText]]:
    """Return the rule by which the organ decides, by reading held; empty where unsettled."""
    brief = brief_on_means(world, organisation, offered.means)
    deciding = tuple(item for item in brief.provisions if item.effect == "decide")
    judgement = judge(Brief(brief.matter, brief.readings, deciding), Facts(world, snapshot, host))
    settled = deciding_provisions(judgement, offered.organ)[:, 0]
    found: list[tuple[str, DecisionText]] = []
    for row in rows_held(brief.readings, day):
        at = int(settled[row])
        decision = deciding[at].decision if at != NO_RULE else None
        found.append((brief.readings[row].id, decision.rule if decision else ""))
    return found


def _rule_power(
    text: DecisionText, readings: Mapping[str, Sequence[str]], seats: Seats
) -> RulePower:
    rule = parse_decision(text)
    name = decision_name(text)
    try:
        return RulePower(name, rule.says, readings, power(formal_game(rule, seats)))
    except GameError as error:
        return RulePower(name, rule.says, readings, None, error.what)


def assigned_forces(
    world: World, organisation: Organisation, day: int, seed: int = 0
) -> Concentration | None:
    """Return how the people of the forces assigned divide among the states that own them.

    Args:
        world: the record.
        organisation: to which they are assigned.
        day: the day in question.
        seed: of the streams of their strengths.
    """
    block, streams = Block(0, FORCE_DRAWS), Streams(seed)
    labels = tuple(label for offered in organisation.means for label in offered.forces)
    best: dict[str, float] = {}
    drawn: dict[str, Floats] = {}
    for force in world.forces.values():
        if not force.carries(labels, day):
            continue
        middle = float(force.personnel.quantile(np.array([0.5]))[0])
        people = force.personnel.quantile(streams.uniform(force_streams(force)[2], block))
        best[force.owner] = best.get(force.owner, 0.0) + middle
        drawn[force.owner] = drawn.get(force.owner, np.zeros(FORCE_DRAWS)) + people
    return concentration(best, drawn) if best else None


class VoteOnDay(msgspec.Struct, frozen=True):
    """A voter under one rule on one day.

    Attributes:
        rule: the rule; empty where the reading is not held or settles none.
        power: what the rule gives the voter; None where it has no vote or the rule no game.
    """

    rule: str
    power: VoterPower | None


class VoteChange(msgspec.Struct, frozen=True):
    """One voter under one reading, on two days.

    Attributes:
        voter: whose vote.
        means: what is decided.
        reading: the reading, with the hosts it is so for where it is not for all.
        before: on the first day.
        after: on the second.
    """

    voter: str
    means: str
    reading: str
    before: VoteOnDay
    after: VoteOnDay


def power_changes(
    first: OrganisationPower, second: OrganisationPower, voters: Sequence[str]
) -> list[VoteChange]:
    """Return what became of some votes between two days, under every reading of either.

    Where the rule differs by the host of a crisis, hosts that have a vote on both days are asked.
    """
    found = []
    for voter in voters:
        for means, reading in dict.fromkeys((*first.settled, *second.settled)):
            pairs: dict[tuple[str, str], list[str]] = {}
            hosts = [name for name in first.members.voting if name in second.members.voting]
            for host in hosts:
                pair = tuple(
                    day.settled.get((means, reading), {}).get(host, "") for day in (first, second)
                )
                pairs.setdefault((pair[0], pair[1]), []).append(host)
            for (old, new), group in pairs.items():
                of = "" if len(group) == len(hosts) else f" (host {', '.join(group)})"
                found.append(
                    VoteChange(
                        voter,
                        means,
                        reading + of,
                        _vote(first, old, voter),
                        _vote(second, new, voter),
                    )
                )
    return found


def _vote(day: OrganisationPower, rule: str, voter: str) -> VoteOnDay:
    held = next((item.power for item in day.rules if item.rule == rule), None)
    has_vote = held is not None and voter in day.members.voting
    return VoteOnDay(rule, held.of(voter) if held is not None and has_vote else None)
