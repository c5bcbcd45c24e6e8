"""The page of a dossier."""

from __future__ import annotations

from io import StringIO

import pytest
from msgspec.structs import replace
from rich.console import Console, RenderableType

from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.faces.text.dossier import MARKS, dossier_page, marks_of
from allies.faces.text.style import MOST_COLUMNS
from allies.questions.dossier import DossierAnswer, GridCell
from tests.apparatus import PACT, Run, Template

MOST_LINES = 45


@pytest.fixture
def page(run: Run, template: Template) -> str:
    """The page of the template's organisation."""
    answer = run("dossier", "pact", "--theatre", template.name)
    assert (answer.code, answer.err) == (0, "")
    return answer.out


@pytest.fixture
def template_answer(template: Template) -> DossierAnswer:
    """The answer behind that page."""
    answer = OpenTheatre(template.name).answer(ask_from("dossier", {"organisation": "pact"}))
    assert isinstance(answer, DossierAnswer)
    return answer


def drawn(page: RenderableType) -> list[str]:
    """Return the lines of a page."""
    console = Console(width=MOST_COLUMNS, file=StringIO(), color_system=None)
    with console.capture() as kept:
        console.print(page)
    return [line.rstrip() for line in kept.get().splitlines()]


def test_every_class_has_a_mark_and_a_word_of_its_own() -> None:
    assert len({mark for mark, _, _ in MARKS.values()}) == len(MARKS)
    assert len({word for _, word, _ in MARKS.values()}) == len(MARKS)


def test_the_headline_comes_first_and_the_counterfactual_is_told(page: str) -> None:
    lines = page.splitlines()
    assert lines[0] == "Pact: a real alliance, or one on paper?"
    assert lines[1].startswith(
        "By the texts on record, the Pact may send forces against an attack by"
    )
    told = " ".join(page.split())
    assert "Adds: over Highland alone, by its own decision, same law, same futures." in told
    assert "not measured security of regimes" in told


def test_a_year_has_its_marks_and_the_answers_to_four_questions(page: str) -> None:
    head, last = [line for line in page.splitlines() if line.startswith(("SUPPOSED", "2010 "))][:2]
    assert head.endswith("MAY  WOULD  THERE  FIT  ADDS  SO")
    assert last.split()[:5] == ["2010", "-", "x", "x", "no"]
    assert last.endswith("may not")
    assert "- unlikely; x no power by law" in " ".join(page.split())


def test_on_the_full_page_a_mark_is_never_without_its_word(run: Run, template: Template) -> None:
    page = run("dossier", "pact", "--theatre", template.name, "--full").out
    (last,) = [line for line in page.splitlines() if line.startswith("31 December 2010  ")]
    assert last.split("  ", 1)[1].split() == ["-", "unlikely", "x", "may", "not", "x", "may", "not"]


def test_many_hosts_have_their_marks_counted() -> None:
    cell = GridCell(
        host="XLO",
        trigger="external_attack",
        on="2010-12-31",
        acting="pact",
        may="yes",
        number=0.5,
        in_time=1.0,
        fit=1.0,
        adds=(0.2, 0.2),
        kind="adds",
    )
    other = replace(cell, kind="would_not")
    assert marks_of([other, *[cell] * 8]).plain == "-++++++++"
    assert marks_of([other, *[cell] * 9]).plain == "+9 -1"


def test_the_first_screen_fits_and_what_it_leaves_out_is_on_the_full_page(
    template_answer: DossierAnswer,
) -> None:
    """However many cases, days and organisations beside it there are."""
    answer = template_answer
    case = next(row for row in answer.crises if row.set == "case")
    cases = [
        replace(case, crisis=f"border-{year}", on=f"{year}-06-01") for year in range(1980, 2010)
    ]
    day = answer.by_day[-1]
    longer = replace(
        answer,
        crises=(*cases, *answer.crises),
        by_day=tuple(replace(day, on=f"{year}-06-01") for year in range(1980, 2010)),
        beside=(answer.classes,) * 12,
    )
    short, full = drawn(dossier_page(longer)), drawn(dossier_page(longer, full=True))
    assert len(short) <= MOST_LINES
    assert max(map(len, [*short, *full])) <= MOST_COLUMNS
    assert "border-1980" not in " ".join(short)
    assert "border-2009" in " ".join(short)
    assert "24 earlier: --full" in " ".join(short)
    assert "border-1980" in " ".join(full)


def test_a_hidden_end_is_called_hidden(run: Run, template: Template) -> None:
    page = run("dossier", "pact", "--theatre", template.name, "--hide-outcome").out
    (case,) = [line for line in page.splitlines() if line.startswith("border-2008 ")]
    assert case.endswith("hidden")
    (beside,) = [line for line in page.splitlines() if line.startswith("Pact  ")]
    assert beside.endswith("hidden")


def test_a_worse_way_has_its_sign(page: str) -> None:
    assert "below 0 in 3 of 3" in " ".join(page.split())
    (case,) = [line for line in page.splitlines() if line.startswith("border-2008 ")]
    assert case.split()[-4].startswith("-")


def test_the_full_page_has_every_crisis_and_fits(run: Run, template: Template) -> None:
    short = run("dossier", "pact", "--theatre", template.name).out
    full = run("dossier", "pact", "--theatre", template.name, "--full").out
    assert "XLO.internal_unrest.2010-12-31" in full
    assert "nor are the ATOP codes of single treaties" in " ".join(full.split())
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


def test_a_crisis_in_which_another_state_leads_is_told(run: Run, template: Template) -> None:
    template.replace(
        PACT,
        "leading_state: XHI",
        "leading:\n  - {state: XLO, since: 2001-05-01, judgement: J}\n"
        "  - {state: XHI, since: 2001-05-01, hosts: [XLO], judgement: J}",
    )
    answer = run("dossier", "pact", "--theatre", template.name)
    told = "over Lowland alone, by its own decision (Highland in border-2008), same law"
    assert told in " ".join(answer.out.split())
