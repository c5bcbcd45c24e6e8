"""What is made from the coded cases by tools is what the tools make today."""

from __future__ import annotations

import re
import runpy
from typing import Any

import pytest

from allies.track_record.occasions import load_occasions
from tests.apparatus import REPOSITORY

NUMBER = re.compile(r"\d+(?:\.\d+)?")


def tool(name: str) -> dict[str, Any]:
    return runpy.run_path(str(REPOSITORY / "tools" / f"{name}.py"))


def test_the_cases_are_those_of_their_files() -> None:
    assert tool("build_occasions")["occasions"]() == load_occasions()


def test_drawn_cases_are_fitted_to_or_set_aside_and_none_counts_twice() -> None:
    coded = load_occasions()
    build = tool("build_occasions")
    fit, aside = ({item.id for item in each} for each in (coded.occasions, coded.set_aside))
    assert not fit & aside
    assert len(fit) == len(coded.occasions)
    assert len(aside) == len(coded.set_aside)
    assert {item.sampling for item in coded.occasions} == {"chosen", "frame"}
    assert {item.sampling for item in coded.set_aside} == {"frame"}
    for chosen, drawn in build["ALSO_DRAWN"].items():
        assert chosen not in fit | aside
        assert drawn in fit | aside


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
def test_nothing_that_was_tried_may_enter_the_model_by_the_rule_fixed_beforehand() -> None:
    tried = tool("compare_record_models")
    plain, *others = tried["candidates"](None)
    before = tried["log_losses"](plain)
    assert len(others) == 3
    for candidate in others:
        gains = before - tried["log_losses"](candidate)
        assert gains.mean() <= gains.std(ddof=1) / len(gains) ** 0.5, candidate.name
