"""The full page of a crisis: the funnel in front, and other answers put beside it."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from rich.console import Console

from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.assessment.case.assess import assess
from allies.faces.text.assess import assess_page
from allies.questions.assess import Assess
from allies.questions.base import Answer
from allies.values.dates import parse_date
from allies.world.view import View
from tests.apparatus import Run, refused, words


@pytest.fixture(scope="module")
def osh() -> dict[str, Answer]:
    """Answers about the shipped case, by question."""
    opened = OpenTheatre("central_asia")
    return {
        name: opened.answer(ask_from(name, {"case": "osh-2010", "draws": 200}))
        for name in ("assess", "rests-on", "positions")
    } | {"law-case": opened.answer(ask_from("law-case", {"case": "osh-2010"}))}


def shown(*answers: Answer, columns: int = 100) -> str:
    """Return the page of an answer with others beside it."""
    console = Console(width=columns, file=io.StringIO())
    with console.capture() as captured:
        console.print(assess_page(*answers, full=True))  # type: ignore[arg-type]
    return captured.get()


def test_the_page_is_whole_without_the_answers_beside_it(osh: dict[str, Answer]) -> None:
    alone = shown(osh["assess"])
    for heading in ("The answers", "Where help is lost", "What happened", "Sources", "Coverage"):
        assert f"\n{heading}" in alone
    assert "Confidence" not in alone


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("rests-on", "The facts and the judgement"),
        ("positions", "What moves the members, peacekeeping"),
        ("law-case", "May they: peacekeeping"),
    ],
)
def test_each_answer_beside_it_has_its_own_part_of_the_page(
    osh: dict[str, Answer], name: str, heading: str
) -> None:
    assert f"\n{heading}" in shown(osh["assess"], osh[name])
    others = [answer for other, answer in osh.items() if other != name]
    assert heading not in shown(*others)


def test_every_source_of_every_answer_on_the_page_is_listed_once(osh: dict[str, Answer]) -> None:
    listed = shown(*osh.values()).partition("\nSources\n")[2].partition("\nCoverage\n")[0]
    ids = [line.split()[0] for line in listed.splitlines() if line[2:3].strip()]
    cited = [{source.id for source in answer.sources} for answer in osh.values()]
    assert sorted(ids) == sorted(set().union(*cited))
    assert all(cited[0] < cited[0] | other for other in cited[1:])


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_each_stage_of_the_funnel_is_one_line_on_narrow_terminals_too(
    osh: dict[str, Answer], columns: int
) -> None:
    lines = shown(osh["assess"], columns=columns).splitlines()
    first = next(at for at, line in enumerate(lines) if line.lstrip().startswith("asked for"))
    stages = [line.strip()[:12].strip() for line in lines[first : first + 3]]
    assert stages == ["asked for", "a state will", "approved"]


def test_what_may_get_so_far_is_drawn_apart_from_what_surely_does(run: Run) -> None:
    asked = ("assess", "outside-the-area-2015")
    funnels = {
        item["id"]: item["funnel"]
        for item in run(*asked, "--json").json["organisations"][0]["means"]
    }
    force = funnels["rapid_reaction"]["in_force_only"]
    assert force["left"]["approved"] == 0
    assert force["left_at_most"]["approved"] == force["left_at_most"]["carried"] > 0
    assert force["left_at_most"]["suited"] == force["cannot_tell"] > 0
    page = run(*asked, "--full").out
    approved = next(line for line in page.splitlines() if line.startswith("  approved "))
    most = 5 * round(20 * force["left_at_most"]["approved"] / force["draws"])
    assert f" <5-{most} " in approved
    assert "·???" not in approved
    assert "???" in approved
    assert "in steps of 5 (?: unknown)" in page
    known = run("assess", "osh-2010", "--full").out
    assert "(?: unknown)" not in known
    assert "?" * 3 not in known


def test_a_host_that_is_no_member_is_said_to_be_none(run: Run) -> None:
    outside = "is not a member on that day of: "
    assert f"Uzbekistan {outside}CSTO, NATO (partner)." in words(
        run("assess", "andijan-2005", "--full").out
    )
    assert f"Kyrgyzstan {outside}NATO (partner)." in words(
        run("assess", "batken-2000", "--full").out
    )
    assert outside not in words(run("assess", "osh-2010", "--full").out)


@pytest.mark.parametrize(
    ("draws", "said"),
    [
        (
            "1",
            "Only one future was drawn, so the model's figures may be wrong by up to 73 points",
        ),
        ("50", "Only 50 futures were drawn, so the model's figures may be wrong by up to"),
        ("2000", ""),
    ],
)
def test_a_page_of_few_draws_says_how_far_they_can_be_off(run: Run, draws: str, said: str) -> None:
    page = words(run("assess", "osh-2010", "--draws", draws, "--full").out)
    assert said in page
    assert bool(said) == ("More draws are more exact." in page)
    answer = run("assess", "osh-2010", "--draws", draws, "--json").json["headline"]
    (low, high), (least, most) = answer["inside"], answer["sampled"]
    assert least <= low <= high <= most
    assert (max(low - least, most - high) > 0.02) == bool(said)


NOT_YET = ("osh-2010", "--on", "1993-06-01")
NOBODY = "According to the record, no state was a member of the CSTO on 1 June 1993"


def test_an_organisation_that_was_not_there_has_no_likelihood(run: Run) -> None:
    page = words(run("assess", *NOT_YET, "--full").out)
    assert f"{NOBODY}: no likelihood is given." in page
    assert "Collective Security Treaty: `allies members cst --on 1993-06-01`." in page
    assert "Likelihood of yes" not in page
    assert "Where help is lost" not in page
    answer = run("assess", *NOT_YET, "--json").json
    assert (answer["headline"], answer["outside"], answer["absent"]) == (None, None, "csto")
    assert run("assess", "osh-2010", "--json").json["absent"] is None


def test_what_was_not_yet_published_of_an_organisation_leaves_it_out_too(run: Run) -> None:
    page = words(run("assess", "osh-2010", "--as-of", "1993-06-01", "--full").out)
    assert "Nothing published by 1 June 1993 names a member of the CSTO on 12 June 2010" in page
    assert "Likelihood of yes" in words(
        run("assess", "osh-2010", "--as-of", "2003-06-01", "--full").out
    )


def test_another_organisation_without_members_is_said_to_have_none(view: View) -> None:
    later = parse_date("2016-01-01")
    acts = tuple(replace(act, on=later) if act.of == "sco" else act for act in view.acts)
    found = assess(replace(view, acts=acts), Assess(case="osh-2010", draws=50))
    assert [item.has_members for item in found.organisations] == [True, False]
    named = replace(found, names={"sco": "SCO"})
    assert "According to the record, these have no members on that day: SCO." in words(shown(named))


@pytest.mark.parametrize(
    "asked",
    [
        ("assess", *NOT_YET, "--draw", "3"),
        ("positions", *NOT_YET),
        ("power", "csto", "--case", *NOT_YET),
    ],
)
def test_who_was_not_there_is_not_asked_for_votes(run: Run, asked: tuple[str, ...]) -> None:
    refused(run(*asked), NOBODY)


def test_what_moves_nothing_is_not_listed_as_moving_it(run: Run) -> None:
    page = words(run("assess", "batken-2000", "--full").out)
    assert "by 0.0 points" not in page
    assert "No input changes the likelihood on its own." in page


def test_rival_explanations_not_yet_published_are_not_shown(run: Run) -> None:
    asked = ("assess", "osh-2010", "--as-of", "2010-07-01", "--json")
    (why,) = run(*asked).json["explanations"]
    assert [version["id"] for version in why["versions"]] == ["political"]
    assert [version["holders"] for version in why["versions"]] == [["globalpost-2010-06-15"]]
    assert run(*asked[:3], "2010-06-13", "--json").json["explanations"] == []


def test_what_happened_is_shown_once_all_of_it_was_known(run: Run) -> None:
    def happened(as_of: str) -> object:
        return run("assess", "osh-2010", "--as-of", as_of, "--json").json["happened"]

    assert happened("2010-06-14") is None  # it tells of 25 June
    assert happened("2010-06-26") is not None


@pytest.mark.parametrize(
    ("options", "said", "key", "given"),
    [
        (
            ("--reading", "signed_binds"),
            "of the law: A text signed by the members",
            "reading",
            None,
        ),
        (("--strict-law",), "Help that the law forbids does not count.", "strict_law", False),
    ],
)
def test_a_page_says_what_it_was_asked_to_suppose(
    run: Run, options: tuple[str, ...], said: str, key: str, given: object
) -> None:
    assert said in words(run("assess", "osh-2010", *options, "--full").out)
    assert said not in words(run("assess", "osh-2010", "--full").out)
    assert run("assess", "osh-2010", "--json").json[key] == given
    assert run("assess", "osh-2010", *options, "--json").json[key] != given


def test_the_track_record_is_of_the_organisation_asked_about(run: Run) -> None:
    page = words(run("assess", "batken-1999", "--full").out)
    assert "The track record is for the CST (counted as CSTO), not asked by the host" in page
    assert "The track record is for the CSTO, asked by" in words(
        run("assess", "osh-2010", "--full").out
    )


def test_proposals_that_differ_in_what_is_to_pass_read_differently(run: Run, view: View) -> None:
    proposals = view.cases["peace-mission-2007"].question.proposals
    page = run("assess", "peace-mission-2007", "--full").out
    titles = [line for line in page.splitlines() if "supposing that" in line]
    assert len(titles) == len(set(titles)) == len(proposals) > 1
    assert any("cross it (rail) with non-lethal cargo" in line for line in titles)


def test_what_a_verdict_depends_on_is_asked_and_can_be_looked_up(run: Run) -> None:
    said = words(run("assess", "osh-2010", "--full").out)
    asked = "Who could speak for Kyrgyzstan after April 2010?"
    assert f"Depends on what is contested: {asked} (`allies claim kgz-government-2010`)." in said
    assert asked in run("claim", "kgz-government-2010").out


def test_help_that_was_lawful_and_refused_is_said_to_have_been_refused(run: Run) -> None:
    page = run("assess", "osh-2010", "--full").out
    happened = words(page[page.index("What happened") : page.index("Rival explanations")])
    assert "Russia refused" in happened
    assert "eurasianet-2010-06-12, Timakova" in happened
