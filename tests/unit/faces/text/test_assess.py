"""The page of a crisis on one screen: the number, why, and where help is lost."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from rich.console import Console

from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.assessment.case.headline import headline
from allies.faces.text.assess import assess_page
from allies.questions.assess import AssessAnswer
from allies.questions.base import Answer
from allies.questions.law import LawCaseAnswer
from allies.questions.positions import PositionsAnswer
from allies.questions.rests_on import RestsOnAnswer
from tests.apparatus import CASE, PACT, Run, Template, refused, words


@pytest.fixture(scope="module")
def opened() -> OpenTheatre:
    return OpenTheatre("central_asia")


@pytest.fixture(scope="module")
def osh(opened: OpenTheatre) -> dict[str, Answer]:
    """Answers about the founding case, by question."""
    return {
        name: opened.answer(ask_from(name, {"case": "osh-2010", "draws": 2_000}))
        for name in ("assess", "rests-on", "positions")
    } | {"law-case": opened.answer(ask_from("law-case", {"case": "osh-2010"}))}


def shown(answers: Sequence[Answer], columns: int = 100) -> list[str]:
    """Return the lines of the page of an answer with others beside it."""
    console = Console(width=columns, file=io.StringIO())
    with console.capture() as captured:
        console.print(assess_page(*answers))  # type: ignore[arg-type]
    return [line.rstrip() for line in captured.get().splitlines()]


def order_of(page: str, *parts: str) -> list[int]:
    return [page.index(part) for part in parts]


def test_the_parts_stand_in_the_order_of_the_next_doubt(osh: dict[str, Answer]) -> None:
    page = "\n".join(shown(list(osh.values())))
    found = order_of(
        page,
        "Will the CSTO have at least 100 people",
        "Likelihood of yes: ",
        "The model: ",
        "Confidence: ",
        "No text in force, of those read, let the CSTO",
        "MAY THEY",
        "Bilateral: Russia acting alone at the host's request, not the CSTO.",
        "OF 100 FUTURES",
        "What changes the model's figure most",
        "What happened (refused): ",
        "Ask next: `allies law --case osh-2010` the rules; `allies positions osh-2010` the members",
        "The record covers 1992-05-15 to 2017-01-23",
    )
    assert found == sorted(found)
    assert "\nSources\n" not in page


def test_the_other_thresholds_of_the_question_take_one_line(osh: dict[str, Answer]) -> None:
    assess = osh["assess"]
    assert isinstance(assess, AssessAnswer)
    (line,) = [line for line in shown(list(osh.values()), 120) if line.startswith("Chance of")]
    assert line.startswith("Chance of 100 people in 7 days: ")
    assert "; 1,000 in 30: " in line
    assert line.endswith(" %.")
    bare = replace(assess, thresholds=())
    assert not any("Chance of" in line for line in shown([bare]))


def test_other_organisations_take_a_line_each(osh: dict[str, Answer]) -> None:
    lines = shown(list(osh.values()))
    named = [line for line in lines if line.startswith("SCO")]
    assert named == [
        "SCO  consult: may; materiel: may, chance if asked over 95 %; rapid reaction: may not"
    ]


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("andijan-2005", "Uzbekistan was no member of the CSTO."),
        (
            "andijan-2005",
            "NATO (the host: partner) consult: may; rapid reaction: may not, chance if asked",
        ),
        (
            "outside-the-area-2015",
            "SCO (the host: observer) consult: may; materiel: may, chance if asked over 95 %; ",
        ),
        (
            "outside-the-area-2015",
            "Each line: futures left, in steps of 5 (?: unknown); columns overlap;",
        ),
        (
            "kazakhstan-unrest-2014",
            "A hypothetical case: it did not happen. It supposes: Unrest that Kazakhstan's own"
            " forces do not master; Kazakhstan asked the CSTO for help. Will the CSTO",
        ),
        (
            "kazakhstan-unrest-2014",
            "Moscow and Astana would have to agree, perhaps slowly. (more: --full)",
        ),
    ],
)
def test_what_is_unusual_in_a_case_is_said(run: Run, case: str, said: str) -> None:
    assert said in words(run("assess", case).out)


# Why.


def test_who_spoke_against_it_ends_the_sentence(osh: dict[str, Answer]) -> None:
    page = words("\n".join(shown(list(osh.values()))))
    against = "Russia, the leading state, and Uzbekistan had by then spoken against such help."
    assert f"(held by Moscow, Tashkent and the CSTO Secretariat). {against}" in page
    assert against not in words("\n".join(shown([osh["assess"], osh["law-case"]])))
    alone = words("\n".join(shown([osh["assess"], osh["positions"]])))
    assert f" %. {against}" in alone


def positions_with(answer: Answer, **stances: str) -> PositionsAnswer:
    """Return positions in which some members have other stances, and object for sure if against."""
    assert isinstance(answer, PositionsAnswer)
    means = []
    for item in answer.means:
        members = tuple(
            replace(
                member,
                stance=stances.get(member.member, "unknown"),
                objects=float(stances.get(member.member) == "against"),
            )
            for member in item.members
        )
        means.append(replace(item, members=members))
    return replace(answer, means=tuple(means))


@pytest.mark.parametrize(
    ("against", "said"),
    [
        ((), ""),
        (("RUS",), "Russia, the leading state, had by then spoken against such help."),
        (("BLR",), "Belarus had by then spoken against such help."),
        (
            ("BLR", "RUS"),
            "Russia, the leading state, and Belarus had by then spoken against such help.",
        ),
        (
            ("BLR", "RUS", "UZB"),
            "Russia, the leading state, Belarus and Uzbekistan had by then spoken against",
        ),
    ],
)
def test_the_leading_state_is_named_first(
    osh: dict[str, Answer], against: tuple[str, ...], said: str
) -> None:
    found = positions_with(osh["positions"], **dict.fromkeys(against, "against"))
    page = words("\n".join(shown([osh["assess"], found])))
    assert said in page
    assert ("had by then spoken against" in page) == bool(against)


@pytest.mark.parametrize(("most", "told"), [(0.49, True), (0.5, False)])
def test_statements_are_told_where_they_make_approval_unlikely(
    osh: dict[str, Answer], most: float, told: bool
) -> None:
    found = positions_with(osh["positions"], RUS="against")
    means = tuple(replace(item, approval_if_asked=(0.1, most)) for item in found.means)
    page = words("\n".join(shown([osh["assess"], replace(found, means=means)])))
    assert ("had by then spoken against such help" in page) == told


def without_requests(answer: Answer) -> AssessAnswer:
    """Return an answer in which, by the record, the host has not asked for anything."""
    assert isinstance(answer, AssessAnswer)
    bodies = []
    for body in answer.organisations:
        means = []
        for item in body.means:
            nobody = {
                reading: replace(
                    funnel,
                    left=dict.fromkeys(funnel.left, 0),
                    left_at_most=dict.fromkeys(funnel.left, 0),
                )
                for reading, funnel in item.funnel.items()
            }
            means.append(replace(item, request="recorded", approval=None, funnel=nobody))
        bodies.append(replace(body, means=tuple(means)))
    return replace(answer, organisations=tuple(bodies))


def test_that_nobody_asked_is_said(osh: dict[str, Answer]) -> None:
    asked = "According to the record, Kyrgyzstan had not asked for such help."
    nobody = without_requests(osh["assess"])
    page = words("\n".join(shown([nobody, osh["positions"]])))
    assert f"{asked} Russia, the leading state, and Uzbekistan had by then spoken against" in page
    assert "peacekeeping disputed no request 95 %" in page
    assert asked not in words("\n".join(shown(list(osh.values()))))


def test_where_the_number_of_requests_comes_from_stands_beside_the_bars(
    osh: dict[str, Answer], run: Run
) -> None:
    page = words("\n".join(shown(list(osh.values()))))
    assert (
        "Sources differ on whether the host asked for rapid reaction or peacekeeping;"
        " the lines"
        " below suppose it in 50 of 100."
    ) in page
    assert "asked for contested contested ██" in page
    one = words(run("assess", "osh-2010", "--account", "dehaas2017").out)
    assert "Sources differ" not in one
    other = words(run("assess", "bishkek-2010").out)
    assert "No source says whether the host asked; the 70 is an estimate." in other


def test_nothing_is_told_that_was_not_known_by_the_day(run: Run) -> None:
    page = run("assess", "osh-2010", "--as-of", "2010-06-20").out
    assert "had not taken effect" in page
    assert "December" not in page
    assert "2012" not in page


def test_readings_go_by_their_titles(run: Run) -> None:
    page = words(run("assess", "osh-2010", "--on", "2013-06-12", "--reading", "nullity").out)
    title = "No major change is law without every member's consent"
    assert f"Only under this reading of the law: {title}." in page
    assert "nullity" not in page


def test_the_sentence_of_why_takes_five_lines_at_most(osh: dict[str, Answer]) -> None:
    lines = shown(list(osh.values()))
    first = next(at for at, line in enumerate(lines) if line.startswith("No text in force"))
    why = " ".join(lines[first : first + 5])
    assert "10 September 2010" in why
    assert "19 December 2012" in why
    assert "(in force since 2009) let it send peacekeepers, except under" in why
    assert lines[first + 5].startswith(
        "Russia, the leading state, and Uzbekistan had by then spoken"
    )


def test_a_sentence_of_why_that_does_not_fit_names_the_command_with_the_rest(
    osh: dict[str, Answer],
) -> None:
    page = words("\n".join(shown(list(osh.values()), 80)))
    assert "(more: `allies law --case osh-2010`)" in page
    assert "except under the reading “Force only if a foreign state attacks”" not in page
    wide = words("\n".join(shown(list(osh.values()), 150)))
    assert "(more: `allies law" not in wide
    assert "except under the reading “Force only if a foreign state attacks”" in wide


def test_the_law_by_reading_says_why_a_single_state_is_disputed(run: Run) -> None:
    why = (
        "May they: bilateral General law let Russia help on its own account with the consent of"
        " Kyrgyzstan's government, except under the reading “Only the lawful government may"
        " invite, even when"
        " it has lost power”"
    )
    assert "bilateral disputed" in words(run("assess", "osh-2010").out)
    assert why in words(run("assess", "osh-2010", "--full").out)
    assert why in words(run("law", "--case", "osh-2010").out)


# Two views, and what is counted.


def with_views(answer: Answer, inside: tuple[float, float], outside: float) -> AssessAnswer:
    """Return an answer with other views of the model and of the track record."""
    assert isinstance(answer, AssessAnswer)
    assert answer.outside is not None
    found = headline(inside, outside)
    chance = replace(answer.outside.in_time, mean=outside)
    return replace(answer, headline=found, outside=replace(answer.outside, in_time=chance))


@pytest.mark.parametrize(
    ("inside", "outside", "said"),
    [
        (
            (0.45, 0.60),
            0.10,
            "yes: unlikely, about 25 % (the two views below: 10-60 %). The model: 45-60 %.",
        ),
        (
            (0.45, 0.70),
            0.10,
            "say; about 30 %, if the two views below (10-70 %) are weighed together. The"
            " model: 45-70 %.",
        ),
        (
            (0.10, 0.70),
            0.20,
            "say; about 30 %, if the two views below (10-70 %) are weighed together. The model"
            " cannot tell: 10",
        ),
    ],
)
def test_a_likelihood_that_says_nothing_is_told_as_such_with_the_reason(
    osh: dict[str, Answer], inside: tuple[float, float], outside: float, said: str
) -> None:
    assert said in words("\n".join(shown([with_views(osh["assess"], inside, outside)])))


def test_the_page_says_which_bars_are_a_yes(osh: dict[str, Answer], run: Run) -> None:
    page = words("\n".join(shown(list(osh.values()))))
    assert "Each line: futures left, in steps of 5; columns overlap;" in page
    counts = "“The model” counts “enough people” by rapid reaction"
    assert f"{counts} or peacekeeping, not by bilateral help." in page
    # Readings that differ by less than a step of five are not said to differ.
    assert f"{counts}, not by bilateral help." in words(
        run("assess", "tajikistan-incursion-2015").out
    )


def test_stages_that_lose_nothing_are_left_out_of_the_short_page_only(
    osh: dict[str, Answer], run: Run
) -> None:
    lines = shown(list(osh.values()))
    said = "`--full` shows every stage."
    stages = ("asked for", "a state willing", "enough people", "fit for the task")
    assert all(any(line.startswith(stage) for line in lines) for stage in stages)
    assert not any(line.startswith("there in time") for line in lines)
    assert said in words("\n".join(lines))
    full = run("assess", "osh-2010", "--full").out
    assert "\n  there in time " in full
    assert said not in words(full)


def test_why_bars_go_on_for_what_the_law_forbids(osh: dict[str, Answer], run: Run) -> None:
    said = "A legal “no” makes members less willing"
    page = words("\n".join(shown(list(osh.values()))))
    assert "rapid reaction no " in page
    assert f"{said}; only `--strict-law` stops them." in page
    assert said not in words(run("assess", "osh-2010", "--strict-law").out)
    assert said not in words(run("assess", "kazakhstan-unrest-2014").out)


def test_names_of_organisations_are_spelt_out_below_the_question(run: Run) -> None:
    page = words(run("assess", "andijan-2005").out)
    assert (
        "within 30 days? CSTO: Collective Security Treaty Organization; SCO: Shanghai Cooperation"
        " Organisation; NATO: North Atlantic Treaty Organization; CIS: Commonwealth of Independent"
        " States Likelihood"
    ) in page
    assert "\nSCO: Shanghai Cooperation Organisation\n" in run("assess", "peace-mission-2007").out


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("osh-2010", "What happened (refused): "),
        ("andijan-2005", "What happened (no decision on troops): "),
        ("batken-1999", "What happened (help without troops): "),
        ("peace-mission-2007", "What happened: "),
        ("uzbekistan-2012", "What happened: "),
    ],
)
def test_how_it_ended_is_said_of_help_and_of_nothing_else(run: Run, case: str, said: str) -> None:
    assert f"\n{said}" in run("assess", case).out
    titled = said.replace(": ", "").strip()
    assert f"\n{titled}\n" in run("assess", case, "--full").out


@pytest.mark.parametrize(("enough", "differs"), [(0.02, False), (0.4, True)])
def test_bars_that_differ_by_reading_are_said_to_follow_one(
    osh: dict[str, Answer], enough: float, differs: bool
) -> None:
    found = osh["assess"]
    assert isinstance(found, AssessAnswer)
    csto = next(body for body in found.organisations if body.id == "csto")
    item = next(item for item in csto.means if item.id == "peacekeeping")
    (first, funnel), *_ = item.funnel.items()
    count = round(enough * funnel.draws)
    left = {**funnel.left, "enough": count}
    other = replace(funnel, left=left, left_at_most=left)
    two = replace(item, funnel={first: funnel, "another": other})
    means = tuple(two if one is item else one for one in csto.means)
    bodies = tuple(
        replace(csto, means=means) if body is csto else body for body in found.organisations
    )
    page = words("\n".join(shown([replace(found, organisations=bodies)])))
    said = "not by bilateral help; bars follow the text"
    assert (said in page) == differs


def test_the_earlier_crises_are_counted_with_their_organisations(osh: dict[str, Answer]) -> None:
    found = osh["assess"]
    assert isinstance(found, AssessAnswer)
    assert found.outside is not None
    for since, bodies, said in (
        (1956, 19, "9 earlier crises since 1956 suggest "),
        (2001, 1, "9 earlier crises since 2001 suggest "),
        (None, 0, "Earlier crises (none is coded): "),
    ):
        outside = replace(found.outside, cases=9, since=since, of_bodies=bodies)
        assert said in "\n".join(shown([replace(found, outside=outside)]))


def test_bars_that_all_stand_at_nothing_are_one_sentence(osh: dict[str, Answer]) -> None:
    said = "OF 100 FUTURES: in none does the host ask for such help, so nobody comes."
    nobody = shown([without_requests(osh["assess"])])
    assert said in nobody
    assert not any(line.startswith("asked for  ") for line in nobody)
    assert said not in shown([osh["assess"]])


def test_no_chance_stands_where_no_organ_decides(osh: dict[str, Answer], run: Run) -> None:
    found = osh["assess"]
    assert isinstance(found, AssessAnswer)
    (sco,) = [item for item in found.organisations if item.id == "sco"]
    (force,) = [item for item in sco.means if item.id == "rapid_reaction"]
    for organ, said in ((None, "may not"), ("sco.council", "may not, chance if asked 90 %")):
        item = replace(force, approval=(0.9, 0.9), organ=organ)
        others = [body for body in found.organisations if body.id != "sco"]
        answer = replace(found, organisations=(*others, replace(sco, means=(item,))))
        assert f"SCO  rapid reaction: {said}" in shown([answer])
    assert "rapid reaction: may not, chance" not in run("assess", "tajikistan-incursion-2015").out


# What it rests on.


@pytest.mark.parametrize(
    ("kind", "low", "high", "said"),
    [
        ("fact", 0.1, 0.22, "raises it by 12: "),
        ("fact", 0.22, 0.1, "lowers it by 12: "),
        ("fact", 0.1, 0.11, "raises it by 1: "),
        ("fact", 0.1, 0.102, "raises it by less than 1: "),
        ("contest", 0.1, 0.22, "could move it by 12: "),
        ("judgement", 0.22, 0.1, "could move it by 12: "),
    ],
)
def test_how_far_the_likelihood_moves_is_told_in_words(
    osh: dict[str, Answer], kind: str, low: float, high: float, said: str
) -> None:
    found = osh["rests-on"]
    assert isinstance(found, RestsOnAnswer)
    item = replace(
        found.rests_on[0], kind=kind, low=low, high=high, swing=abs(high - low), says="A thing"
    )
    page = "\n".join(shown([osh["assess"], replace(found, rests_on=(item,))]))
    assert f"{said}A thing [" in page
    judged = replace(found, rests_on=(replace(item, cites=()),))
    assert f"{said}A thing [judgement]" in "\n".join(shown([osh["assess"], judged]))


def test_three_lines_of_what_it_rests_on(osh: dict[str, Answer]) -> None:
    lines = shown(list(osh.values()))
    first = lines.index("What changes the model's figure most, one at a time, in points of 100") + 1
    last = next(at for at, line in enumerate(lines) if line.startswith("What happened"))
    assert sum(" it by " in line for line in lines[first:last]) == 3


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ((), "Confidence: moderate."),
        (("one thing",), "Confidence: moderate (what lowers it: one thing)."),
        (("one thing", "b"), "Confidence: moderate (what lowers it: one thing; b)."),
        (("one thing", "b", "c"), "Confidence: moderate (what lowers it: one thing; b; c)."),
    ],
)
def test_confidence_has_all_its_reasons(
    osh: dict[str, Answer], because: tuple[str, ...], said: str
) -> None:
    found = osh["rests-on"]
    assert isinstance(found, RestsOnAnswer)
    found = replace(found, confidence="moderate", confidence_because=because)
    assert said in shown([osh["assess"], found])


# Law alone, beyond the record, and nobody there.


def test_a_case_of_law_alone_has_its_finding_in_the_place_of_the_number(run: Run) -> None:
    page = run("assess", "peace-mission-2007").out
    assert "Finding of law: 2 irregular, 1 regular, 2 unknown (of 5 acts)." in page
    assert "\n  irregular  Kazakhstan let China cross it (rail) with troops\n" in page
    assert "Likelihood" not in page
    assert "allies rests-on" not in page
    one = run("assess", "second-base-2009").out
    asks = "Would it be within the law on 1 August 2009 if ..."
    assert f"\nFinding of law: disputed.\n\n{asks}\n  disputed  Kyrgyzstan gave" in one
    assert "The rule “A member opens no new base" in one


def test_an_act_says_why_and_leaves_out_what_an_act_above_has_told(run: Run) -> None:
    page = words(run("assess", "third-state-base-2012").out)
    assert (
        "No rule in force for Uzbekistan forbade it; only under the readings “A text signed" in page
    )
    assert "No rule in force for Kyrgyzstan forbade it; the rest as above." in page
    assert page.count("it still needs “Every member agrees to an outsider's base”") == 1
    assert page.count("(held by the sources diis2013 and golts2012)") == 1


def test_acts_on_other_days_and_acts_with_a_clock_have_their_day(run: Run) -> None:
    page = run("assess", "uzbekistan-2012").out
    assert "law on 19 December 2012, or on the day named, if ...\n" in page
    assert (
        "irregular  Uzbekistan left the CSTO on 19 December 2012 (on the day of the summit;"
        " too early)" in page
    )
    left = "Uzbekistan left the CSTO on 20 December 2012 (six months after the note)\n"
    assert f"disputed   {left}" in page
    assert "or on the day named" not in run("assess", "peace-mission-2007").out
    assert "disputed   the Collective Security Council suspended the membership" in page


def test_the_earliest_days_stand_in_the_place_of_the_number(run: Run) -> None:
    page = words(run("assess", "uzbekistan-2012").out)
    note = "Counted from 20 June 2012: Uzbekistan sent a note to the CSTO Secretariat: Its view"
    found = order_of(
        page,
        "Earliest leaving: 20 December 2012 under the reading “The note was notice of leaving”"
        " (held by the source golts2012); 28 December"
        " 2012 under the reading “The announcement of 28 June was notice",
        note,
        "Counted from 28 June 2012: the CSTO Secretariat announced",
        "Also required: the other members accept the withdrawal at a summit.",
        "Finding of law: ",
        "Would it be within the law",
    )
    assert found == sorted(found)
    assert "Earliest" not in run("assess", "third-state-base-2012").out
    before = run("assess", "uzbekistan-2012", "--as-of", "2012-06-20").out
    assert "28 December 2012 under" not in words(before)


@pytest.mark.parametrize(
    "case",
    ["uzbekistan-2012", "peace-mission-2007", "third-state-base-2012", "second-base-2009"],
)
def test_the_words_that_occur_are_explained_and_no_others(
    opened: OpenTheatre, run: Run, case: str
) -> None:
    law = opened.answer(ask_from("law-case", {"case": case}))
    assert isinstance(law, LawCaseAnswer)
    page = words(run("assess", case).out)
    used = {act.finding for act in law.proposals}
    for word in ("regular", "irregular", "depends", "disputed", "unknown"):
        told = f" {word}: " in page[page.index("be within the law on") : page.index("Ask next")]
        assert told == (word in used), word


def test_of_many_acts_a_few_are_shown_and_the_rest_counted(opened: OpenTheatre) -> None:
    asked = {"case": "third-state-base-2012"}
    answer, law = (opened.answer(ask_from(name, asked)) for name in ("assess", "law-case"))
    assert isinstance(law, LawCaseAnswer)
    many = replace(law, proposals=law.proposals * 2)
    lines = shown([answer, many])
    assert "  8 more acts are on the full page." in lines
    assert len(lines) <= 45


def test_a_case_of_law_alone_points_to_the_law_where_no_finding_stands_beside_it(
    opened: OpenTheatre,
) -> None:
    alone = opened.answer(ask_from("assess", {"case": "peace-mission-2007"}))
    page = "\n".join(shown([alone]))
    assert "This is a question of law: its answer is a verdict, not a probability." in page
    assert "`allies law --case peace-mission-2007`" in page


def test_a_day_beyond_the_record_has_no_number(run: Run) -> None:
    page = words(run("assess", "osh-2010", "--on", "2020-01-01").out)
    assert "2020-01-01 lies outside the record" in page
    assert "Likelihood" not in page
    assert "MAY THEY" not in page
    assert "The model alone" not in page
    assert "Ask next: `allies law --on 2020-01-01 --case osh-2010`" in page


def test_an_organisation_that_was_not_there_has_no_number(run: Run) -> None:
    page = words(run("assess", "osh-2010", "--on", "1993-06-01").out)
    assert "According to the record, no state was a member of the CSTO on 1 June 1993" in page
    assert "Likelihood of" not in page
    assert "MAY THEY" not in page


# Faces.


def test_what_happened_is_cut_behind_a_sentence_and_keeps_its_source(
    osh: dict[str, Answer],
) -> None:
    lines = shown(list(osh.values()))
    first = next(at for at, line in enumerate(lines) if line.startswith("What happened"))
    told = " ".join(lines[first : first + 2])
    assert "no conditions for taking part. (more: --full) [" in told
    assert "; 6 more]" in told
    assert lines[first + 2].startswith("Ask next: ")


@pytest.mark.parametrize("case", ["osh-2010", "tajikistan-incursion-2015", "bishkek-2010"])
def test_nothing_is_cut_inside_a_quotation_or_a_sentence(run: Run, case: str) -> None:
    page = run("assess", case).out
    assert " ..." not in page
    assert page.count("“") == page.count("”")


def test_what_names_in_brackets_are_is_said_beside_the_questions_asked_on(run: Run) -> None:
    for case in ("osh-2010", "peace-mission-2007"):
        page = words(run("assess", case).out)
        assert "`allies sources` names in brackets" in page
        assert "(more)" not in page


def test_an_outcome_that_is_hidden_is_said_to_be(run: Run) -> None:
    page = run("assess", "osh-2010", "--hide-outcome").out
    assert "What happened: hidden" in page
    assert "No troops were sent" not in page
    assert "`allies law --case osh-2010 --hide-outcome`" in page


def test_the_questions_asked_on_keep_what_was_asked(run: Run) -> None:
    page = words(run("assess", "osh-2010", "--as-of", "2012-07-20", "--account", "diis2013").out)
    assert "Ask next: `allies law --case osh-2010 --as-of 2012-07-20 --account diis2013`" in page


def test_full_shows_everything(run: Run) -> None:
    page, full = run("assess", "osh-2010").out, run("assess", "osh-2010", "--full").out
    assert "\nSources\n" in full
    assert len(full.splitlines()) > 4 * len(page.splitlines())
    assert (
        run("assess", "osh-2010", "--full", "--json").out == run("assess", "osh-2010", "--json").out
    )


def test_full_belongs_to_a_page_that_is_short(run: Run) -> None:
    refused(run("assess", "osh-2010", "--draw", "7", "--full"), "--draw and --full cannot be used")
    refused(run("members", "csto", "--full"), "there is no option")


def test_an_answer_prints_as_its_short_page(osh: dict[str, Answer]) -> None:
    assert isinstance(osh["assess"], AssessAnswer)
    page = str(osh["assess"])
    assert "OF 100 FUTURES" in page
    assert "\nSources\n" not in page
    assert "Confidence" not in page


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_each_stage_of_the_funnel_is_one_line_on_narrow_terminals_too(
    osh: dict[str, Answer], columns: int
) -> None:
    lines = shown(list(osh.values()), columns)
    first = next(at for at, line in enumerate(lines) if line.startswith("asked for"))
    stages = [line[:12].strip() for line in lines[first : first + 3]]
    assert stages == ["asked for", "a state will", "approved"]
    assert all(len(line) <= columns for line in lines)


def test_a_state_that_acts_alone_is_named_once(run: Run, template: Template) -> None:
    ask = ("assess", "border-2008", "--draws", "100", "--theatre", template.name)
    assert "Bilateral: Highland acting alone, not the Pact." in words(run(*ask).out)
    template.replace(PACT, "name: Highland acting alone", "name: a state alone")
    assert "Bilateral: a state alone (Highland), not the Pact." in words(run(*ask).out)


def test_a_request_for_a_means_without_an_organ_is_not_denied(template: Template, run: Run) -> None:
    template.replace(PACT, "    organ: pact.council\n", "")
    decides = "    means: [rapid_reaction]\n    decision:"
    template.replace(PACT, decides, "    means: [consult]\n    decision:")
    consult = "means:\n  - {means: consult, name: talks, organ: pact.council, judgement: J}\n"
    template.replace(PACT, "\nmeans:\n", f"\n{consult}")
    asked = ("assess", "border-2008", "--draws", "200", "--theatre", template.name)
    page = run(*asked)
    assert "rapid reaction" in page.out
    assert "had not asked" not in page.out
    withdrawn = "{act: request_withdrawn, by: XLO, to: pact, on: 2008-06-05, judgement: J}"
    template.add(CASE, f"  - {withdrawn}\n")
    assert "had not asked" in run(*asked).out
