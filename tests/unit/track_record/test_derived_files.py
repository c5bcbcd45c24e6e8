"""What is made from the coded cases by tools is what the tools make today."""

from __future__ import annotations

import math
import re
import runpy
from typing import Any

import numpy as np
import pytest

from allies.questions.backtest import Scores
from allies.track_record.backtest import backtest
from allies.track_record.occasions import load_occasions
from allies.track_record.priors import DELAY
from allies.track_record.regression import TERMS
from allies.track_record.scores import score
from allies.world.occasions import is_same
from tests.apparatus import REPOSITORY

NUMBER = re.compile(r"\d+(?:\.\d+)?")


def tool(name: str) -> dict[str, Any]:
    return runpy.run_path(str(REPOSITORY / "tools" / f"{name}.py"))


def test_the_cases_are_those_of_their_files() -> None:
    assert tool("build_occasions")["occasions"]() == load_occasions()


def test_drawn_cases_are_fitted_to_or_set_aside_and_none_counts_twice() -> None:
    coded = load_occasions()
    fit, aside = ({item.id for item in each} for each in (coded.occasions, coded.set_aside))
    assert not fit & aside
    assert len(fit) == len(coded.occasions)
    assert len(aside) == len(coded.set_aside)
    assert {item.sampling for item in coded.occasions} == {"chosen", "frame"}
    assert {item.sampling for item in coded.set_aside} == {"frame"}
    drawn = [item for item in coded.occasions if item.sampling == "frame"]
    chosen = [item for item in coded.occasions if item.sampling == "chosen"]
    for other in (*drawn, *coded.set_aside):
        assert not any(is_same(item, other) for item in chosen), other.id
    # Three were chosen by a coder and drawn as well.
    assert {"SADC-1998-LSO-411", "OAS-2009-HND-C0628", "SADC-2014-LSO-C0830"} <= fit | aside
    assert not {"SADC-1998-LSO", "OAS-2009-HND", "SADC-2014-LSO"} & (fit | aside)


def test_the_reliability_diagram_is_that_of_the_model() -> None:
    made, shown = (
        tool("build_reliability")["svg"](),
        (REPOSITORY / "docs" / "images" / "reliability.svg").read_text(encoding="utf-8"),
    )
    assert NUMBER.sub("#", made) == NUMBER.sub("#", shown)
    # The last bit of a sum may fall otherwise elsewhere: a pixel or a hundredth is no difference.
    pairs = zip(NUMBER.findall(made), NUMBER.findall(shown), strict=True)
    for ours, theirs in pairs:
        assert float(ours) == pytest.approx(float(theirs), abs=1.01 if "." not in ours else 0.011)


@pytest.mark.slow
@pytest.mark.long
def test_the_tables_of_scores_are_those_of_the_model() -> None:
    build = tool("build_record_scores")
    made, shown = build["page"](load_occasions()), build["TARGET"].read_text(encoding="utf-8")
    assert NUMBER.sub("#", made) == NUMBER.sub("#", shown)
    pairs = zip(NUMBER.findall(made), NUMBER.findall(shown), strict=True)
    for ours, theirs in pairs:  # the last bit of a sum may fall otherwise elsewhere
        assert float(ours) == pytest.approx(float(theirs), abs=0.11 if len(ours) < 5 else 0.003)


def decided() -> str:
    """Return the decisions that publish scores of the model, oldest first."""
    folder = REPOSITORY / "docs" / "decisions"
    pages = (
        "0019-a-model-of-any-council.md",
        "0020-delay-and-what-comes-in-time.md",
        "0026-stake-by-place-and-drawn-clashes.md",
        "0029-drawn-coups.md",
        "0030-what-nobody-coded.md",
    )
    return "\n".join((folder / page).read_text("utf-8") for page in pages)


def published(first_cell: str) -> list[float]:
    """Return the numbers of the last row of a table in the decisions on it that begins so."""
    rows = [line for line in decided().splitlines() if line.startswith(f"| {first_cell} |")]
    row = rows[-1]
    return [float(number) for number in re.findall(r"[+-]?\d+(?:\.\d+)?", row)]


