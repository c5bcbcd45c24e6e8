"""Ballots: compare recorded votes with the decision rule of the organ on their day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product
from math import comb
from typing import Literal, TypeAlias

import msgspec
import numpy as np
from msgspec.structs import replace

from allies.evidence.sources import Citation
from allies.law.facts import Facts
from allies.law.finding import NO_RULE, deciding_provisions, rows_held
from allies.law.judgement import judge
from allies.law.provisions import brief_on_vote
from allies.values.ternary import NO, UNKNOWN
from allies.votes.decisions import ABSENT, ABSTAIN, AWAY, OBJECT, SUPPORT, DecisionRule, Seats
from allies.votes.rule_text import members_named, parse_decision
from allies.world.acts import Act, Stance
from allies.world.instruments import DecisionText, decision_name
from allies.world.log import split_versions
from allies.world.organisations import Organisation
from allies.world.seats import is_elected, vote_of
from allies.world.snapshot import Snapshot
from allies.world.view import View

Carried = Literal["carried", "not_carried", "unknown", "disputed"]
MOST_COMPLETIONS = 65_536  # ways to fill in votes that are not recorded; each is tried

_STANCES: Mapping[Stance, int] = {"for": SUPPORT, "against": OBJECT, "reserved": ABSTAIN}
_OPEN = (SUPPORT, OBJECT, ABSTAIN, AWAY)
_BallotKey: TypeAlias = tuple[str, str, tuple[str, ...], tuple[str, ...], str]


class BallotFinding(msgspec.Struct, frozen=True):
    """Votes on one matter, and whether they carried it.

    Attributes:
        organ: the organ, or the organisation if no organ is named.
        on: the day, with its precision.
        about: ids of the matters voted on.
        means: the means that was voted on, if any.
        votes: the vote of every member whose vote is recorded: `for`, `against` or `reserved`.
        away: members with a vote that are recorded as having stayed away.
        not_recorded: members with a vote, but without a recorded vote.
        not_counted: voters that have no vote, or may have none, or voted twice.
        finding: over the readings held that day.
        by_reading: under each reading held.
        held_by_nobody: under readings that nobody held that day.
        rules: the decision rule of the organ, by reading; absent if it is not settled.
        because: the rule's reason, by reading.
        cites: where the votes are documented.
        elected: whether only elected members sit in the organ.
    """

    organ: str
    on: str
    about: tuple[str, ...]
    means: tuple[str, ...]
    votes: Mapping[str, Stance]
    away: tuple[str, ...]
    not_recorded: tuple[str, ...]
    not_counted: tuple[str, ...]
    finding: Carried
    by_reading: Mapping[str, Carried]
    held_by_nobody: Mapping[str, Carried]
    rules: Mapping[str, str]
    because: Mapping[str, str]
    cites: tuple[Citation, ...]
    elected: bool


class _Cast(msgspec.Struct, frozen=True):
    """The members with a vote, and what each did with it.

    Attributes:
        members: the members that have a vote, or may have one.
        options: for each of them, the possible votes.
        votes: the known votes.
        away: members that stayed away.
        not_recorded: members without any record.
        not_counted: voters whose vote does not count.
    """

    members: tuple[str, ...]
    options: tuple[tuple[int, ...], ...]
    votes: Mapping[str, Stance]
    away: tuple[str, ...]
    not_recorded: tuple[str, ...]
    not_counted: tuple[str, ...]

    @property
    def not_settled(self) -> list[str]:
        """The members of which it is not known what they did, or whether they have a vote."""
        both = zip(self.members, self.options, strict=True)
        return [member for member, options in both if len(options) > 1]


def ballots(view: View, organisation: Organisation) -> list[BallotFinding]:
    """Compare the recorded votes in an organisation and its organs with the rules of their day.

    Votes belong together if they were cast in one organ, on one day, about the same matters.

    Args:
        view: the record.
        organisation: the organisation.
    """
    places = {organisation.id, *(organ.id for organ in organisation.organs)}
    groups: dict[_BallotKey, list[Act]] = {}
    for act in view.log.acts:
        if act.act == "voted" and act.of in places and _happened(view, act):
            key = (act.of, act.on.text, tuple(sorted(act.about)), tuple(act.means), act.state)
            groups.setdefault(key, []).append(act)
    return [_found(view, organisation, acts) for acts in groups.values()]


def _happened(view: View, act: Act) -> bool:
    """Return whether an act belongs to the account's world."""
    contest, versions = split_versions(act)
    snapshot = view.on(act.on.last)
    return not contest or bool(snapshot.worlds.holds(contest, versions)[0])


