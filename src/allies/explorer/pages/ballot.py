"""A ballot for a class: who votes, what each rule makes of the votes, and what the model says."""

from __future__ import annotations

from typing import Any

import msgspec

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.faces.text.style import listed, spaced
from allies.questions.assess import Assess
from allies.questions.parts import Council
from allies.questions.positions import MemberPosition, Positions, PositionsAnswer
from allies.questions.power import CasePowerAnswer, PowerCase, RuleOutcome
from allies.values.likelihood import shown_chance
from allies.votes.ballot_tables import CHOICES, Group, groups_of, outcomes
from allies.votes.rule_text import members_named, parse_decision

_CHOICE_WORDS = {"for": "For", "against": "Against", "abstain": "Abstain", "absent": "Absent"}


def ballot(asker: Asker, here: Address) -> Page:
    """Return the ballot of a case: a form for each organ that decides, and the rules.

    The page never sends the votes: it carries the decision of each rule on every ballot.

    Raises:
        QuestionError: there is no such case, or nobody votes in it.
    """
    name = here.parts[1]
    assessed = asker.ask(Assess, here, case=name)
    bodies = [item.id for item in assessed.organisations] or [assessed.organisation or ""]
    found = [asker.maybe(PowerCase, here, case=name, organisation=body) for body in bodies if body]
    powers = [item for item in found if item is not None and any(m.rules for m in item.means)]
    if not powers:  # the question says itself what is wrong
        powers = [asker.ask(PowerCase, here, case=name, organisation=bodies[0])]
    positions = asker.maybe(Positions, here, case=name)
    hidden = bool(assessed.asked and assessed.asked.hide_outcome)
    sections = [part for power in powers for part in _sections(power)]
    beside = tuple(item for item in (assessed, positions, *powers[1:]) if item is not None)
    return Page(
        template="ballot.html",
        section="cases",
        kicker=f"Ballot · {assessed.name(assessed.host)} · {assessed.on or assessed.case_on}",
        title=f"You decide: {assessed.title}",
        lede=assessed.question,
        answer=powers[0],
        beside=beside,
        shown={
            "a": assessed,
            "case": name,
            "sections": sections,
            "choices": _CHOICE_WORDS,
            "said": [] if hidden else _said(positions),
            "hidden": hidden,
            "script": "ballot.js",
        },
    )


def _sections(power: CasePowerAnswer) -> list[dict[str, Any]]:
    """Return a form for each organ that decides, with the rules put to it."""
    councils: dict[str, Council] = {}
    rules: dict[str, dict[tuple[str, str], list[tuple[str, RuleOutcome]]]] = {}
    for means in power.means:
        known = {council.organ: council for council in means.councils}
        councils = {**known, **councils}
        for item in means.rules:
            under = rules.setdefault(item.organ or "", {})
            under.setdefault((item.rule, item.says), []).append((means.means, item))
    everybody = tuple(dict.fromkeys(name for means in power.means for name in means.votes))
    found = []
    for organ, under in rules.items():
        council = councils.get(organ)
        voting = council.voting if council else everybody
        unsure = council.uncertain if council else ()
        seats = (*voting, *unsure)
        table = _Table(seats, unsure)
        rows = [_rule(table, power, found_under) for found_under in under.values()]
        shares = _shares(power)
        found.append(
            {
                "id": organ or power.organisation,
                "name": power.name(organ or power.organisation),
                "seats": [
                    {
                        "id": name,
                        "name": power.name(name),
                        "unsure": name in unsure,
                        "model": shares.get(name, ""),
                    }
                    for name in seats
                ],
                "rules": rows,
                "data": table.data,
            }
        )
    return found


class _Table:
    """The decisions of rules on every ballot of some seats, as data for the page."""

    def __init__(self, seats: tuple[str, ...], unsure: tuple[str, ...]) -> None:
        self._seats, self._unsure = seats, unsure
        self._splits: list[tuple[Group, ...]] = []
        self._decided: list[dict[str, Any]] = []

    def add(self, text: Any) -> int | None:
        """Add a rule; return its place, or None if its ballots cannot be listed."""
        if "parties_excluded" in msgspec.json.encode(text).decode():
            return None  # it depends on who is a party to the dispute
        named = {name for _, name in members_named(text)}
        groups = groups_of(self._seats, named, self._unsure)
        if not groups:
            return None
        if groups not in self._splits:
            self._splits.append(groups)
        decided = "".join("01"[item] for item in outcomes(parse_decision(text), groups))
        self._decided.append({"split": self._splits.index(groups), "decided": decided})
        return len(self._decided) - 1

    @property
    def data(self) -> str:
        """The tables as JSON."""
        splits = [
            [
                {"members": group.members, "ways": [".".join(map(str, way)) for way in group.ways]}
                for group in split
            ]
            for split in self._splits
        ]
        told = {"choices": tuple(CHOICES), "splits": splits, "rules": self._decided}
        return msgspec.json.encode(told).decode()


def _rule(
    table: _Table, power: CasePowerAnswer, found: list[tuple[str, RuleOutcome]]
) -> dict[str, Any]:
    """Return a rule as a row: its words, where it is the law, and what the model says."""
    first = found[0][1]
    in_force = [
        f"{spaced(means)} ({listed([spaced(power.name(name)) for name in item.in_force])})"
        for means, item in found
        if item.in_force
    ]
    return {
        "name": spaced(first.rule),
        "says": first.says,
        "in_force": listed(in_force) if in_force else "",
        "at": table.add(first.written),
        "model": [(spaced(means), shown_chance(item.approval)) for means, item in found],
    }


def _shares(power: CasePowerAnswer) -> dict[str, str]:
    """Return how each member votes in the model, of 100 futures, by means if there are several."""
    found: dict[str, list[str]] = {}
    for means in power.means:
        for name, shares in means.votes.items():
            told = f"{100 * shares[0]:.0f} for, {100 * shares[1]:.0f} against"
            label = f"{spaced(means.means)}: " if len(power.means) > 1 else ""
            found.setdefault(name, []).append(f"{label}{told}")
    return {name: "; ".join(dict.fromkeys(told)) for name, told in found.items()}


def _said(positions: PositionsAnswer | None) -> list[tuple[str, str, MemberPosition]]:
    """Return what each member said on each means, where the record has it."""
    if positions is None:
        return []
    return [
        (positions.name(member.member), spaced(item.means), member)
        for item in positions.means
        for member in item.members
        if member.stance != "unknown"
    ]
