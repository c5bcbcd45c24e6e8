"""The ledger of dependence: by domain, with disputes, holds and alternatives."""

from __future__ import annotations

import pytest

from allies.assessment.capitals.dependence import dependence
from allies.errors import QuestionError
from allies.questions.dependence import Dependence, DependenceAnswer
from allies.world.view import View
from tests.apparatus import Build, Run, words
from tests.unit.politics import capital_texts as texts


@pytest.fixture(scope="module")
def told(build: Build) -> View:
    """The small theatre, with what two papers say of one state."""
    return build(
        texts.capital(
            "XLO",
            texts.trait("powered", "energy", "high", "XHI", texts.PAPER),
            texts.trait("lit", "energy", "low", "XHI", texts.LATER),
            texts.trait("armed", "arms", "none", "XHI"),
            texts.trait("cold", "relation", "strained", "XHI"),
            texts.trait("warm", "relation", "friendly", "XHI"),
            texts.trait("river", "disputes", more="by: XHI"),
            texts.trait("dam", "leverage", towards="XHI", more="amount: 12, unit: sluices"),
            texts.trait("other", "turns_to", towards="pact", more="since: 2005-01-01"),
        )
    )


def asked(view: View, about: str = "", **span: str) -> DependenceAnswer:
    return dependence(view, Dependence(about=about, **span))


def test_a_pair_has_its_domains_and_what_no_source_tells(told: View) -> None:
    pairs = {pair.towards: pair for pair in asked(told).sums}
    assert set(pairs) == {"XHI", "pact"}
    high, pact = pairs["XHI"], pairs["pact"]
    assert high.domains == {"arms": ("none",), "energy": ("low", "high")}
    assert "remittances" in high.not_reported
    assert not {"arms", "energy"} & set(high.not_reported)
    assert (high.disputes, high.holds, high.alternative) == (1, 1, False)
    assert (pact.domains, pact.not_reported, pact.alternative) == ({}, (), True)


def test_a_statement_has_its_kind_its_voice_and_its_figure(told: View) -> None:
    rows = {row.id: row for row in asked(told).statements}
    assert "warm" not in rows  # a friendly relation is no dispute
    assert {name: row.kind for name, row in rows.items()} == {
        "powered": "depends",
        "lit": "depends",
        "armed": "depends",
        "cold": "dispute",
        "river": "dispute",
        "dam": "hold",
        "other": "alternative",
    }
    assert (rows["dam"].amount, rows["dam"].unit) == (12, "sluices")
    assert (rows["river"].by, rows["river"].towards) == ("XHI", ())
    assert rows["lit"].amount is None


def test_one_name_and_a_span_keep_what_concerns_them(told: View) -> None:
    assert {row.id for row in asked(told, "pact").statements} == {"other"}
    assert "other" not in {row.id for row in asked(told, until="2004-12-31").statements}
    assert "other" in {row.id for row in asked(told, until="2005-01-01").statements}
    with pytest.raises(QuestionError, match="ends before it starts"):
        asked(told, since="2009", until="2008")


def test_the_page_tells_none_from_what_is_not_reported(run: Run) -> None:
    page = words(run("dependence", "KAZ").out)
    assert "none: energy, food, basing; not reported: survival, trade, remittances" in page
    assert "at odds with others in the" in page
    assert "region The shortage of water in the" in page


def test_dependence_has_a_direction_and_figures(view: View, run: Run) -> None:
    """Rows 94, 142 to 144, and 154."""
    pairs = {(pair.state, pair.towards): pair for pair in asked(view).sums}
    assert pairs["TJK", "RUS"].domains["survival"] == ("high",)
    assert pairs["UZB", "RUS"].domains["energy"] == ("none",)
    assert pairs["UZB", "AFG"].holds == 2
    assert ("AFG", "UZB") not in pairs
    assert pairs["TJK", "KGZ"].disputes
    assert {name for state, name in pairs if state == "UZB" and pairs[state, name].alternative} == {
        *("CHN", "USA", "adb", "TKM", "IRN", "OMN", "nato", "sco"),
    }
    page = words(run("dependence", "UZB").out)
    assert "1,200,000,000 kWh a year" in page
    assert "Large Uzbek diasporas in all" in page


def test_a_capital_shows_to_whom_it_could_turn_and_what_it_disputes(run: Run) -> None:
    page = words(run("capital", "UZB").out)
    assert "could turn to The bank is its key partner" in page
    assert "Expected to prefer to act in the SCO" in page
    assert "its hold on others Large Uzbek diasporas" in page
    assert "disputes The disputes that Central Asian states have on water" in page
