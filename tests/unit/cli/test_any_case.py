"""Names in any case: the answer is the one to the name declared, to the last letter."""

from __future__ import annotations

import pytest

from tests.apparatus import Run, refused

QUESTIONS = (
    ("members CSTO --account GOLTS2012", "members csto --account golts2012"),
    ("law Csto --of uzb", "law csto --of UZB"),
    ("law CSTO --diff 2010-06-12 2013-06-12", "law csto --diff 2010-06-12 2013-06-12"),
    (
        "law --case OSH-2010 --means Peacekeeping --reading Nullity",
        "law --case osh-2010 --means peacekeeping --reading nullity",
    ),
    ("audit SCO", "audit sco"),
    ("timeline --about kgz --act ACCEDED", "timeline --about KGZ --act acceded"),
    (
        "timeline --about Tajikistan-incursion-2015",
        "timeline --about tajikistan-incursion-2015",
    ),
    ("contested --type Rival_Claims", "contested --type rival_claims"),
    ("claim UZB-2012", "claim uzb-2012"),
    ("claim Uzb-2012/Withdrew", "claim uzb-2012/withdrew"),
    ("capital kaz Uzb", "capital KAZ UZB"),
    ("threats --compare kaz uzb", "threats --compare KAZ UZB"),
    ("corridors KABUL --mover NATO --deny rus", "corridors kabul --mover nato --deny RUS"),
    ("power CSTO --with uzb --rule Consensus", "power csto --with UZB --rule consensus"),
    ("power CSTO --before 2010-06-12 --of kaz", "power csto --before 2010-06-12 --of KAZ"),
    ("deploy OSH-2010 --to BISHKEK --deny uzb", "deploy osh-2010 --to bishkek --deny UZB"),
    ("deploy Osh-2010 --status-of uzb", "deploy osh-2010 --status-of UZB"),
    (
        "route Otar Khujand --mode RAIL --mover Kaz --via BISHKEK --revoke kgz:1 --cargo Arms",
        "route otar khujand --mode rail --mover KAZ --via bishkek --revoke KGZ:1 --cargo arms",
    ),
    (
        "route OTAR KHUJAND --deny uzb --compare --move COMPANY",
        "route otar khujand --deny UZB --compare --move company",
    ),
    (
        "positions OSH-2010 --means Rapid_Reaction --draws 50",
        "positions osh-2010 --means rapid_reaction --draws 50",
    ),
    (
        "rests-on Osh-2010 --reading AMENDED_TEXTS --draws 50",
        "rests-on osh-2010 --reading amended_texts --draws 50",
    ),
    (
        "assess OSH-2010 --reading In_Force_Only --draws 50 --theatre Central_Asia",
        "assess osh-2010 --reading in_force_only --draws 50 --theatre central_asia",
    ),
)


@pytest.mark.parametrize(("typed", "declared"), QUESTIONS)
def test_a_name_in_another_case_has_the_same_answer(run: Run, typed: str, declared: str) -> None:
    answers = [run(*words.split(), "--json") for words in (typed, declared)]
    assert answers[0].code == 0, answers[0].err
    assert answers[0].out == answers[1].out


def test_a_name_that_is_none_in_any_case_is_refused_as_it_was_typed(run: Run) -> None:
    refused(run("members", "NATTO"), "unknown organisation 'NATTO'", "did you mean 'nato'?")
    refused(run("claim", "UZB-2112"), "nothing in the record is called 'UZB-2112'")
    refused(run("members", "uzb"), "'UZB' is a state, not an organisation")
