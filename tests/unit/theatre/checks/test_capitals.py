"""Faults of capitals, weights, conclusions and stances: said with file and line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from allies.errors import TheatreError
from allies.theatre.files import TheatreFiles
from allies.theatre.opening import read_checked
from tests.apparatus import CITED, Build, fault_with, template_texts, words
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
        (capital("XHI", trait("a", "armz", "high", "XLO")), "unknown aspect 'armz'", "xhi.yaml:3"),
        (capital("XHI", trait("a", "arms", "huge", "XLO")), "'huge' is no level", "xhi.yaml:3"),
        (capital("XHI", trait("a", "arms", "", "XLO")), "no level is given for", "xhi.yaml:3"),
        (capital("XHI", trait("a", "advice", "high")), "'advice' has no scale", "xhi.yaml:3"),
        (capital("XHI", trait("a", "arms", "high")), "'arms' needs 'towards:'", "xhi.yaml:3"),
        (capital("XHI", trait("a", "arms", "high", "XNO")), "unknown state 'XNO'", "xhi.yaml:3"),
        (
            capital("XHI", trait("a", "own_means", "weak", more="until: 2001-01-01")),
            "lies before",
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