def _found(view: View, organisation: Organisation, acts: Sequence[Act]) -> BallotFinding:
    """Return the result of votes; unknown under a reading if it depends on their day."""
    on = acts[0].on
    found: list[BallotFinding] = []
    day: int | None = min(max(on.first, view.theatre.since.first), on.last)
    while day is not None:
        snapshot = view.on(day)
        found.append(_on(view, snapshot, organisation, acts))
        day = snapshot.next_turn(on.last)
    return _agreed(found) if len(found) > 1 else found[0]


def _agreed(found: Sequence[BallotFinding]) -> BallotFinding:
    """Return the result of the last day; unknown under a reading if another day differs."""
    last = found[-1]

    def agreed(results: Mapping[str, Carried]) -> dict[str, Carried]:
        return {
            name: word
            if all({**item.held_by_nobody, **item.by_reading}.get(name) == word for item in found)
            else "unknown"
            for name, word in results.items()
        }

    by_reading = agreed(last.by_reading)
    return replace(
        last,
        finding=_over_readings(by_reading),
        by_reading=by_reading,
        held_by_nobody=agreed(last.held_by_nobody),
        because={name: said for name, said in last.because.items() if _alike(found, name)},
    )


def _alike(found: Sequence[BallotFinding], reading: str) -> bool:
    return len({item.because.get(reading) for item in found}) == 1


def _over_readings(by_reading: Mapping[str, Carried]) -> Carried:
    answers = set(by_reading.values())
    return answers.pop() if len(answers) == 1 else "disputed"


def _on(
    view: View, snapshot: Snapshot, organisation: Organisation, acts: Sequence[Act]
) -> BallotFinding:
    """Return the result of votes, if they were cast on the day of a snapshot."""
    first = acts[0]
    cast = _cast(view, snapshot, organisation, acts)
    rules, readings, held = _rules(view, snapshot, organisation, first, cast)
    results: dict[str, Carried] = {}
    because: dict[str, str] = {}
    seats = Seats(cast.members, called={name: view.name(name) for name in cast.members})
    for name in readings:
        if name in rules:
            rule = parse_decision(rules[name])
            results[name] = _carried(rule, cast, rules[name])
            if open_ := [view.name(at) for at in cast.not_settled]:
                if results[name] in ("carried", "not_carried"):
                    because[name] = f"it does not depend on {_listed(open_)}"
            else:
                because[name] = rule.explain(_as_recorded(cast), seats).because
        else:
            results[name] = "unknown"
    by_reading = {name: results[name] for name in held}
    return BallotFinding(
        organ=first.of,
        on=first.on.text,
        about=tuple(first.about),
        means=tuple(first.means),
        votes=cast.votes,
        away=cast.away,
        not_recorded=cast.not_recorded,
        not_counted=cast.not_counted,
        finding=_over_readings(by_reading),
        by_reading=by_reading,
        held_by_nobody={name: results[name] for name in readings if name not in held},
        rules={name: decision_name(text) for name, text in rules.items()},
        because=because,
        cites=tuple(dict.fromkeys(cite for act in acts for cite in act.cites)),
        elected=is_elected(organisation, first.of),
    )


