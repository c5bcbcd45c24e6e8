"""What a page says of states on the way that have said nothing."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from allies.assessment.movement.consenting import Silence
from allies.politics.consent_drivers import ConsentChance
from allies.reports.style import QUIET, plain_table, section
from allies.values.likelihood import shown_range
from allies.world.world import World

# What a driver of consent is called on a page.
CONSENT_WORDS = {
    "permission": "its earlier answers",
    "alliance": "ties with the mover",
    "dependence": "dependence on the mover",
    "host": "ties with the host",
    "frame": "trust in the frame",
    "precedent": "fear of precedent",
    "price": "price",
}
_STRONGEST = 3
_LITTLE = 0.05


def silence_section(world: World, silences: Sequence[Silence]) -> RenderableType:
    """Return how likely silent states are to consent, and what moves them most."""
    table = plain_table("", "ASKED BY", "TO BE", "CHANCE", "WHAT MOVES IT")
    for item in silences:
        table.add_row(
            world.name(item.state),
            world.name(item.mover),
            "flown over" if item.group == "air" else "crossed",
            shown_range(*item.span),
            moved_by(item.consent),
        )
    note = "Taken to consent above. CHANCE is where eight draws in ten have it lie."
    return section("SILENT ON THE WAY", table, Text(note, style=QUIET))


def moved_by(consent: ConsentChance) -> str:
    """Return the drivers that move a consent most, in points of log-odds, in a line."""
    known = [driver for driver in consent.drivers if abs(driver.contribution) >= _LITTLE]
    ordered = sorted(known, key=lambda driver: -abs(driver.contribution))[:_STRONGEST]
    words = [f"{driver.contribution:+.1f} {CONSENT_WORDS[driver.name]}" for driver in ordered]
    unknown = sum(driver.value is None for driver in consent.drivers)
    return ", ".join((*words, f"{unknown} unknown"))
