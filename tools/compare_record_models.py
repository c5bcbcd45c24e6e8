"""Try what else might enter the track record's model, by the rule that was fixed beforehand.

    python tools/compare_record_models.py [--ideal-points FILE]

Each candidate is fitted with one case left out at a time. It may enter if the mean log score
improves by more than one standard error of the paired differences: decision 0016. The file holds
UNGA ideal points (Bailey, Strezhnev and Voeten 2017), as their authors publish them; the program
does not ship it.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from allies.track_record.occasions import Occasion, load_occasions
from allies.track_record.priors import NormalPrior
from allies.track_record.regression import TERMS, UNSEEN, Term, draw_effects, share
from allies.values.streams import Floats, Streams

_TRIES, _DRAWS = 16_384, 4_096
_PRIOR = NormalPrior(0.0, 1.0, "log-odds: judgement, weakly informative")
_ALL_AGREE = ("consensus", "unanimity")
_LEADERS = {"Soviet Union": "Russia", "United States": "United States of America"}


@dataclass(frozen=True)
class Candidate:
    """A model to try: terms beside trigger and organisation, and what is one organisation."""

    name: str
    terms: Sequence[Term] = TERMS
    pooled: Callable[[Occasion], str] = lambda occasion: occasion.organisation


def log_losses(candidate: Candidate) -> Floats:
    """Return the log score of every case, forecast without itself."""
    occasions = [
        msgspec.structs.replace(item, organisation=candidate.pooled(item))
        for item in load_occasions().occasions
    ]
    losses = []
    for case in occasions:
        others = [item for item in occasions if item.id != case.id]
        effects = draw_effects(others, Streams(0), _TRIES, _DRAWS, candidate.terms)
        organisation = effects.organisations
        odds = effects.triggers[case.trigger]
        odds = odds + organisation.get(case.organisation, organisation[UNSEEN])
        for term, gain in zip(candidate.terms, effects.terms, strict=True):
            odds = odds + term.value(case) * gain
        chance = float(share(odds).mean())
        losses.append(-math.log(chance if case.deployed else 1 - chance))
    return np.array(losses)


def _with(name: str, value: Callable[[Occasion], float]) -> Candidate:
    return Candidate(name, (*TERMS, Term(value, _PRIOR)))


def _needs_all(occasion: Occasion) -> float:
    return float(any(word in occasion.decision_rule.lower() for word in _ALL_AGREE))


def _leader(occasion: Occasion) -> str:
    return load_occasions().leader(occasion.organisation) or occasion.organisation


def _centred(values: dict[str, float]) -> Callable[[Occasion], float]:
    """Return a covariate in standard deviations; its mean if unknown."""
    known = np.array(list(values.values()))
    mean, deviation = float(known.mean()), float(known.std())
    return lambda occasion: (values.get(occasion.id, mean) - mean) / deviation


def _state(text: str, names: Sequence[str]) -> str:
    """Return the state a text starts with; empty if there is none."""
    plain = text.replace("Cote d'Ivoire", "Ivory Coast").removeprefix("The ")
    longest_first = sorted(names, key=len, reverse=True)
    return next((name for name in longest_first if plain.startswith(name)), "")


def ideal_point_distances(path: Path) -> dict[str, float]:
    """Return the distance of host and leading state the year before each case, where both voted."""
    points: dict[tuple[str, int], float] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            points[row["Countryname"], 1945 + int(row["session"])] = float(row["IdealPoint"])
    names = sorted({name for name, _ in points})
    found = {}
    for item in load_occasions().occasions:
        leader = load_occasions().leader(item.organisation)
        pair = [_state(item.host, names), _LEADERS.get(leader, leader)]
        seen = [points.get((name, int(item.on[:4]) - 1)) for name in pair]
        if seen[0] is not None and seen[1] is not None:
            found[item.id] = abs(seen[0] - seen[1])
    return found


def candidates(ideal_points: Path | None) -> list[Candidate]:
    """Return what is tried; the model as it is comes first."""
    found = [
        Candidate("as it is"),
        _with("rule needs everybody's agreement", _needs_all),
        Candidate("pooled by who leads", pooled=_leader),
        _with("years since 1945", _centred({o.id: float(o.on[:4]) for o in _all()})),
    ]
    if ideal_points is not None:
        distances = ideal_point_distances(ideal_points)
        name = f"UNGA distance of host and leader ({len(distances)} of {len(_all())} known)"
        found.append(_with(name, _centred(distances)))
    return found


def _all() -> Sequence[Occasion]:
    return load_occasions().occasions


def main() -> int:
    """Print the table; return the exit code."""
    parser = argparse.ArgumentParser(description="Try candidates for the track record's model.")
    parser.add_argument("--ideal-points", type=Path, help="CSV of UNGA ideal points")
    tried = candidates(parser.parse_args().ideal_points)
    plain = log_losses(tried[0])
    sys.stdout.write(f"{'candidate':<55} log score   gain  one s.e.  enters\n")
    for candidate in tried:
        losses = log_losses(candidate)
        gains = plain - losses
        error = float(gains.std(ddof=1)) / math.sqrt(len(gains))
        enters = "-" if candidate is tried[0] else ("yes" if gains.mean() > error else "no")
        numbers = f"{losses.mean():9.3f} {gains.mean():+6.3f} {error:9.3f}"
        sys.stdout.write(f"{candidate.name:<55} {numbers}  {enters}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
