"""Forecasts of an occasion from the track record, by draws of the model's posterior.

Draws are shipped in `posterior.npz`, one set for each year, so that a case is forecast only from
cases of earlier years. They are stored as whole thousandths.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import fsum
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.errors import QuestionError
from allies.track_record.amounts import Amount, Draws, draw_log_normals, share_below
from allies.track_record.occasions import load_occasions
from allies.track_record.priors import DELAY, OTHER_OUTCOME_WEIGHT, OTHER_OUTCOMES, SIZE
from allies.track_record.regression import (
    NOT_ASKED_SHARE,
    READY_SHARE,
    UNSEEN,
    carrier_value,
    draw_effects,
    resample,
    share,
)
from allies.values.streams import Block, Floats, Streams
from allies.world.occasions import DAYS, PERSONNEL, Asked, Carrier, Occasion, Sampling

MODEL = 4  # raise it with every change of the model that changes a draw
SHIPPED = Path(__file__).parent / "posterior.npz"
SHIPPED_TRIES, SHIPPED_DRAWS = 65_536, 400
SEED = 0
_INTERVAL = (0.05, 0.5, 0.95)
_FEWEST_DRAWS = 400  # with fewer, a posterior without one case is fitted again
_SCALE = 1_000


class Chance(msgspec.Struct, frozen=True):
    """A probability, with its uncertainty.

    Attributes:
        mean: the probability.
        median: the median of the possible rates.
        low: lower end of its 90 % interval.
        high: upper end.
    """

    mean: float
    median: float
    low: float
    high: float


class Wanted(msgspec.Struct, frozen=True):
    """What counts as help in time.

    Attributes:
        days: the limit, in days from the clock's start.
        personnel: the number of people that is enough.
    """

    days: int = DAYS
    personnel: int = PERSONNEL


IN_TIME = Wanted()


class Known(msgspec.Struct, frozen=True):
    """What else was known of an occasion by the day.

    Attributes:
        carrier: the public position of the state that would send most of the force.
        ready: whether the organisation had forces declared ready at short notice.
        sampling: whether the occasion is one of the frame, or one that a coder chose.
    """

    carrier: Carrier = "unknown"
    ready: Asked = "unclear"
    sampling: Sampling = "frame"


NOTHING_KNOWN = Known()


def known_of(case: Occasion) -> Known:
    """Return what was known of an occasion, besides organisation, trigger and request."""
    return Known(case.carrier, case.ready, case.sampling or "frame")


class Forecast(msgspec.Struct, frozen=True):
    """The track record's forecast of one occasion.

    Attributes:
        deployed: probability that forces are sent at all.
        in_time: probability that enough people come in time.
        ladder: probability of each outcome.
        delay_days: median days to the first troops, if any come: low, middle, high.
        of_organisation: the number of cases of the same organisation.
        of_trigger: the number of cases with the same trigger.
    """

    deployed: Chance
    in_time: Chance
    ladder: Mapping[str, float]
    delay_days: tuple[float, float, float]
    of_organisation: int
    of_trigger: int


class Posterior(msgspec.Struct, frozen=True):
    """Draws of the model after some cases; every array has one number for each draw.

    Attributes:
        columns: log-odds and logarithms by name: `trigger:coup`, `organisation:*`, `term:0` (not
            asked), `term:1` (chosen), `term:2` (carrier), `delay:median`, `delay:spread`,
            `delay:effect` (of forces declared ready), `size:median`, `size:spread`, `size:effect`.
        organisations: number of cases of each organisation.
        triggers: number of cases of each trigger.
        others: for cases without a deployment, the number of each outcome.
        effective_draws: the number of independent draws these are worth.
    """

    columns: Mapping[str, Floats]
    organisations: Mapping[str, int]
    triggers: Mapping[str, int]
    others: Mapping[str, int]
    effective_draws: float

    def forecast(
        self,
        organisation: str,
        trigger: str,
        asked: Asked,
        known: Known = NOTHING_KNOWN,
        wanted: Wanted = IN_TIME,
    ) -> Forecast:
        """Return the track record's forecast of an occasion.

        Args:
            organisation: its name in the coded cases.
            trigger: the kind of crisis; any kind that is not coded counts as unknown.
            asked: whether the host asked.
            known: what else was known.
            wanted: how many people within how many days are enough.
        """
        columns = self.columns
        came = share(self._odds(organisation, trigger, asked, known))
        # Day 0 is the first day, so 30 days end when day 31 begins; 99 people are not enough.
        delay = columns["delay:median"] + READY_SHARE[known.ready] * columns["delay:effect"]
        soon = share_below(wanted.days + 1, delay, columns["delay:spread"])
        many = 1 - share_below(
            wanted.personnel - 0.5, columns["size:median"], columns["size:spread"]
        )
        low, middle, high = _quantiles(np.exp(delay))
        chance = _chance(came)
        return Forecast(
            chance,
            _chance(came * soon * many),
            self._ladder(chance.mean),
            (low, middle, high),
            self.organisations.get(organisation, 0),
            self.triggers.get(trigger, 0),
        )

    def _odds(self, organisation: str, trigger: str, asked: Asked, known: Known) -> Floats:
        columns = self.columns
        odds = columns.get(f"trigger:{trigger}", columns[f"trigger:{UNSEEN}"])
        odds = odds + columns.get(f"organisation:{organisation}", columns[f"organisation:{UNSEEN}"])
        odds = odds + NOT_ASKED_SHARE[asked] * columns["term:0"]
        odds = odds + float(known.sampling == "chosen") * columns["term:1"]
        return np.asarray(odds + carrier_value(known.carrier, known.sampling) * columns["term:2"])

    def leaving_out(self, case: Occasion, others: Sequence[Occasion]) -> Posterior:
        """Return the posterior after the other cases: the same draws with new weights.

        A draw counts by the inverse of the probability that it gives to the case left out. If too
        few draws count, the model is fitted to the others.

        Args:
            case: one of the cases that the model was fitted to.
            others: all of these cases but this one.
        """
        if case.outcome is None:
            return self
        odds = self._odds(case.organisation, case.trigger, case.asked, known_of(case))
        weight = 1 / share(odds if case.deployed else -odds)
        weight /= weight.sum()
        effective = float(1 / (weight**2).sum())
        if effective < _FEWEST_DRAWS:
            return fit(others)
        kept = resample(weight, Streams(SEED), len(weight))
        known = [item for item in others if item.outcome is not None]
        effects = {
            name: column[kept]
            for name, column in self.columns.items()
            if name.startswith(("trigger:", "organisation:", "term:"))
        }
        return _posterior(effects, known, len(weight), effective)

    def _ladder(self, deployed: float) -> dict[str, float]:
        weights = {name: self.others.get(name, 0) + OTHER_OUTCOME_WEIGHT for name in OTHER_OUTCOMES}
        total = fsum(weights.values())
        others = {name: (1 - deployed) * weight / total for name, weight in weights.items()}
        return {**others, "deployed": deployed}


def _chance(values: Floats) -> Chance:
    low, median, high = _quantiles(values)
    return Chance(float(values.mean()), median, low, high)


def _quantiles(values: Floats) -> tuple[float, float, float]:
    """Return low end, middle and high end as actual draws, without interpolation."""
    ordered = np.sort(values)
    low, median, high = (float(ordered[round(at * (len(values) - 1))]) for at in _INTERVAL)
    return low, median, high


def fit(occasions: Sequence[Occasion], *, tries: int = 8_192, draws: int = 4_096) -> Posterior:
    """Fit the model to some cases; their order does not matter.

    Args:
        occasions: the cases.
        tries: number of weighted draws.
        draws: number of draws of equal weight that are kept.
    """
    ordered = sorted(occasions, key=lambda item: (item.on, item.id))
    known = [item for item in ordered if item.outcome is not None]
    effects = draw_effects(known, Streams(SEED), tries, draws)
    columns = {f"trigger:{name}": values for name, values in effects.triggers.items()}
    columns |= {f"organisation:{name}": values for name, values in effects.organisations.items()}
    columns |= {f"term:{at}": values for at, values in enumerate(effects.terms)}
    return _posterior(columns, known, draws, effects.effective_draws)


def _posterior(
    effects: Mapping[str, Floats], known: Sequence[Occasion], draws: int, effective: float
) -> Posterior:
    """Return a posterior of effects, with draws of delay and size from the same cases."""
    columns = dict(effects)
    for name, seen in (("delay", _delays(known)), ("size", _sizes(known))):
        found = _amounts(name, seen, draws)
        columns |= {
            f"{name}:median": found.median,
            f"{name}:spread": found.spread,
            f"{name}:effect": found.effect,
        }
    return Posterior(
        columns,
        _counts(item.organisation for item in known),
        _counts(item.trigger for item in known),
        _counts(str(item.outcome) for item in known if not item.deployed),
        effective,
    )


@lru_cache(maxsize=64)
def _amounts(name: str, seen: tuple[Amount, ...], draws: int) -> Draws:
    """Return draws of an amount; many fits have the same observations of it."""
    uniforms = Streams(SEED).uniform(f"record.{name}", Block(0, draws))
    return draw_log_normals(DELAY if name == "delay" else SIZE, seen, uniforms)


def _counts(names: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found


def _delays(occasions: Sequence[Occasion]) -> tuple[Amount, ...]:
    """Return the delays; a decision without a day of arrival gives a lower limit of the delay."""
    found = []
    for item in occasions:
        first, decided = item.days_to_first_troops, item.days_to_decision or 0
        share = READY_SHARE[item.ready]
        if item.deployed and first is not None:
            # Troops that came on day 3 came, on average, 3.5 days after the clock's start.
            found.append(Amount(max(first, 0) + 0.5, True, share))
        elif item.deployed and decided > 0:
            found.append(Amount(float(decided), False, share))
    return tuple(found)


def _sizes(occasions: Sequence[Occasion]) -> tuple[Amount, ...]:
    return tuple(Amount(float(item.troops)) for item in occasions if item.deployed and item.troops)


def earlier_than(occasions: Sequence[Occasion], day: str) -> list[Occasion]:
    """Return the cases before a day, in order of time.

    Args:
        occasions: the cases.
        day: the day, in ISO form.
    """
    before = (item for item in occasions if item.on < day)
    return sorted(before, key=lambda item: (item.on, item.id))


# The shipped draws: one array for each year from which another number of cases is known.


def packed(posteriors: Mapping[int, Posterior]) -> dict[str, NDArray[Any]]:
    """Return posteriors as arrays to store.

    Args:
        posteriors: by year, the posterior after all cases before its first day.
    """
    head = {
        "made_from": load_occasions().made_from,
        "model": MODEL,
        "sets": [
            {
                "year": year,
                "columns": list(item.columns),
                "organisations": item.organisations,
                "triggers": item.triggers,
                "others": item.others,
                "effective_draws": round(item.effective_draws),
            }
            for year, item in sorted(posteriors.items())
        ],
    }
    arrays: dict[str, NDArray[Any]] = {"head": np.array(json.dumps(head))}
    for year, item in posteriors.items():
        thousandths = np.rint(_SCALE * np.stack(list(item.columns.values())))
        arrays[f"before_{year}"] = np.clip(thousandths, -32_768, 32_767).astype(np.int16)
    return arrays


def shipped_years(occasions: Sequence[Occasion]) -> list[int]:
    """Return the years to ship draws for: the first is 0, before any case.

    Args:
        occasions: the cases.
    """
    return sorted({0, *(int(item.on[:4]) + 1 for item in occasions)})


def posterior_before(day: str) -> Posterior:
    """Return the shipped draws after the cases of all years before the year of a day.

    Args:
        day: the day, in ISO form.

    Raises:
        QuestionError: the draws were made from other cases or by another model.
    """
    years = shipped_years(load_occasions().occasions)
    return _shipped(max(year for year in years if year <= int(day[:4])))


@lru_cache(maxsize=8)
def posterior_after(occasions: tuple[Occasion, ...]) -> Posterior:
    """Return the model fitted to occasions that are not those shipped, with as many draws.

    The shipped draws could be weighted by the further occasions instead. But they have no column
    for a new organisation, and a few occasions leave few of 400 draws; a fit takes a moment.

    Args:
        occasions: all occasions to learn from.
    """
    return fit(occasions, tries=SHIPPED_TRIES, draws=SHIPPED_DRAWS)


@lru_cache(maxsize=8)
def _shipped(year: int) -> Posterior:
    with np.load(SHIPPED, allow_pickle=False) as arrays:
        head = json.loads(str(arrays["head"]))
        if (head["made_from"], head["model"]) != (load_occasions().made_from, MODEL):
            raise QuestionError(
                "the shipped draws of the track record are stale",
                where=SHIPPED.name,
                why="they were made from other cases, or by another version of the model",
                remedy="run python tools/build_track_record.py",
            )
        about = next(item for item in head["sets"] if item["year"] == year)
        values = arrays[f"before_{year}"].astype(np.float64) / _SCALE
    return Posterior(
        dict(zip(about["columns"], values, strict=True)),
        about["organisations"],
        about["triggers"],
        about["others"],
        about["effective_draws"],
    )
