"""Distributions given by their quantiles."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest

from allies.values.distributions import FAMILIES, Distribution

QUARTERS = np.array([0.0, 0.25, 0.5, 0.75])


@pytest.mark.parametrize(
    ("family", "parameters", "values"),
    [
        ("uniform", (2.0, 6.0), [2.0, 3.0, 4.0, 5.0]),
        ("uniform", (3.0, 3.0), [3.0, 3.0, 3.0, 3.0]),
        ("triangular", (0.0, 1.0, 2.0), [0.0, math.sqrt(0.5), 1.0, 2 - math.sqrt(0.5)]),
        ("triangular", (5.0, 5.0, 5.0), [5.0, 5.0, 5.0, 5.0]),
        ("triangular", (0.0, 0.0, 1.0), [0.0, 1 - math.sqrt(0.75), 1 - math.sqrt(0.5), 0.5]),
        ("triangular", (0.0, 1.0, 1.0), [0.0, 0.5, math.sqrt(0.5), math.sqrt(0.75)]),
        ("kumaraswamy", (1.0, 1.0), [0.0, 0.25, 0.5, 0.75]),
        ("kumaraswamy", (2.0, 1.0), [0.0, 0.5, math.sqrt(0.5), math.sqrt(0.75)]),
        ("categorical", (1.0, 0.0, 3.0), [0.0, 2.0, 2.0, 2.0]),
        ("categorical", (1.0,), [0.0, 0.0, 0.0, 0.0]),
    ],
)
def test_quantiles_are_those_of_the_closed_form(
    family: str, parameters: tuple[float, ...], values: list[float]
) -> None:
    assert Distribution(family, parameters).quantile(QUARTERS) == pytest.approx(values)


def test_the_normal_family_agrees_with_the_standard_library() -> None:
    chances = np.array([0.01, 0.1, 0.5, 0.9, 0.99])
    exact = NormalDist(3.0, 2.0)
    found = Distribution("normal", (3.0, 2.0)).quantile(chances)
    assert found == pytest.approx([exact.inv_cdf(chance) for chance in chances])


def test_the_lognormal_family_has_its_median_and_its_geometric_spread() -> None:
    one_deviation = NormalDist().cdf(1.0)
    found = Distribution("lognormal", (10.0, 2.0)).quantile(np.array([0.5, one_deviation]))
    assert found == pytest.approx([10.0, 20.0])


def test_the_logistic_family_is_centred_and_has_its_scale() -> None:
    found = Distribution("logistic", (4.0, 2.0)).quantile(np.array([0.5, 0.75]))
    assert found == pytest.approx([4.0, 4.0 + 2.0 * math.log(3)])


@pytest.mark.parametrize("family", ["logistic", "normal", "lognormal"])
def test_the_ends_of_an_unbounded_family_are_finite(family: str) -> None:
    parameters = (1.0, 2.0)
    ends = Distribution(family, parameters).quantile(np.array([0.0, np.nextafter(1.0, 0.0)]))
    assert np.isfinite(ends).all()


@pytest.mark.parametrize(
    ("family", "parameters", "message"),
    [
        ("beta", (1.0, 1.0), "'beta' is not a distribution: use one of"),
        ("uniform", (1.0,), "uniform needs two numbers"),
        ("uniform", (2.0, 1.0), "low must not exceed high"),
        ("triangular", (1.0, 2.0), "triangular needs three numbers"),
        ("triangular", (1.0, 0.5, 2.0), "must rise"),
        ("triangular", (0.0, 3.0, 2.0), "must rise"),
        ("normal", (0.0,), "normal needs two numbers"),
        ("normal", (0.0, 0.0), "deviation must be positive"),
        ("lognormal", (1.0,), "lognormal needs two numbers"),
        ("lognormal", (0.0, 2.0), "median above 0"),
        ("lognormal", (1.0, 1.0), "geometric deviation above 1"),
        ("logistic", (1.0, 0.0), "the scale must be positive"),
        ("logistic", (1.0,), "logistic needs two numbers"),
        ("kumaraswamy", (1.0,), "kumaraswamy needs two numbers"),
        ("kumaraswamy", (0.0, 1.0), "both shapes must be positive"),
        ("categorical", (), "at least one weight"),
        ("categorical", (1.0, -0.1), "no weight may be negative"),
        ("categorical", (0.0, 0.0), "must not all be zero"),
        ("uniform", (0.0, math.inf), "every parameter must be a finite number"),
        ("triangular", (0.0, 1e305, 1e308), "every parameter must be a finite number"),
        ("uniform", (math.nan, 1.0), "every parameter must be a finite number"),
    ],
)
def test_parameters_that_make_no_distribution_are_refused(
    family: str, parameters: tuple[float, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Distribution(family, parameters)


def test_every_family_says_what_its_parameters_are() -> None:
    assert all(function.__doc__ for function in FAMILIES.values())
