"""Movement in a brief: the map of the ways, the arrivals, and whose consent they need."""

from __future__ import annotations

from collections.abc import Iterator

from allies.faces.brief.document import Album, Paragraph, Run, Runs, Section, Table, section, words
from allies.faces.brief.references import References
from allies.faces.figures import curve, maps
from allies.faces.text.assess_parts import needed
from allies.faces.text.style import days_figure, listed, spaced, two_digits
from allies.questions.deploy import DeployAnswer, MoverConsent, RefusalCost
from allies.values.likelihood import shown_chance, shown_range

MOST_STATES = 7
_DAYS = (7, 30)
_SAID = {
    "granted": "granted",
    "refused": "refused",
    "revoked": "revoked",
    "denied": "supposed to refuse",
    "allowed": "supposed to let through",
}


def movement(
    found: DeployAnswer | None, baseline: DeployAnswer | None, refs: References, album: Album
) -> Iterator[Section]:
    """Return whether forces could come, by which ways, and whose consent that needs."""
    if found is None:
        return
    moves = any(len(item.places) > 1 for item in found.forces)
    shown = album.beside(
        maps.movement_map(found) if moves else None,
        curve.arrivals(found, baseline),
        width=0.86,
        floats=True,
    )
    told = needed(found)
    if found.in_time is not None:
        told = (
            f"If all states send their forces, the chance that {found.people:,} people are there"
            f" within {found.days} days of the decision is {shown_chance(found.in_time)}. {told}"
        )
    yield from section(
        "Can they: movement and consent", Paragraph(words(told)), shown, _consents(found, refs)
    )


def _consents(found: DeployAnswer, refs: References) -> Table | None:
    """Return each state whose passage the ways need, the dearest refusal first."""
    rows = tuple(_row(found, item, refs) for item in found.refusals[:MOST_STATES])
    if not rows:
        return None
    return Table(
        "",
        ("Consent of", "Asked by", "On record", "Needed by day", *(f"Day {day}" for day in _DAYS)),
        rows,
        (1.5, 2.7, 1.9, 1.3, 1.0, 1.0),
        "A chance in the column “On record” is that of consent: no answer is on record. Needed by"
        " day: the first day after the decision on which people who cross it arrive, at the median."
        " Last columns: how many fewer people are there by that day, at the median, if it refuses"
        " everybody.",
    )


def _row(found: DeployAnswer, item: RefusalCost, refs: References) -> tuple[Runs, ...]:
    losses = {loss.day: loss.fewer for loss in item.losses}
    fewer = [losses.get(day) for day in _DAYS]
    return (
        words(found.name(item.state), "strong"),
        words(listed([found.name(name) for name in item.movers]) if item.movers else "–"),
        _position(found, item.state, refs),
        words(_first_day(found, item.state)),
        *(words("–" if one is None else _lost(one)) for one in fewer),
    )


def _lost(people: float) -> str:
    return f"−{two_digits(people)}" if people >= 1 else "0"


def _first_day(found: DeployAnswer, state: str) -> str:
    """Return the first day on which a force that crosses the state has people there."""
    days = [
        item.first_days.p50
        for item in found.forces
        if item.first_days is not None and state in item.crosses
    ]
    return days_figure(min(days)) if days else "–"


def _position(found: DeployAnswer, state: str, refs: References) -> Runs:
    """Return what the record says of a state's consent, or how likely it is."""
    told: dict[str, list[MoverConsent]] = {}
    for item in found.consents:
        if item.state == state and item.act is not None:
            told.setdefault(_SAID.get(item.consent, spaced(item.consent)), []).append(item)
    runs: list[Run] = []
    for said, items in told.items():
        movers = listed(list(dict.fromkeys(found.name(item.mover) for item in items)))
        cites = list(dict.fromkeys(cite for item in items for cite in item.cites))
        runs += [Run("; ")] if runs else []
        runs += refs.claim(f"{said} to {movers}", cites)
    chances = [item.chance for item in found.silent if item.state == state]
    if chances:
        low, high = min(item.low for item in chances), max(item.high for item in chances)
        runs += [Run("; ")] if runs else []
        runs.append(Run(f"no answer{' to others' if told else ''}: {shown_range(low, high)}"))
    return tuple(runs) or words("nothing on record")
