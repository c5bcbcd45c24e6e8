"""The model's posterior: what it knows beforehand, what it learns, and from whom it does not."""

from __future__ import annotations

import hashlib
import json
import math
from typing import Any

import numpy as np
import pytest

from allies.errors import QuestionError
from allies.track_record import posterior
from allies.track_record.occasions import load_occasions
from allies.track_record.posterior import (
    MODEL,
    SHIPPED,
    SHIPPED_DRAWS,
    SHIPPED_TRIES,
    Forecast,
    Known,
    Wanted,
    earlier_than,
    fit,
    packed,
    posterior_before,
    shipped_years,
)
from allies.track_record.priors import NOT_ASKED, SHARE, UNKNOWN_POSITION
from allies.track_record.regression import CARRIER_VALUE, carrier_value
from allies.world.occasions import Asked, Carrier, Occasion, Sampling
from tests.apparatus import PACKAGE
from tests.unit.track_record.cases import occasion

CASES = load_occasions().occasions
NEVER, EVER = "0001-01-01", "9999-12-31"
CHOSEN = ("training.yaml", "further.yaml", "organisations.yaml")
FILES = (*CHOSEN, "frame.yaml", "clashes.yaml", "coups.yaml")


def chance(cases: list[Occasion], organisation: str, trigger: str, asked: Asked = "yes") -> float:
    return fit(cases).forecast(organisation, trigger, asked).deployed.mean


def from_the_prior(level: Any, asked: float) -> float:
    """Return the chance of a deployment by plain draws from the prior."""
    draws = np.random.default_rng(7)
    count, prior = 400_000, SHARE[level]
    share = draws.beta(prior.yes, prior.no, count)
    odds = np.log(share) - np.log1p(-share)
    for _ in ("trigger", "organisation"):
        odds += np.abs(draws.normal(size=count)) * draws.normal(size=count)
    odds += (1 - asked) * draws.normal(NOT_ASKED.mean, NOT_ASKED.deviation, count)
    return float((1 / (1 + np.exp(-odds))).mean())


@pytest.mark.parametrize(
    ("trigger", "level"), [("external_attack", "attack"), ("internal_unrest", "inside")]
)
@pytest.mark.parametrize(("asked", "share"), [("yes", 1.0), ("unclear", 0.5), ("no", 0.0)])
def test_with_no_case_at_all_the_forecast_is_the_prior(
    trigger: str, level: str, asked: Asked, share: float
) -> None:
    expected = from_the_prior(level, share)
    assert chance([], "Pact", trigger, asked) == pytest.approx(expected, abs=0.02)
    assert posterior_before(NEVER).forecast("Pact", trigger, asked).deployed.mean == pytest.approx(
        expected, abs=0.02
    )


def test_cases_without_an_outcome_teach_nothing() -> None:
    silent = [occasion(id=str(at), outcome=None) for at in range(5)]
    assert chance(silent, "Pact", "coup") == chance([], "Pact", "coup")


def test_a_deployment_raises_the_chance_and_most_for_its_own_organisation() -> None:
    before, after = fit([]), fit([occasion(id=str(at)) for at in range(4)])

    def gain(organisation: str, trigger: str) -> float:
        return (
            after.forecast(organisation, trigger, "yes").deployed.mean
            - before.forecast(organisation, trigger, "yes").deployed.mean
        )

    assert gain("Pact", "coup") > gain("Other", "coup") > 0.05
    assert gain("Pact", "coup") > gain("Pact", "external_attack") > 0.02
    assert abs(gain("Other", "external_attack")) < 0.02


SLACK = 0.1  # the ends of an interval are those of 400 draws


def width(found: Forecast) -> float:
    """Return the width of the interval in log-odds; near even chances shares spread wider."""
    low, high = (math.log(end / (1 - end)) for end in (found.deployed.low, found.deployed.high))
    return high - low


@pytest.mark.parametrize("asked", ["yes", "no"])
@pytest.mark.parametrize("trigger", sorted({item.trigger for item in CASES}))
def test_an_organisation_without_a_case_gets_a_wide_answer_and_no_confident_one(
    trigger: str, asked: Asked
) -> None:
    unseen = posterior_before(EVER).forecast("Some New Pact", trigger, asked)
    assert unseen.of_organisation == 0
    assert 0.01 < unseen.deployed.mean < 0.9
    assert width(unseen) > 3


def test_an_unseen_trigger_gets_a_wider_answer_than_one_often_seen() -> None:
    full = posterior_before(EVER)
    seen, unseen = (full.forecast("NATO", name, "yes") for name in ("internal_unrest", "plague"))
    assert seen.of_trigger > 50 > unseen.of_trigger == 0
    assert width(unseen) > width(seen)


def test_the_host_that_asked_is_likelier_to_be_helped() -> None:
    full = posterior_before(EVER)
    yes, unclear, no = (
        full.forecast("NATO", "coup", asked).deployed.mean for asked in ("yes", "unclear", "no")
    )
    assert yes > unclear > no


def test_in_time_is_rarer_than_at_all_and_grows_with_days_and_falls_with_people() -> None:
    full = posterior_before(EVER)

    def in_time(days: int, personnel: int) -> float:
        found = full.forecast("NATO", "coup", "yes", wanted=Wanted(days, personnel))
        assert found.in_time.mean < found.deployed.mean
        return found.in_time.mean

    assert in_time(5, 100) < in_time(30, 100) < in_time(300, 100)
    assert in_time(30, 10_000) < in_time(30, 100) < in_time(30, 1)


