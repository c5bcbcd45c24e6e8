"""The regression against PyMC: an independent sampler of the same model has to agree."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from allies.track_record.occasions import load_occasions
from allies.track_record.posterior import fit
from allies.track_record.priors import (
    CARRIER,
    CHOSEN,
    LEVEL_OF_TRIGGER,
    LEVELS,
    NOT_ASKED,
    ORGANISATION_DEVIATION,
    SHARE,
    TRIGGER_DEVIATION,
)
from allies.track_record.regression import NOT_ASKED_SHARE, carrier_value
from allies.world.occasions import Asked

CASES = load_occasions().occasions
TRIGGERS = sorted({item.trigger for item in CASES})
BODIES = sorted({item.organisation for item in CASES})


def sampled() -> Any:
    pm = pytest.importorskip("pymc")
    at_level = [LEVELS.index(LEVEL_OF_TRIGGER[name]) for name in TRIGGERS]
    with pm.Model():
        shares = [pm.Beta(name, SHARE[name].yes, SHARE[name].no) for name in LEVELS]
        levels = pm.math.stack([pm.math.log(part / (1 - part)) for part in shares])
        term = pm.Normal("term", NOT_ASKED.mean, NOT_ASKED.deviation)
        chosen = pm.Normal("chosen", CHOSEN.mean, CHOSEN.deviation)
        carrier = pm.Normal("carrier", CARRIER.mean, CARRIER.deviation)
        around = pm.HalfNormal("around", TRIGGER_DEVIATION)
        between = pm.HalfNormal("between", ORGANISATION_DEVIATION)
        trigger = levels[at_level] + around * pm.Normal("t", 0, 1, shape=len(TRIGGERS))
        body = between * pm.Normal("o", 0, 1, shape=len(BODIES))
        pm.Deterministic("trigger", trigger)
        pm.Deterministic("body", body)
        odds = (
            trigger[[TRIGGERS.index(item.trigger) for item in CASES]]
            + term * np.array([NOT_ASKED_SHARE[item.asked] for item in CASES])
            + chosen * np.array([float(item.sampling == "chosen") for item in CASES])
            + carrier * np.array([carrier_value(item.carrier, item.sampling) for item in CASES])
            + body[[BODIES.index(item.organisation) for item in CASES]]
        )
        pm.Bernoulli("came", logit_p=odds, observed=[bool(item.deployed) for item in CASES])
        return pm.sample(
            4_000, tune=1_500, chains=2, cores=1, random_seed=1, target_accept=0.97,
            progressbar=False, compute_convergence_checks=False,
        )  # fmt: skip


@pytest.mark.slow
def test_an_independent_sampler_agrees_on_every_kind_of_forecast() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # another project's warnings are not ours to judge
        posterior = sampled().posterior
    # Four times the draws that are shipped, so that the ends of wide intervals are steady.
    ours = fit(CASES, tries=262_144, draws=65_536)

    def theirs(name: str) -> Any:
        values = posterior[name].values
        return values.reshape(-1, *values.shape[2:])

    asked: Asked
    for asked in ("yes", "unclear", "no"):
        for at, trigger in enumerate(TRIGGERS):
            for number, body in enumerate(BODIES):
                odds = theirs("trigger")[:, at] + theirs("body")[:, number]
                odds = odds + NOT_ASKED_SHARE[asked] * theirs("term")
                chance = 1 / (1 + np.exp(-odds))
                found = ours.forecast(body, trigger, asked).deployed
                # Both have an error of sampling; half a step of what people are shown is 0.025.
                assert found.mean == pytest.approx(chance.mean(), abs=0.02)
                low, high = np.quantile(chance, [0.05, 0.95])
                assert (found.low, found.high) == pytest.approx((low, high), abs=0.05)
