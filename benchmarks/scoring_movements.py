"""The model of movement beside movements that happened, by the rules of decision 0025.

The movements are in a theatre of their own, which no part of the program reads. The days that were
observed are in the table beside it. `python -m benchmarks.scoring_movements` prints the scores.
"""

from __future__ import annotations

import csv
import math
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import allies
from allies.questions.deploy import Deploy

THEATRE = Path(__file__).resolve().parents[1] / "tests" / "theatres" / "movements"
OBSERVED = THEATRE.with_name("movements_observed.csv")
CLOCKS = ("order", "departure")
MODES = ("air", "road", "sea")


@dataclass(frozen=True)
class Scored:
    """One movement.

    Attributes:
        case: its case in the theatre.
        clock: whether its days count from the order or from the departure.
        by: how it moved.
        low: the least days that the pages allow.
        high: the most days that they allow; infinite if it was not there by `low`.
        p10: the days of the model that are exceeded in nine of ten draws.
        p50: those exceeded in half of them.
        p90: those exceeded in one of ten.
    """

    case: str
    clock: str
    by: str
    low: float
    high: float
    p10: float
    p50: float
    p90: float

    @property
    def is_covered(self) -> bool:
        """Whether the band of the model meets the span that was observed."""
        return self.p10 <= self.high and self.low <= self.p90

    @property
    def is_middle_covered(self) -> bool:
        """Whether the middle of the span lies in the band; its lower end if it has no upper one."""
        middle = self.low if math.isinf(self.high) else (self.low + self.high) / 2
        return self.p10 <= middle <= self.p90

    @property
    def ratio(self) -> float:
        """The median of the model over the nearer end of the span; 1 inside it."""
        if self.p50 < self.low:
            return self.p50 / self.low
        return max(self.p50 / self.high, 1.0)


def scored() -> Iterator[Scored]:
    """Score every movement of the theatre."""
    view = allies.open(str(THEATRE)).view()
    with OBSERVED.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    if {row["case"] for row in rows} != {file.stem for file in (THEATRE / "cases").glob("*.yaml")}:
        raise ValueError("the cases of the theatre and of the table differ")
    for row in rows:
        asked = Deploy(case=row["case"], means=("rapid_reaction",), everybody=True)
        (force,) = view.ask(asked).forces
        if force.days is None:
            raise ValueError(f"the model finds no way for {row['case']}")
        days = force.days.p10, force.days.p50, force.days.p90
        span = float(row["low"]), float(row["high"] or math.inf)
        yield Scored(row["case"], row["clock"], row["by"], *span, *days)


def table(found: Iterable[Scored]) -> list[str]:
    """Return the movements as lines of a table in Markdown."""
    lines = [
        "| movement | clock | by | observed, days | model, days | ratio | covered |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for item in found:
        span = f"over {item.low:g}" if math.isinf(item.high) else f"{item.low:g} to {item.high:g}"
        band = f"{item.p50:.1f} ({item.p10:.1f} to {item.p90:.1f})"
        covered = "yes" if item.is_covered else "no"
        cells = item.case, item.clock, item.by, span, band, f"{item.ratio:.2f}", covered
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def summary(found: Iterable[Scored]) -> list[str]:
    """Return the scores of all, by clock and by mode, as lines of a table in Markdown."""
    rows = list(found)
    groups = {"all": rows}
    groups |= {f"from the {clock}": [r for r in rows if r.clock == clock] for clock in CLOCKS}
    groups |= {f"by {mode}": [r for r in rows if r.by == mode] for mode in MODES}
    lines = [
        "| movements | number | covered | middle covered | typical error | ratios |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, some in groups.items():
        ratios = [item.ratio for item in some]
        off = math.exp(statistics.median(abs(math.log(ratio)) for ratio in ratios))
        lines.append(
            f"| {name} | {len(some)} | {sum(i.is_covered for i in some)}"
            f" | {sum(i.is_middle_covered for i in some)} | {off:.2f} times"
            f" | {min(ratios):.2f} to {max(ratios):.2f} |"
        )
    return lines


if __name__ == "__main__":
    everything = list(scored())
    print(*table(everything), "", *summary(everything), sep="\n")
