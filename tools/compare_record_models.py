"""Try what else might enter the track record's model, by the rule that was fixed beforehand.

    python tools/compare_record_models.py [--ideal-points FILE]

A candidate may enter if the mean log score improves by more than one standard error of the paired
differences. One case is left out at a time (decision 0016); for the position of the carrier, all
cases of one organisation are left out at a time (decision 0019). The file holds UNGA ideal points
(Bailey, Strezhnev and Voeten 2017), as their authors publish them; the program does not ship it.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from allies.track_record.occasions import load_occasions
from allies.track_record.priors import NOT_ASKED, NormalPrior
from allies.track_record.regression import (
    CARRIER_TERM,
    NOT_ASKED_SHARE,
    TERMS,
    UNSEEN,
    Effects,
    Term,
    draw_effects,
    share,
)
from allies.values.streams import Floats, Streams
from allies.world.occasions import Occasion

_TRIES, _DRAWS = 16_384, 4_096
_PRIOR = NormalPrior(0.0, 1.0, "log-odds: judgement, weakly informative")
# A term that is zero in every case changes no forecast. In the place of a candidate it leaves the
# candidate out, and every other parameter keeps its random numbers, so differences are not noise.
_NOTHING = Term(lambda _: 0.0, _PRIOR)
_ALL_AGREE = ("consensus", "unanimity")
Fold = Callable[[Occasion], str]
CLEAR_SHARE = 0.7  # of the chosen cases with a clear answer, those whose host did not ask
_LEADERS = {"Soviet Union": "Russia", "United States": "United States of America"}


@dataclass(frozen=True)
class Candidate:
    """A model to try: terms beside trigger and organisation, and what is one organisation."""

    name: str
    terms: Sequence[Term] = (*TERMS, _NOTHING)
    pooled: Callable[[Occasion], str] = lambda occasion: occasion.organisation


class Gain(NamedTuple):
    """What a candidate gains over a simpler model, as a mean log score.

    Attributes:
        mean: the mean of the paired differences; above zero if the candidate is better.
        error: one standard error of that mean.
    """

    mean: float
    error: float

    @property
    def enters(self) -> bool:
        """Whether the rule lets the candidate enter."""
        return self.mean > self.error


def log_losses(candidate: Candidate, fold: Fold = lambda case: case.id) -> Floats:
    """Return the log score of every case, forecast without the cases of its fold.

    Args:
        candidate: the model.
        fold: names what is left out together with a case: the case alone, if not given.
    """
    occasions = [
        msgspec.structs.replace(item, organisation=candidate.pooled(item)) for item in _all()
    ]
    folds = [fold(item) for item in _all()]
    losses = np.zeros(len(occasions))
    for name in sorted(set(folds)):
        others = [item for item, its in zip(occasions, folds, strict=True) if its != name]
        effects = draw_effects(others, Streams(0), _TRIES, _DRAWS, candidate.terms)
        for at, case in enumerate(occasions):
            if folds[at] == name:
                losses[at] = _loss(case, effects, candidate.terms)
    return losses


def _loss(case: Occasion, effects: Effects, terms: Sequence[Term]) -> float:
    organisation = effects.organisations
    odds = effects.triggers.get(case.trigger, effects.triggers[UNSEEN])
    odds = odds + organisation.get(case.organisation, organisation[UNSEEN])
    for term, gain in zip(terms, effects.terms, strict=True):
        odds = odds + term.value(case) * gain
    chance = float(share(odds).mean())
    return -math.log(chance if case.deployed else 1 - chance)


def gained(before: Floats, after: Floats) -> Gain:
    """Return what the second of two models gains.

    Args:
        before: the log score of every case by the simpler model.
        after: the same by the candidate.
    """
    gains = before - after
    return Gain(float(gains.mean()), float(gains.std(ddof=1)) / math.sqrt(len(gains)))


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


def of_the_carrier() -> list[Candidate]:
    """Return the model without the position of the carrier, and with it."""
    without = tuple(_NOTHING if term is CARRIER_TERM else term for term in TERMS)
    return [
        Candidate("without the carrier's position", without),
        Candidate("with the carrier's position", TERMS),
    ]


def absence_as_silence() -> Candidate:
    """Return the model as it read an occasion without a position before decision 0030."""
    values = {"offers": 1.0, "against": -1.0}
    old = Term(lambda occasion: values.get(occasion.carrier, 0.0), CARRIER_TERM.prior)
    terms = tuple(old if term is CARRIER_TERM else term for term in TERMS)
    return Candidate("with an absence read as silence", terms)


def of_unclear_requests() -> list[Candidate]:
    """Return models that read an unclear request otherwise, for chosen cases; half comes first."""
    return [Candidate("half of 'did not ask'", TERMS)] + [
        Candidate(f"{value:g} of 'did not ask'", (_not_asked(value), *TERMS[1:]))
        for value in (CLEAR_SHARE, 0.25, 0.75)
    ]


def _not_asked(unclear: float) -> Term:
    def value(occasion: Occasion) -> float:
        if occasion.asked == "unclear" and occasion.sampling == "chosen":
            return unclear
        return NOT_ASKED_SHARE[occasion.asked]

    return Term(value, NOT_ASKED)


def organisation(occasion: Occasion) -> str:
    """Return the fold of decision 0019: all cases of the organisation."""
    return occasion.organisation


def gain_where_coded() -> tuple[Gain, int]:
    """Return what the position of the carrier gains in chosen cases with one, and their number."""
    without, with_it = (log_losses(model, organisation) for model in of_the_carrier())
    coded = [item.sampling == "chosen" and item.carrier != "unknown" for item in _all()]
    return gained(without[coded], with_it[coded]), sum(coded)


def _table(title: str, tried: Sequence[Candidate], fold: Fold) -> None:
    sys.stdout.write(f"{title:<55} log score   gain  one s.e.  enters\n")
    plain = log_losses(tried[0], fold)
    sys.stdout.write(f"{tried[0].name:<55} {plain.mean():9.4f}\n")
    for candidate in tried[1:]:
        losses = log_losses(candidate, fold)
        gain = gained(plain, losses)
        numbers = f"{losses.mean():9.4f} {gain.mean:+7.4f} {gain.error:8.4f}"
        sys.stdout.write(f"{candidate.name:<55} {numbers}  {'yes' if gain.enters else 'no'}\n")


def main() -> int:
    """Print the tables; return the exit code."""
    parser = argparse.ArgumentParser(description="Try candidates for the track record's model.")
    parser.add_argument("--ideal-points", type=Path, help="CSV of UNGA ideal points")
    tried = candidates(parser.parse_args().ideal_points)
    stated = sum(item.carrier in ("offers", "against") for item in _all())
    sys.stdout.write(f"{len(_all())} cases; the carrier had taken a position in {stated}\n\n")
    _table("one case left out", tried, lambda case: case.id)
    sys.stdout.write("\n")
    _table("an organisation left out", [*of_the_carrier(), absence_as_silence()], organisation)
    sys.stdout.write("\n")
    _table("an organisation left out", of_unclear_requests(), organisation)
    sys.stdout.write("\n")
    gain, cases = gain_where_coded()
    sys.stdout.write(f"the carrier's position, in {cases} chosen cases with one, an organisation")
    sys.stdout.write(f" left out: {gain.mean:+.4f}, one s.e. {gain.error:.4f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