@pytest.mark.parametrize("event", ["at all", "in time"])
def test_the_published_scores_of_the_half_set_aside_are_those_of_the_model(event: str) -> None:
    coded = load_occasions()
    found = backtest(coded.set_aside, coded.occasions, coded)
    scores = found.deployed if event == "at all" else found.in_time
    assert isinstance(scores, Scores)
    share = scores.happened / scores.scored
    now = [
        100 * share,
        100 * scores.mean_forecast,
        scores.log_score,
        *scores.log_score_interval_90,
        -(share * math.log(share) + (1 - share) * math.log(1 - share)),
        scores.brier,
        share * (1 - share),
    ]
    exact = [0.06, 0.06, *[0.001] * 4, *[0.0001] * 2]  # rounding, and a last bit that differs
    for value, said, off in zip(now, published(event), exact, strict=True):
        assert value == pytest.approx(said, abs=off)
    # Decision 0019, point 6: this event is shown only if it is better than its own base rate.
    assert scores.brier < share * (1 - share)


def test_the_published_gain_over_a_constant_that_knows_the_share_is_that_of_the_model() -> None:
    coded = load_occasions()
    cases = backtest(coded.set_aside, coded.occasions, coded).cases
    came = [bool(item.occasion.deployed) for item in cases]
    knows = score(
        [item.forecast.deployed.mean for item in cases],
        came,
        {"knows": ("the share itself", [sum(came) / len(came)] * len(came))},
        [item.occasion.organisation for item in cases],
    ).baselines["knows"]
    low, high = knows.gain_interval_90
    assert low < 0 < high  # pages say that it may be chance
    said = re.findall(r"constant by (\S+) \((\S+), (\S+)\)", decided())
    shown = [float(number) for number in said[-1]]
    assert shown == pytest.approx([knows.gain, low, high], abs=1e-3)


def test_the_rule_cannot_decide_from_one_case_that_differs() -> None:
    gained = tool("compare_record_models")["gained"]
    gain = gained(np.array([0.5, 0.3, 0.2]), np.array([0.2, 0.3, 0.2]))
    assert gain.mean == pytest.approx(0.1)
    assert gain.error == pytest.approx(gain.mean)
    assert gained(np.array([0.5, 0.5, 0.2]), np.array([0.2, 0.2, 0.1])).enters
    assert not gained(np.array([0.2, 0.2, 0.2]), np.array([0.5, 0.5, 0.3])).enters


@pytest.mark.long
def test_the_published_gain_of_the_carriers_position_is_that_of_the_rule() -> None:
    tried = tool("compare_record_models")
    without, with_it = [
        tried["log_losses"](model, tried["organisation"]) for model in tried["of_the_carrier"]()
    ]
    gain = tried["gained"](without, with_it)
    assert published("without the carrier's position") == pytest.approx([without.mean()], abs=1e-4)
    assert published("with the carrier's position") == pytest.approx(
        [with_it.mean(), gain.mean, gain.error], abs=1e-4
    )
    # Decision 0019, point 3: the term is in the model if and only if this says so.
    assert gain.enters is (tried["CARRIER_TERM"] in TERMS)


@pytest.mark.slow
@pytest.mark.long
def test_the_delay_depends_on_what_the_rule_lets_in() -> None:
    gains = tool("compare_delays")["gains"]()
    for name, (mean, gain) in gains.items():
        said = published(name)
        now = [mean] if name == "as it was" else [mean, gain.mean, gain.error]
        assert now == pytest.approx(said, abs=2e-4)
    assert gains["with a standing force"][1].enters is (DELAY.effect is not None)
    assert not gains["with a hand-over"][1].enters


@pytest.mark.long
def test_nothing_that_was_tried_may_enter_the_model_by_the_rule_fixed_beforehand() -> None:
    tried = tool("compare_record_models")
    plain, *others = tried["candidates"](None)
    before = tried["log_losses"](plain)
    assert len(others) == 3
    for candidate in others:
        assert not tried["gained"](before, tried["log_losses"](candidate)).enters, candidate.name
