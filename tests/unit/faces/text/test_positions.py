"""The page of positions: what it shows, in which order, and what it leaves to another ask."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.apparatus import Run, refused, words


def test_positions_show_drivers_with_evidence_and_what_happened(run: Run) -> None:
    answer = run("positions", "osh-2010")
    page = words(answer.out)
    assert answer.code == 0
    assert "Who the host may ask for help" in page
    assert "unknown: wider range" in page
    assert "What happened declined" in page
    assert max(len(line) for line in answer.out.splitlines()) <= 100


def test_positions_can_be_asked_for_one_means(run: Run) -> None:
    page = words(run("positions", "osh-2010", "--means", "consult").out)
    assert "CSTO, consult" in page
    assert "SCO, consult" in page
    assert "CSTO, rapid reaction" not in page
    assert "Not shown" not in page
    found = run("positions", "osh-2010", "--means", "Consult", "--json").json
    assert {item["means"] for item in found["means"]} == {"consult"}


def test_what_is_not_shown_can_be_asked_for(run: Run) -> None:
    page = words(run("positions", "osh-2010").out)
    asks = "`allies positions osh-2010 --means consult`"
    assert f"Not shown: consult, materiel and rapid reaction; ask {asks}." in page
    assert "SCO, rapid reaction" not in page


def test_the_own_statement_of_a_member_is_the_first_of_what_moves_it(run: Run) -> None:
    page = run("positions", "osh-2010", "--means", "rapid_reaction").out
    lines = page.partition("\nSCO, ")[0].splitlines()
    told = {line.strip(): after.strip() for line, after in pairwise(lines)}
    assert told["Russia"].startswith("said")
    assert "its own statement" in told["Russia"]
    assert "against: The organisation acts only if" in told["Russia"]
    assert told["Tajikistan"].startswith("+0.4")
    assert not any("its own statement" in told[state] for state in ("Armenia", "Kazakhstan"))


def test_the_end_can_be_hidden(run: Run) -> None:
    answer = run("positions", "osh-2010", "--hide-outcome", "--draws", "50")
    assert answer.code == 0
    assert "What happened" not in answer.out


def test_beyond_the_record_nothing_is_known(run: Run) -> None:
    answer = run("positions", "osh-2010", "--on", "2030-01-01")
    assert answer.code == 0
    assert "lies outside the record" in words(answer.out)
    assert "SUPPORT" not in answer.out
    assert run("positions", "osh-2010", "--on", "2030-01-01", "--json").json["covered"] is False


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("osh-2011",), "did you mean 'osh-2010'?"),
        (("osh-2010", "--means", "peacekeping"), "did you mean 'peacekeeping'?"),
        (("osh-2010", "--draws", "0"), "--draws: 0 draws cannot be made"),
        (("uzbekistan-2012",), "asks about the law, not about help"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_remedy(
    run: Run, asked: tuple[str, ...], said: str
) -> None:
    refused(run("positions", *asked), said)
