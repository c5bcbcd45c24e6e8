"""Capitals, members and votes on scales: how each values, depends, may refuse, decides, brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from allies.faces.figures.drawing import Figure
from allies.faces.figures.matrix import Cell, matrix
from allies.faces.figures.palette import BAND, BLUE, LAND, SKY
from allies.faces.figures.scales import FRACTION, Ends, Row, on_a_scale
from allies.faces.text.autonomy import MEASURES, span
from allies.faces.text.power import percent
from allies.faces.text.style import listed, spaced
from allies.questions.autonomy import AutonomyAnswer, Measure
from allies.questions.capital import CapitalAnswer, Portrait
from allies.questions.power import PowerAnswer, RulePower, Spread
from allies.questions.threats import Level, ThreatsAnswer
from allies.values.likelihood import shown_chance
from allies.values.words import capitalised

_VALUED_SAID = 5  # names after one verb
VERBS: Mapping[str, str] = {
    "preferred": "prefers",
    "accepted": "accepts",
    "doubted": "doubts",
    "rejected": "rejects",
}
_VALUED = ((-1.0, "rejected"), (-0.5, ""), (0.0, "neutral"), (0.5, ""), (1.0, "preferred"))


def frames(answer: CapitalAnswer) -> Figure | None:
    """Return how each capital values each organisation or state as a frame for its security."""
    names = list(dict.fromkeys(name for item in answer.capitals for name in item.frames))
    if not names:
        return None
    series = [item.name for item in answer.capitals]
    rows = [
        Row(answer.name(name), "", tuple(_ends(item.frames.get(name)) for item in answer.capitals))
        for name in names
    ]
    table = [
        (answer.name(name), *(_words(item.frames.get(name)) for item in answer.capitals))
        for name in names
    ]
    said = [valued(answer, item) for item in answer.capitals if item.frames]
    found = on_a_scale(
        "What each counts on for its security" if len(series) > 1 else "What it counts on",
        f"{'; '.join(said)}.",
        rows,
        series,
        (("Frame", *series), table),
        axis=_VALUED,
    )
    return replace(found, note="As sources report it; a bar where they differ.")


def valued(answer: CapitalAnswer, item: Portrait) -> str:
    """Return how a capital values each frame, the best first: `Uzbekistan doubts the SCO`."""
    best_first = sorted(item.frames.items(), key=lambda row: (-row[1].high, -row[1].low, row[0]))
    said = []
    for words, found in groupby(best_first, key=lambda row: row[1].words):
        names = [answer.in_sentence(name) for name, _ in found]
        more = len(names) - _VALUED_SAID
        shown = [*names[:_VALUED_SAID], f"{more} more"] if more > 1 else names
        verb = " or ".join(VERBS[word] for word in words.split(" or "))
        said.append(f"{verb} {listed(shown)}")
    return f"{item.name} {listed(said)}"


def _ends(level: Level | None) -> Ends | None:
    return (level.low, level.high) if level else None


def _words(level: Level | None) -> str:
    return level.words if level else "unknown"


def dependence(answer: CapitalAnswer, item: Portrait) -> Figure | None:
    """Return on whom a capital depends, by domain; None if all is unknown."""
    domains = list(dict.fromkeys(name for row in item.depends_on.values() for name in row))
    domains = [name for name in domains if any(row.get(name) for row in item.depends_on.values())]
    if not domains:
        return None
    whom = list(item.depends_on)
    rows = [
        (spaced(name), [_depth(item.depends_on[code].get(name)) for code in whom])
        for name in domains
    ]
    known = sum(bool(cell.words) for _, cells in rows for cell in cells)
    says = f"{known} levels are on record; a dash is unknown, not none."
    columns = ("Domain", *(answer.name(code) for code in whom))
    return matrix(f"Whom {item.name} depends on", says, columns, rows)


def _depth(level: Level | None) -> Cell:
    if level is None:
        return Cell("")
    middle = (level.low + level.high) / 2
    fill = BLUE if middle > 0.8 else SKY if middle > 0.5 else BAND if middle > 0.1 else LAND
    return Cell(level.words, fill)


def topics_named(answer: ThreatsAnswer) -> Figure | None:
    """Return which capital names which threat in a register, and in how many of them."""
    counts: dict[str, dict[str, int]] = {}
    capitals = [item for item in answer.capitals if any(r.threats for r in item.registers)]
    for item in capitals:
        for register in item.registers:
            for topic in {topic for threat in register.threats for topic in threat.topics}:
                row = counts.setdefault(topic, {})
                row[item.state] = row.get(item.state, 0) + 1
    if not counts:
        return None
    ranked = sorted(
        counts, key=lambda topic: (-len(counts[topic]), -sum(counts[topic].values()), topic)
    )
    most = max(max(row.values()) for row in counts.values())
    rows = [
        (
            spaced(topic),
            [_count(counts[topic].get(item.state, 0), most) for item in capitals],
        )
        for topic in ranked
    ]
    shared = [spaced(topic) for topic in ranked if len(counts[topic]) == len(capitals)]
    says = "In how many of its lists each capital names a threat."
    if shared and len(capitals) > 1:
        says += f" All name {listed(shared)}."
    lists = [sum(bool(register.threats) for register in item.registers) for item in capitals]
    columns = (
        "Threat",
        *(f"{answer.name(item.state)}, of {n}" for item, n in zip(capitals, lists, strict=True)),
    )
    return matrix("Who fears what", says, columns, rows)


def _count(count: int, most: int) -> Cell:
    if not count:
        return Cell("")
    return Cell(str(count), BLUE if count > most / 2 else SKY if count > 1 else BAND)


def room(answer: AutonomyAnswer, measure: str, organisation: str) -> Figure | None:
    """Return one measure of the autonomy of members inside an organisation; None without any."""
    members = [item for item in answer.members if item.organisation == organisation]
    if not members:
        return None
    found = [(item, getattr(item, measure)) for item in members]
    found.sort(key=lambda row: -(row[1].low + row[1].high))
    rows = [
        Row(
            answer.name(item.state),
            "",
            (None if (value.low, value.high) == (0, 1) else (value.low, value.high),),
        )
        for item, value in found
    ]
    table = [(answer.name(item.state), span(value)) for item, value in found]
    title = capitalised(MEASURES[measure])
    says = _surest([(answer.name(item.state), value) for item, value in found])
    return on_a_scale(title, says, rows, ("",), (("Member", title), table), axis=FRACTION)


def _surest(found: Sequence[tuple[str, Measure]]) -> str:
    """Return for which members the most of a measure is sure, as a sentence."""
    most = max(value.low for _, value in found)
    if most > 0:
        names = [name for name, value in found if value.low == most]
        said = f"At least {most:.2f} of 1 for {listed(names)}"
        return f"{said}; less is sure for the others." if len(names) < len(found) else f"{said}."
    if all(value.high == 1 for _, value in found):
        return "Unknown for every member: nothing on record narrows it."
    return "For no member is more than 0 sure."


def votes_beside_forces(answer: PowerAnswer, rule: RulePower) -> Figure | None:
    """Return each member's share of the decisive votes beside its share of the forces assigned."""
    if rule.power is None or answer.assigned_forces is None:
        return None
    shares = answer.assigned_forces.shares
    votes = {item.voter: item.normalised for item in rule.power.voters}
    brought = {code: item.value for code, item in shares.items()}
    states = sorted({*votes, *shares}, key=lambda code: (-brought.get(code, 0.0), code))
    rows = [
        Row(answer.name(code), "", (_same(votes.get(code)), _span(shares.get(code))))
        for code in states
    ]
    table = [
        (
            answer.name(code),
            percent(votes[code]) if code in votes else "no vote",
            shown_chance(brought[code]) if code in shares else "none on record",
        )
        for code in states
    ]
    leader = answer.assigned_forces.leader
    has = f"{percent(votes[leader])} of the decisive votes" if leader in votes else "no vote"
    says = (
        f"{answer.name(leader)} brings {shown_chance(brought[leader])} of the forces and has {has}."
    )
    series = ("decisive votes", "forces assigned")
    found = on_a_scale(
        "Votes beside forces",
        says,
        rows,
        series,
        (("Member", *series), table),
    )
    note = f"Rule: {rule.says}. Decisive: its vote alone would change the result (Banzhaf)."
    return replace(found, note=note)


def _same(value: float | None) -> Ends | None:
    return None if value is None else (value, value)


def _span(spread: Spread | None) -> Ends | None:
    if spread is None:
        return None
    low = spread.value if spread.low is None else spread.low
    return low, spread.value if spread.high is None else spread.high
