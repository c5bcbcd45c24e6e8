"""Make `docs/explanation/track-record-scores.md`: the scores of the track record in tables.

    python tools/build_record_scores.py

Each table is made with the position of the carrier, with one that nobody coded read as silent, and
without any position (decision 0030). Run by `make data`; a test fails while the page is stale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from allies.questions.backtest import Baseline, Scores
from allies.track_record.backtest import Backtest, LeftOut, backtest
from allies.track_record.occasions import Occasions, load_occasions
from allies.world.occasions import Occasion

TARGET = Path(__file__).resolve().parent.parent / "docs/explanation/track-record-scores.md"
HEAD = (
    "| forecast of | left out | happened | mean forecast | log score | Brier score | gain over the"
    " base rate | gain over *the leading state decides* |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)
# The members in most years of the frame. The Security Council acts for all states.
SMALL = frozenset({"ASEAN", "CSTO", "IGAD", "SCO"})
LARGE = frozenset({"African Union", "OAS", "OSCE", "UN Security Council"})
PARTS_SAY = """\
*At all*, on the occasions that no fit has used, with the share and the mean forecast. Each part is
too small to decide anything.

| part | happened | share | mean forecast |
| --- | --- | --- | --- |"""
WAYS: dict[LeftOut, str] = {
    "itself": "itself",
    "its_organisation": "its organisation",
    "itself_and_later": "its year and later",
}


def without_positions(coded: Occasions) -> Occasions:
    """Return the occasions as if no position of a carrier had been coded."""
    return replace(
        coded,
        occasions=tuple(replace(item, carrier="silent") for item in coded.occasions),
        set_aside=tuple(replace(item, carrier="silent") for item in coded.set_aside),
    )


def absence_as_silence(coded: Occasions) -> Occasions:
    """Return the occasions as they were read before decision 0030: silent if nobody coded it."""

    def read(item: Occasion) -> Occasion:
        return replace(item, carrier="silent") if item.carrier == "unknown" else item

    return replace(
        coded,
        occasions=tuple(map(read, coded.occasions)),
        set_aside=tuple(map(read, coded.set_aside)),
    )


def page(coded: Occasions) -> str:
    """Return the page."""
    counts = Counter(item.organisation for item in coded.occasions)
    largest = min(counts, key=lambda name: (-counts[name], name))
    stated = sum(item.carrier in ("offers", "against") for item in coded.occasions)
    unknown = sum(item.carrier == "unknown" for item in coded.occasions)
    parts = [
        "# Scores of the track record\n",
        f"""\
`tools/build_record_scores.py` makes this page from the model as it is. The {len(coded.occasions)}
fitted occasions are those of `training.yaml`, of `further.yaml` and of one half of
`frame.yaml`, `clashes.yaml` and `coups.yaml`. The other half, {len(coded.set_aside)} occasions, is
set aside.
[The track record](track-record.md) explains the model.

- **Left out**: the occasions that the forecast does not use. With *its organisation* left out,
  the organisation is unseen. With *its year and later* left out, the forecast knows earlier years
  alone.
- **Gain**: the log score of the simple rule minus that of the model, occasion by occasion, as a
  mean. Above zero the model is better. The base rate is that of the other occasions of the same
  list, chosen or drawn. *The leading state decides* is the share among the other occasions of
  organisations with the same leader.
- In brackets: 90 % interval. It draws whole organisations again.
- The largest organisation is {largest}, with {counts[largest]} occasions.
""",
    ]
    for title, says, given in (
        (
            "With the carrier's position",
            f"The carrier had taken a position in {stated} of the fitted occasions. In {unknown}"
            " nobody coded it: it counts as the mean of its list.",
            coded,
        ),
        (
            "An absence read as silence",
            "The same occasions, with an unknown position read as `silent`. The program read it so"
            " until decision [0030](../decisions/0030-what-nobody-coded.md).",
            absence_as_silence(coded),
        ),
        (
            "Without the carrier's position",
            "The same occasions, each as if no position had been coded.",
            without_positions(coded),
        ),
    ):
        rows = list(_rows(given, largest))
        for event in ("at all", "in time"):
            parts.append(f"## {title}: {event}\n\n{says}\n\n{HEAD}")
            parts.append(
                "\n".join(_row(of, left, scores) for of, left, at, scores in rows if at == event)
            )
            parts.append("")
    parts += ["## The half set aside, in parts\n", PARTS_SAY, *_parts(coded), ""]
    return "\n".join(parts)


def kind(occasion: Occasion) -> str:
    """Return which part of the frame a drawn occasion is from."""
    return {"D": "clashes", "C": "coups"}.get(occasion.id.split("-")[-1][0], "armed conflicts")


def size(occasion: Occasion) -> str:
    """Return how large the organisation of an occasion is."""
    if occasion.organisation in SMALL:
        return "organisations of at most 10 members"
    if occasion.organisation in LARGE:
        return "organisations of more than 30 members"
    return "organisations of 11 to 30 members"


def _parts(coded: Occasions) -> Iterator[str]:
    """Return a row for each part of the half set aside, never fitted."""
    found = backtest(coded.set_aside, coded.occasions, coded)
    for of in (kind, size):
        for part in sorted({of(item) for item in coded.set_aside}):
            ids = {item.id for item in coded.set_aside if of(item) == part}
            scores = found.only(ids).deployed
            if scores is not None:
                yield (
                    f"| {part} | {scores.happened} of {scores.scored} |"
                    f" {100 * scores.happened / scores.scored:.1f} % |"
                    f" {100 * scores.mean_forecast:.1f} % |"
                )


def _rows(coded: Occasions, largest: str) -> Iterator[tuple[str, str, str, Scores | None]]:
    """Return what is forecast, what is left out, the event, and the scores."""
    fitted = coded.occasions
    for way, name in WAYS.items():
        found = backtest(fitted, fitted, coded, way)
        yield from _both("every fitted occasion", name, found)
        if way == "itself":
            yield from _both(f"those without {largest}", name, found.without(largest))
            yield from _both("the drawn half", name, found.only(_drawn(fitted)))
    yield from _both("the half set aside", "never fitted", backtest(coded.set_aside, fitted, coded))


def _drawn(occasions: Sequence[Occasion]) -> frozenset[str]:
    return frozenset(item.id for item in occasions if item.sampling == "frame")


def _both(of: str, left: str, found: Backtest) -> Iterator[tuple[str, str, str, Scores | None]]:
    yield of, left, "at all", found.deployed
    yield of, left, "in time", found.in_time


def _row(of: str, left: str, scores: Scores | None) -> str:
    if scores is None:
        return f"| {of} | {left} | | | | | | |"
    cells = (
        of,
        left,
        f"{scores.happened} of {scores.scored}",
        f"{100 * scores.mean_forecast:.1f} %",
        f"{scores.log_score:.3f}",
        f"{scores.brier:.3f}",
        _gain(scores.baselines["base_rate"]),
        _gain(scores.baselines["leading_state_decides"]),
    )
    return f"| {' | '.join(cells)} |"


def _gain(rule: Baseline) -> str:
    low, high = rule.gain_interval_90
    return f"{rule.gain:+.3f} ({low:.3f}, {high:.3f})"


if __name__ == "__main__":
    TARGET.write_text(page(load_occasions()), encoding="utf-8")