def _cast(view: View, snapshot: Snapshot, organisation: Organisation, acts: Sequence[Act]) -> _Cast:
    said: dict[str, set[Stance]] = {}
    for act in acts:
        if act.stance is not None:
            said.setdefault(_voter(view, act.by), set()).add(act.stance)
    stayed = {
        _voter(view, act.by)
        for act in view.log.acts
        if act.act == "stayed_away"
        and act.on.text == acts[0].on.text
        and act.of in (acts[0].of, organisation.id)
        and _happened(view, act)
    }
    twice = {name for name, stances in said.items() if len(stances) > 1}
    members: list[str] = []
    options: list[tuple[int, ...]] = []
    unsure: list[str] = []
    organ = acts[0].of if acts[0].of != organisation.id else ""
    for state in view.states:
        seated = int(vote_of(snapshot, organisation, state, organ)[0])
        if seated == NO:
            continue
        members.append(state)
        stances = said.get(state, set())
        if seated == UNKNOWN:
            unsure.append(state)
            options.append((*_OPEN, ABSENT))
        elif len(stances) == 1:
            options.append((_STANCES[next(iter(stances))],))
        else:
            options.append((AWAY,) if state in stayed and not stances else _OPEN)
    sure = [name for name in members if name not in unsure]
    voters = {name: next(iter(said[name])) for name in sure if name in said and name not in twice}
    return _Cast(
        members=tuple(members),
        options=tuple(options),
        votes=voters,
        away=tuple(name for name in sure if name in stayed and name not in said),
        not_recorded=tuple(name for name in sure if name not in said and name not in stayed),
        not_counted=tuple(name for name in said if name not in voters),
    )


def _voter(view: View, name: str) -> str:
    """Return the state that votes; if an organ voted, its state."""
    if name in view.states:
        return name
    owners = (state.id for state in view.states.values() for organ in state.organs)
    organs = (organ.id for state in view.states.values() for organ in state.organs)
    return dict(zip(organs, owners, strict=True)).get(name, name)


def _rules(
    view: View, snapshot: Snapshot, organisation: Organisation, act: Act, cast: _Cast
) -> tuple[dict[str, DecisionText], list[str], list[str]]:
    """Return the rule by reading, every reading, and those that were held."""
    organs = [act.of] if act.of != organisation.id else [item.id for item in organisation.organs]
    kinds = {item.id: item.act for item in view.log.acts}
    matters = [*act.means, *(kinds[name] for name in act.about if name in kinds), "voted"]
    brief = brief_on_vote(view, organisation, organs, matters)
    host = act.state or organisation.leader(snapshot.day) or next(iter(cast.members), "")
    judgement = judge(brief, Facts(view, snapshot, host, act=act))
    held = [brief.readings[row].id for row in rows_held(brief.readings, snapshot.day)]
    found: dict[str, DecisionText] = {}
    unsettled: set[str] = set()
    for organ in organs:
        settled = deciding_provisions(judgement, [organ])[:, 0]
        for reading, at in zip(brief.readings, settled.tolist(), strict=True):
            decision = brief.provisions[at].decision if at != NO_RULE else None
            if decision is None:
                continue
            if found.setdefault(reading.id, decision.rule) != decision.rule:
                unsettled.add(reading.id)
    rules = {name: rule for name, rule in found.items() if name not in unsettled}
    return rules, [reading.id for reading in brief.readings], held


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _as_recorded(cast: _Cast) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Return the votes, if every one of them is recorded."""
    return np.array([options[0] for options in cast.options], dtype=np.int8)


def _carried(rule: DecisionRule, cast: _Cast, text: DecisionText) -> Carried:
    """Return whether the votes carry it, for every possible vote of members without a record."""
    columns = list(_completions(cast, named=bool(members_named(text))))
    if not columns or not cast.members:
        return "unknown"
    votes = np.array(columns, dtype=np.int8).T
    decided = rule.decides(votes, Seats(cast.members))
    if decided.all():
        return "carried"
    return "unknown" if decided.any() else "not_carried"


def _completions(cast: _Cast, *, named: bool) -> Iterator[Sequence[int]]:
    """Yield every possible combination of votes; none if there are too many.

    If a rule names no members, it does not matter which member cast which vote.
    """
    open_ = [at for at, options in enumerate(cast.options) if len(options) > 1]
    ways = 1
    for at in open_:
        ways *= len(cast.options[at])
    votes = [options[0] for options in cast.options]
    alike = len({cast.options[at] for at in open_}) == 1
    if ways <= MOST_COMPLETIONS:
        filled: Iterator[Sequence[int]] = product(*(cast.options[at] for at in open_))
    elif alike and not named and comb(len(open_) + 4, 4) <= MOST_COMPLETIONS:
        filled = combinations_with_replacement(cast.options[open_[0]], len(open_))
    else:
        return
    for given in filled:
        for at, vote in zip(open_, given, strict=True):
            votes[at] = vote
        yield tuple(votes)
