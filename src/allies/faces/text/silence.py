"""The part of a page about states on the way that gave no answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.console import RenderableType

from allies.faces.text.style import plain_table, quiet, section
from allies.questions.base import Answer
from allies.questions.route import ConsentDriver, SilentState
from allies.values.likelihood import shown_range

# The name of each driver of consent on a page.
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


def silence_section(
    answer: Answer,
    silent_states: Sequence[SilentState],
    drawn: Collection[str] = (),
    at_odds: Collection[str] = (),
) -> RenderableType:
    """Return how likely silent states are to consent, and their strongest drivers.

    Args:
        answer: the answer.
        silent_states: the silent states.
        drawn: those whose consent to somebody is drawn and not assumed.
        at_odds: those whose consent no way assumes.
    """
    table = plain_table("", "ASKED BY", "TO BE", "CHANCE", "MAIN DRIVERS")
    for item in silent_states:
        table.add_row(
            answer.name(item.state) + ("*" if item.state in at_odds else ""),
            answer.name(item.mover),
            "flown over" if item.group == "air" else "crossed",
            shown_range(item.chance.low, item.chance.high),
            moved_by(item.drivers),
        )
    but = ", but draws those marked *" if drawn else ""
    but += ", except those marked *, which are at odds with the mover" if at_odds else ""
    note = (
        f"The page above assumes that they consent{but}. CHANCE is the range of eight draws in ten."
    )
    return section("SILENT ON THE WAY", table, quiet(note))


def moved_by(drivers: Sequence[ConsentDriver]) -> str:
    """Return the strongest drivers of a consent in one line, in log-odds."""
    known = [driver for driver in drivers if abs(driver.contribution or 0.0) >= _LITTLE]
    ordered = sorted(known, key=lambda driver: -abs(driver.contribution or 0.0))[:_STRONGEST]
    words = [f"{driver.contribution:+.1f} {CONSENT_WORDS[driver.driver]}" for driver in ordered]
    unknown = sum(driver.value is None for driver in drivers)
    return ", ".join((*words, f"{unknown} unknown"))


def nobody(assumed: bool) -> str:
    """Return that no few states could stop a movement.

    Args:
        assumed: whether states that gave no answer count as consenting.
    """
    if assumed:
        return (
            "Nobody's, if all who gave no answer consent: not even three states together could"
            " then stop it."
        )
    return "Nobody's: not even three states together could stop it."
