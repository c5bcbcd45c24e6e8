"""Faults of capitals, weights, conclusions and stances: said with file and line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from allies.errors import TheatreError
from allies.politics.weights import WEIGHTS
from allies.theatre.files import TheatreFiles
from allies.theatre.opening import read_checked
from tests.apparatus import CASE, CITED, Build, fault_with, template_texts, words
from tests.unit.politics.capital_texts import capital, register, trait


def stance(name: str, means: str, word: str, version: str = "") -> str:
    """Return a stance Highland took on one day, as a line of YAML."""
    rival = f", version: [lowland-2008/{version}]" if version else ""
    return (
        f"- {{act: stance_taken, id: {name}, by: XHI, of: pact, means: [{means}], stance: {word},"
        f" on: 2005-01-01, says: It said so{rival}, {CITED}}}\n"
    )


def faults(files: dict[str, str]):  # type: ignore[no-untyped-def]
    texts = template_texts()
    for name, text in files.items():
        texts[name] = texts.get(name, b"") + text.encode()
    with pytest.raises(TheatreError) as caught:
        read_checked(TheatreFiles(Path("pact_theatre"), texts))
    return caught.value.faults


@pytest.mark.parametrize(
    ("files", "what", "where"),
    [
        (capital("XNO", trait("a", "own_means", "weak")), "unknown state 'XNO'", "xno.yaml:1"),
        (
            capital("XHI", trait("a", "services", more="amount: 3")),
            "an amount without a unit",
            "xhi.yaml:3",
        ),
        (
            capital("XHI", trait("a", "services", more="unit: men")),
            "a unit without an amount",
            "xhi.yaml:3",
        ),
        (
            capital("XHI", trait("a", "services", more="by: nobody")),
            "unknown holder 'nobody'",
            "xhi.yaml:3",
        ),
        (capital("XHI", trait("a", "armz", "high", "XLO")), "unknown aspect 'armz'", "xhi.yaml:3"),
        (capital("XHI", trait("a", "arms", "huge", "XLO")), "'huge' is not a level", "xhi.yaml:3"),
        (capital("XHI", trait("a", "arms", "", "XLO")), "no level is given for", "xhi.yaml:3"),
        (capital("XHI", trait("a", "advice", "high")), "'advice' has no scale", "xhi.yaml:3"),
        (capital("XHI", trait("a", "arms", "high")), "'arms' needs 'towards:'", "xhi.yaml:3"),
        (capital("XHI", trait("a", "arms", "high", "XNO")), "unknown state 'XNO'", "xhi.yaml:3"),
        (
            capital("XHI", trait("a", "own_means", "weak", more="until: 2001-01-01")),
            "is before",
            "xhi.yaml:3",
        ),
        (
            capital("XHI", trait("a", "own_means", "weak"), trait("a", "own_means", "weak")),
            "a second 'a'",
            "xhi.yaml:4",
        ),
        (
            capital("XHI", registers=register("a", "doctrine", "dragons")),
            "cannot be 'dragons'",
            "xhi.yaml:3",
        ),
        (
            capital("XHI", registers=register("a", "secret", "drugs")),
            "is secret and lists threats",
            "xhi.yaml:3",
        ),
        (
            capital("XHI", registers=register("a", "law", "drugs", "ranked: true, by2: XHI")),
            "unknown key 'by2'",
            "xhi.yaml:3",
        ),
        (
            {"weights.yaml": "- {id: stakes, weight: {uniform: [0, 1]}, judgement: Mine}\n"},
            "unknown driver 'stakes'",
            "weights.yaml:1",
        ),
        (
            {"weights.yaml": "- {id: stake, weight: {uniform: [-1, 1]}, judgement: Mine}\n"},
            "runs from -1 to 1",
            "weights.yaml:1",
        ),
        (
            {"weights.yaml": "- {id: stake, weight: {uniform: [0, 50]}, judgement: Mine}\n"},
            "runs from 0 to 50",
            "weights.yaml:1",
        ),
        (
            {"weights.yaml": "- {id: stake, weight: {uniform: [0, 1]}}\n"},
            "'judgement' is missing",
            "weights.yaml:1",
        ),
        (
            {
                "comparisons.yaml": "- {id: a, measure: freedom, more: [XLO, pakt], less: [XHI,"
                f" pact], says: So, since: 2002, {CITED}}}\n"
            },
            "unknown organisation 'pakt'",
            "comparisons.yaml:1",
        ),
        (
            {
                "judgements.yaml": "- {id: a, case: border-2008, kind: must_support,"
                f" organisation: pact, says: So, {CITED}}}\n"
            },
            "'states' or 'means' is missing",
            "judgements.yaml:1",
        ),
        (
            {
                "acts/acts.yaml": stance("one", "rapid_reaction", "for")
                + stance("two", "rapid_reaction", "against")
            },
            "XHI is recorded as 'for' and as 'against'",
            "acts.yaml:",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(files: dict[str, str], what: str, where: str) -> None:
    fault = fault_with(faults(files), what)
    assert where in fault.where
    assert fault.why or fault.remedy or "unknown" in fault.what or "ended" in fault.what


def test_every_fault_is_reported_at_once() -> None:
    found = faults(
        {
            **capital("XHI", trait("a", "armz", "high", "XLO"), trait("b", "arms", "huge", "XLO")),
            "weights.yaml": "- {id: stakes, weight: {uniform: [0, 1]}, judgement: Mine}\n",
        }
    )
    assert len(found) == 3
    assert "did you mean 'stake'?" in words(str(found[-1]))


def test_stances_on_other_means_or_in_other_versions_do_not_contradict(build: Build) -> None:
    build(
        {
            "acts/acts.yaml": stance("one", "rapid_reaction", "for")
            + stance("two", "bilateral", "against")
        }
    )
    build(
        {
            "acts/acts.yaml": stance("one", "rapid_reaction", "for", "left")
            + stance("two", "rapid_reaction", "against", "stayed")
        }
    )


def test_a_theatre_may_set_a_weight_itself(build: Build) -> None:
    from allies.politics.weights import weights_of

    view = build({"weights.yaml": "- {id: stake, weight: {uniform: [0, 1]}, judgement: Mine}\n"})
    assert weights_of(view)["stake"].origin == "judgement: Mine"
    assert weights_of(view)["host"].origin.startswith("judgement: friends")


def where_told(files: dict[str, str]) -> list[str]:
    """Return where a theatre with some text added is at fault."""
    texts = template_texts()
    for name, text in files.items():
        texts[name] = texts.get(name, b"") + text.encode()
    try:
        read_checked(TheatreFiles(Path("pact_theatre"), texts))
    except TheatreError as error:
        return [fault.where for fault in error.faults]
    return []


@pytest.mark.parametrize(
    ("line", "is_fault"),
    [
        (trait("a", "arms", "high", "XLO"), False),
        (trait("a", "arms", "high", "pact"), True),
        (trait("a", "own_means", "weak"), False),
        (trait("a", "own_means"), True),
        (trait("a", "services"), False),
        (trait("a", "services", "weak"), True),
        (trait("a", "advice"), False),
        (trait("a", "advice", towards="XLO, pact"), False),
        (trait("a", "advice", towards="upton"), True),
        (trait("a", "planning"), False),
        (trait("a", "role", towards="pact"), False),
        (trait("a", "role"), True),
        (trait("a", "role", towards="XLO"), True),
        (trait("a", "frame", "accepted", "pact"), False),
        (trait("a", "frame", "accepted", "XLO, pact"), False),
        (trait("a", "frame", "accepted", "XLO, pakt"), True),
        (trait("a", "frame", "accepted"), True),
        (trait("a", "border", towards="XLO", more="mutual: true"), False),
        (trait("a", "disputes", towards="XLO", more="mutual: true"), False),
        (trait("a", "disputes", more="mutual: true"), True),
        (trait("a", "frame", "accepted", "XLO, pact", "mutual: true"), True),
        (trait("a", "role", towards="pact", more="mutual: true"), True),
    ],
)
def test_a_trait_has_the_level_and_the_names_that_its_aspect_needs(
    line: str, is_fault: bool
) -> None:
    where = ["pact_theatre/capitals/xhi.yaml:3"] if is_fault else []
    assert where_told(capital("XHI", line)) == where


READ = f"order_read_by: [{{who: NAME, {CITED}}}]"
MENTION = f"mentions: [{{of: NAME, place: first, says: S, {CITED}}}]"


@pytest.mark.parametrize(
    ("line", "is_fault"),
    [
        (register("a", "law", "drugs"), False),
        (register("a", "law", "drugs").replace("by: XLO", "by: pact.council"), False),
        (register("a", "law", "drugs").replace("by: XLO", "by: upton"), True),
        (register("a", "secret"), False),
        (register("a", "secret", "drugs"), True),
        (register("a", "law", "drugs", "ranked: true"), False),
        (register("a", "law", "drugs", READ.replace("NAME", "morning-paper")), False),
        (register("a", "law", "drugs", READ.replace("NAME", "noon-paper")), True),
        (register("a", "law", "drugs", "ranked: true, " + READ.replace("NAME", "XLO")), True),
        (register("a", "law", "drugs", MENTION.replace("NAME", "XLO")), False),
        (register("a", "law", "drugs", MENTION.replace("NAME", "pact")), True),
        (register("a", "law", "drugs", "threats: [{topics: [drugs], says: S}]"), True),
        (register("a", "law", more="threats: [{topics: [drugs, crime], says: S}]"), False),
        (register("a", "law", more="threats: [{topics: [], says: S}]"), True),
    ],
)
def test_a_register_says_who_speaks_what_it_lists_and_who_ranks_it(
    line: str, is_fault: bool
) -> None:
    where = ["pact_theatre/capitals/xhi.yaml:3"] if is_fault else []
    assert where_told(capital("XHI", registers=line)) == where


def test_registers_and_traits_have_names_of_their_own_apart_from_each_other() -> None:
    two = register("a", "law", "drugs") + register("b", "law", "drugs")
    assert where_told(capital("XHI", trait("a", "services"), registers=two)) == []
    again = capital("XHI", registers=two + register("a", "law", "drugs"))
    assert where_told(again) == ["pact_theatre/capitals/xhi.yaml:5"]


@pytest.mark.parametrize(
    ("driver", "weight", "is_fault"),
    [
        ("stake", "uniform: [0, 5]", False),
        ("stake", "uniform: [0, 5.1]", True),
        ("stake", "uniform: [-0.1, 1]", True),
        ("start", "uniform: [-5, 5]", False),
        ("start", "uniform: [-5.1, 1]", True),
        ("start", "uniform: [0, 5.1]", True),
        ("starts", "uniform: [0, 1]", True),
    ],
)
def test_a_weight_lies_between_nothing_and_near_certainty(
    driver: str, weight: str, is_fault: bool
) -> None:
    name = next(name for name, item in WEIGHTS.items() if item.is_start)
    text = f"- {{id: {driver.replace('start', name)}, weight: {{{weight}}}, judgement: Mine}}\n"
    assert where_told({"weights.yaml": text}) == (
        ["pact_theatre/weights.yaml:1"] if is_fault else []
    )


COMPARED = "more: [XLO, pact], less: [XHI, pact]"


@pytest.mark.parametrize(
    ("sides", "faults"),
    [
        (COMPARED, 0),
        ("more: [XNO, pact], less: [XHI, pact]", 1),
        ("more: [XLO, pact], less: [XNO, pact]", 1),
        ("more: [XLO, pact], less: [XHI, XLO]", 1),
        ("more: [pact, XLO], less: [XHI, pact]", 2),
    ],
)
def test_a_comparison_is_of_states_in_organisations(sides: str, faults: int) -> None:
    line = f"- {{id: a, measure: freedom, {sides}, says: So, since: 2002, {CITED}}}\n"
    assert where_told({"comparisons.yaml": line}) == ["pact_theatre/comparisons.yaml:1"] * faults


@pytest.mark.parametrize(
    ("fields", "is_fault"),
    [
        ("case: border-2008, organisation: pact, kind: need_not_ask", False),
        ("case: border-2009, organisation: pact, kind: need_not_ask", True),
        ("case: border-2008, organisation: XLO, kind: need_not_ask", True),
        ("case: border-2008, organisation: pact, kind: need_not_ask, states: [XHI, pact]", True),
        ("case: border-2008, organisation: pact, kind: must_support, states: [XHI]", True),
        ("case: border-2008, organisation: pact, kind: must_support, means: [bilateral]", True),
        ("case: border-2008, organisation: pact, kind: could_not_act", True),
        ("case: border-2008, organisation: pact, kind: would_agree", True),
        ("case: border-2008, organisation: pact, kind: could_act, means: [bilateral]", False),
        (
            "case: border-2008, organisation: pact, kind: must_support, states: [XHI],"
            " means: [bilateral]",
            False,
        ),
    ],
)
def test_a_judgement_of_a_case_names_what_it_is_about(fields: str, is_fault: bool) -> None:
    line = f"- {{id: a, {fields}, says: So, {CITED}}}\n"
    where = ["pact_theatre/judgements.yaml:1"] if is_fault else []
    assert where_told({"judgements.yaml": line}) == where


ONE = stance("one", "rapid_reaction", "for")
TWO = stance("two", "rapid_reaction", "against")


@pytest.mark.parametrize(
    ("old", "new", "is_fault"),
    [
        ("stance: against", "stance: against", True),
        ("stance: against", "stance: reserved", True),
        ("stance: against", "stance: for", False),
        ("by: XHI", "by: XLO", False),
        ("of: pact", "of: league", False),
        ("on: 2005-01-01", "on: 2005-01-02", False),
        ("means: [rapid_reaction]", "means: [bilateral]", False),
        ("means: [rapid_reaction]", "means: [bilateral, rapid_reaction]", True),
        (", cites", ", version: [lowland-2008/left], cites", True),  # the other is of both
    ],
)
def test_nobody_is_for_and_against_one_means_on_one_day(old: str, new: str, is_fault: bool) -> None:
    assert old in TWO
    files = {
        "acts/stances.yaml": ONE + TWO.replace(old, new),
        "organisations/league.yaml": "id: league\nname: L\nshort: L\njudgement: Invented.\n",
    }
    assert where_told(files) == (["pact_theatre/acts/stances.yaml:2"] if is_fault else [])


@pytest.mark.parametrize(
    ("versions", "is_fault"),
    [
        (("lowland-2008/left", "lowland-2008/stayed"), False),
        (("lowland-2008/left", "lowland-2008/left"), True),
        (("lowland-2008/left", "lowland-2008/left, lowland-2008/stayed"), True),
        (("lowland-2008/left", "fog/fog"), True),
    ],
)
def test_rival_versions_of_one_contest_may_hold_rival_stances(
    versions: tuple[str, str], is_fault: bool
) -> None:
    fog = (
        "  - {id: fog, type: rival_claims, question: Q, versions: [{id: fog, says: F, holders:"
        f" [morning-paper], {CITED}}}, {{id: sun, says: S, holders: [evening-paper], {CITED}}}]}}\n"
    )
    lines = (
        item.replace(", cites", f", version: [{version}], cites")
        for item, version in zip((ONE, TWO), versions, strict=True)
    )
    files = {"contests.yaml": fog, "acts/stances.yaml": "".join(lines)}
    assert where_told(files) == (["pact_theatre/acts/stances.yaml:2"] if is_fault else [])


def test_stances_of_a_case_are_held_against_each_other() -> None:
    found = where_told({CASE: "".join(f"  {line}" for line in (ONE, TWO))})
    assert len(found) == 1
    assert found[0].startswith(f"pact_theatre/{CASE}:")
