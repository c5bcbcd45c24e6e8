"""The page of a dossier."""

from __future__ import annotations

import pytest

from allies.faces.text.dossier import MARKS
from allies.faces.text.style import MOST_COLUMNS
from tests.apparatus import Run, Template


@pytest.fixture
def page(run: Run, template: Template) -> str:
    """The page of the template's organisation."""
    answer = run("dossier", "pact", "--theatre", template.name)
    assert (answer.code, answer.err) == (0, "")
    return answer.out


def test_every_class_has_a_mark_and_a_word_of_its_own() -> None:
    assert len({mark for mark, _, _ in MARKS.values()}) == len(MARKS)
    assert len({word for _, word, _ in MARKS.values()}) == len(MARKS)


def test_the_headline_comes_first_and_the_counterfactual_is_told(page: str) -> None:
    lines = page.splitlines()
    assert lines[0] == "Pact: a real alliance, or one on paper?"
    assert lines[1].startswith("By the texts on record, the Pact may not send forces in 2 of 3")
    told = " ".join(page.split())
    assert "Alone: Highland by its own decision, same law, same futures." in told
    assert "not measured security of regimes" in told


def test_a_mark_is_never_without_its_word(page: str) -> None:
    (last,) = [line for line in page.splitlines() if line.startswith("31 December 2010  ")]
    assert last.split("  ", 1)[1].split() == ["-", "unlikely", "x", "may", "not", "x", "may", "not"]


def test_a_worse_way_has_its_sign(page: str) -> None:
    assert "below 0 in 3 of 3" in " ".join(page.split())
    (case,) = [line for line in page.splitlines() if line.startswith("border-2008 ")]
    assert case.split()[-4].startswith("-")


def test_the_full_page_has_every_crisis_and_fits(run: Run, template: Template) -> None:
    short = run("dossier", "pact", "--theatre", template.name).out
    full = run("dossier", "pact", "--theatre", template.name, "--full").out
    assert "XLO.internal_unrest.2010-12-31" in full
    assert "XLO.internal_unrest.2010-12-31" not in short
    assert all(len(line) <= MOST_COLUMNS for line in full.splitlines())


def test_an_organisation_without_hosts_has_no_table_of_what_it_adds(
    run: Run, template: Template
) -> None:
    template.replace(
        "acts/acts.yaml",
        "  by: XLO\n  of: pact\n  on: 2001-05-01",
        "  by: XLO\n  of: pact\n  on: 2010-12-31",
    )
    out = run("dossier", "pact", "--theatre", template.name, "--as-of", "2007-01-01").out
    assert "No member of the Pact could ask it for forces" in out
    assert "WHAT IT ADDS" not in out


def test_rows_are_a_table(run: Run, template: Template) -> None:
    answer = run("dossier", "pact", "--theatre", template.name, "--every", "--csv")
    head, *rows = answer.out.splitlines()
    assert head.startswith("crisis,")
    assert len(rows) == 1 + 3 * 3