def test_the_ladder_adds_up_and_its_top_is_the_chance_of_a_deployment() -> None:
    found = posterior_before(EVER).forecast("CSTO", "coup", "yes")
    assert sum(found.ladder.values()) == pytest.approx(1.0)
    assert found.ladder["deployed"] == found.deployed.mean
    assert found.ladder["no_decision"] > found.ladder["non_military_help"] > 0


def test_enough_independent_draws_stand_behind_every_shipped_set() -> None:
    for year in shipped_years(CASES):
        assert posterior_before(f"{year:04}-06-01").effective_draws > SHIPPED_TRIES / 8


def test_a_day_reads_the_cases_of_earlier_years_only() -> None:
    first = min(int(item.on[:4]) for item in CASES)
    on_day, next_year = posterior_before(f"{first}-12-31"), posterior_before(f"{first + 1}-01-01")
    assert not on_day.organisations
    assert sum(next_year.organisations.values()) == sum(
        item.on.startswith(str(first)) for item in CASES
    )


def test_a_forecast_is_about_the_frame_and_not_about_a_chosen_occasion() -> None:
    chosen = fit([occasion(id=str(at), sampling="chosen") for at in range(8)])
    drawn = fit([occasion(id=str(at), sampling="frame") for at in range(8)])
    assert (
        chosen.forecast("Pact", "coup", "yes").deployed.mean
        < drawn.forecast("Pact", "coup", "yes").deployed.mean - 0.05
    )


def test_a_carrier_that_offers_raises_the_chance_and_one_against_lowers_it() -> None:
    full = posterior_before(EVER)
    found = [
        full.forecast("NATO", "coup", "yes", Known(carrier=word)).deployed.mean
        for word in ("against", "silent", "offers")
    ]
    assert found == sorted(found)
    assert found[0] < found[2] - 0.1


def test_a_position_that_nobody_coded_counts_as_the_mean_of_its_list() -> None:
    full = posterior_before(EVER)

    def chance(carrier: Carrier, sampling: Sampling) -> float:
        known = Known(carrier=carrier, sampling=sampling)
        return full.forecast("NATO", "coup", "yes", known).deployed.mean

    assert chance("unknown", "frame") == chance("silent", "frame")  # drawn carriers said nothing
    assert chance("silent", "chosen") < chance("unknown", "chosen") < chance("offers", "chosen")
    assert carrier_value("unknown", None) == carrier_value("unknown", "frame")


@pytest.mark.parametrize("sampling", ["chosen", "frame"])
def test_the_mean_of_a_list_is_that_of_its_coded_cases(sampling: Sampling) -> None:
    coded = [
        CARRIER_VALUE[item.carrier]
        for item in load_occasions().occasions
        if item.sampling == sampling and item.carrier != "unknown"
    ]
    assert UNKNOWN_POSITION[sampling] == round(sum(coded) / len(coded), 1)


# The shipped draws are those of the cases and of the model as they are.


def test_the_shipped_draws_and_cases_are_made_from_the_files_as_they_are() -> None:
    texts = [(PACKAGE / "track_record" / name).read_bytes() for name in FILES]
    digest = hashlib.blake2b(b"\x00".join(texts), digest_size=16).hexdigest()
    with np.load(SHIPPED) as arrays:
        head = json.loads(str(arrays["head"]))
    assert digest == load_occasions().made_from == head["made_from"]
    assert head["model"] == MODEL
    assert SHIPPED.stat().st_size < 1_000_000


@pytest.mark.parametrize("day", [NEVER, "2000-01-01", EVER])
def test_the_shipped_draws_are_those_the_model_makes_today(day: str) -> None:
    before = earlier_than(CASES, f"{day[:4]}-01-01")
    made = fit(before, tries=SHIPPED_TRIES, draws=SHIPPED_DRAWS)
    shipped = posterior_before(day)
    assert list(shipped.columns) == list(made.columns)
    assert (shipped.organisations, shipped.triggers) == (made.organisations, made.triggers)
    assert shipped.others == made.others
    for name, column in shipped.columns.items():
        # The last bit of a sum may fall otherwise elsewhere, and with it single draws.
        assert column.mean() == pytest.approx(made.columns[name].mean(), abs=0.01)
        assert column.std() == pytest.approx(made.columns[name].std(), abs=0.01)


def test_draws_made_from_other_cases_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    arrays = packed({0: fit([], tries=64, draws=8)})
    head = json.loads(str(arrays["head"]))
    stale = tmp_path / "posterior.npz"
    np.savez(stale, **{**arrays, "head": np.array(json.dumps({**head, "made_from": "others"}))})  # type: ignore[arg-type]
    monkeypatch.setattr(posterior, "SHIPPED", stale)
    posterior._shipped.cache_clear()
    with pytest.raises(QuestionError, match="stale"):
        posterior_before(NEVER)
    posterior._shipped.cache_clear()


def test_forces_declared_ready_come_sooner_and_an_unclear_answer_lies_between() -> None:
    full = posterior_before(EVER)
    yes, unclear, no = (
        full.forecast("NATO", "coup", "yes", Known(ready=word)) for word in ("yes", "unclear", "no")
    )
    assert yes.in_time.mean > unclear.in_time.mean > no.in_time.mean
    assert yes.delay_days < unclear.delay_days < no.delay_days
    assert yes.deployed == no.deployed
