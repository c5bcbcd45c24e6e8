"""The colours of figures, chosen so that colour-blind readers can tell them apart.

A page in dark colours replaces each of them by its own; no other colour occurs in a figure.
"""

from __future__ import annotations

from collections.abc import Mapping

INK, MUTED, RULE, CARD, TRACK = "#1b2430", "#55606d", "#d9dce1", "#ffffff", "#efeeea"
BLUE, VERMILION, PURPLE, AMBER = "#0b5c8f", "#b8480b", "#6b3f87", "#e0a100"
BAND, LOST, WORST, TAUPE, SKY = "#a9cbe0", "#e2ddd5", "#f3d3bf", "#8a7a68", "#8fbfe0"
LAND, SEA, UNKNOWN, GREY, PASSED = "#efece5", "#f4f6f8", "#b9bec5", "#6b7480", "#d9e6ee"
ON_FILL = "#fffffe"  # letters and lines on a filled mark, light in both modes

ALL = (
    INK, MUTED, RULE, CARD, TRACK, BLUE, VERMILION, PURPLE, AMBER, BAND, LOST, WORST, TAUPE, SKY,
    LAND, SEA, UNKNOWN, GREY, PASSED, ON_FILL,
)  # fmt: skip

VERDICTS: Mapping[str, str] = {
    "yes": BLUE,
    "no": VERMILION,
    "disputed": PURPLE,
    "unknown": GREY,
}
# The standing of a state in an organisation, by the first of its words that is known here.
STANDINGS: Mapping[str, str] = {
    "member": BLUE,
    "suspended": AMBER,
    "withdrawn": TAUPE,
    "expelled": TAUPE,
    "observer": SKY,
    "partner": BAND,
    "none": LAND,
    "unknown": UNKNOWN,
}
# How an input of the model is known.
ORIGINS: Mapping[str, str] = {"fact": BLUE, "contest": AMBER, "judgement": GREY}
