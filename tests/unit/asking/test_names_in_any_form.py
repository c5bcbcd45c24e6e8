"""Names in any form: whatever a question calls something, it is the same question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from allies.asking.asks import Ask, ask_from
from allies.asking.cache import answer_file
from allies.asking.names import resolved
from allies.errors import Fault, QuestionError, UnknownName
from allies.questions.assess import Assess
from allies.questions.audit import Audit
from allies.questions.claims import Claim
from allies.questions.membership import Members
from allies.questions.route import Route
from allies.questions.timeline import Timeline
from allies.world.view import View
from tests.apparatus import Run, refused


def asked(view: View, question: str, /, **given: object) -> Ask:
    return resolved(ask_from(question, given), view)


def faults_of(view: View, name: str, given: Mapping[str, Any]) -> tuple[Fault, ...]:
    with pytest.raises(QuestionError) as caught:
        asked(view, name, **given)
    return caught.value.faults


@pytest.mark.parametrize(
    "name",
    [
        "KAZ",
        "kaz",
        "Kaz",
        "KZ",
        "kz",
        "the KZ",
        "Kazakhstan",
        "Қазақстан",
        "Казахстан",
        "Republic of Kazakhstan",
    ],
)
def test_every_name_of_a_state_asks_the_same_and_shares_one_kept_answer(
    view: View, name: str
) -> None:
    code = asked(view, "route", start="otar", end="khujand", deny=["KAZ"], mover="KAZ")
    said = asked(view, "route", start="otar", end="khujand", deny=[name], mover=name)
    assert said == code
    assert answer_file("digest", said.asked) == answer_file("digest", code.asked) is not None


@pytest.mark.parametrize(
    "name",
    [
        "csto",
        "CSTO",
        "the CSTO",
        "The csto",
        "ОДКБ",
        "одкб",
        "Collective Security Treaty Organisation",
        "ODKB",
    ],
)
def test_every_name_of_an_organisation_asks_the_same(view: View, name: str) -> None:
    assert asked(view, "members", organisation=name).question == Members(organisation="csto")


@pytest.mark.parametrize(
    ("question", "given", "meant"),
    [
        ("audit", {"body": "Узбекистан"}, Audit(body="UZB")),
        ("audit", {"body": "ШОС"}, Audit(body="sco")),
        ("timeline", {"about": "Москва"}, Timeline(about="moscow")),
        ("timeline", {"about": "Tajikistan"}, Timeline(about="TJK")),
        ("timeline", {"about": "НАТО"}, Timeline(about="nato")),
        ("timeline", {"about": "Osh 2010"}, Timeline(about="osh-2010")),
        ("timeline", {"about": "Senate of Kazakhstan"}, Timeline(about="kaz.senate")),
        ("timeline", {"about": "GOLTS2012"}, Timeline(about="golts2012")),
        (
            "route",
            {"start": "Moskva", "end": "Душанбе", "mover": "НАТО", "via": ["Alma-Ata", "Ош"]},
            Route(start="moscow", end="dushanbe", mover="nato", via=("almaty", "osh")),
        ),
        (
            "route",
            {"start": "otar", "end": "osh", "revoke": "Киргизия:3"},
            Route(start="otar", end="osh", revoke="KGZ:3"),
        ),
        ("assess", {"case": "Violence in southern Kyrgyzstan"}, Assess(case="osh-2010")),
        ("assess", {"case": "violence in southern kyrgyzstan, june 2010"}, Assess(case="osh-2010")),
    ],
)
def test_every_kind_of_name_is_taken_in_any_form(
    view: View, question: str, given: dict[str, Any], meant: object
) -> None:
    assert asked(view, question, **given).question == meant


def test_what_is_supposed_names_states_in_any_form(view: View) -> None:
    supposed = asked(
        view, "route", start="otar", end="osh", deny=["Kazakhstan", "Узбекистан"], allow=["kgz"]
    ).what_if
    assert (supposed.deny, supposed.allow) == (("KAZ", "UZB"), ("KGZ",))


def test_what_is_supposed_twice_by_two_names_is_supposed_once(view: View) -> None:
    ends = {"start": "otar", "end": "osh"}
    supposed = asked(view, "route", **ends, deny=["Kazakhstan", "uzb", "KAZ"]).what_if
    assert supposed.deny == ("KAZ", "UZB")
    via = asked(view, "route", **ends, via=["Ош", "almaty", "osh"]).question
    assert via == Route(start="otar", end="osh", via=("osh", "almaty", "osh"))


# Accounts go by the source they follow, or by what their holder is called.


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("golts2012", "golts2012"),
        ("GOLTS2012", "golts2012"),
        ("Moscow's position as reported by golts2012", "moscow-golts2012"),
        ("moscow’s position, as reported by golts2012", "moscow-golts2012"),
        ("Best Evidence", "best_evidence"),
    ],
)
def test_an_account_goes_by_the_name_of_its_holder_too(view: View, name: str, meant: str) -> None:
    assert asked(view, "members", organisation="csto", account=name).account == meant


def test_an_account_that_is_none_is_answered_with_the_nearest(view: View) -> None:
    (fault,) = faults_of(view, "members", {"organisation": "csto", "account": "golts2013"})
    assert fault.what == "unknown account 'golts2013'"
    assert fault.remedy == "did you mean 'golts2012'?"


# A rule of decision that is typed names its members.


def test_a_rule_names_its_members_in_any_form(view: View) -> None:
    typed = {
        "any": [
            {"veto": {"members": ["Russia", "Казахстан"]}},
            {"weighted_majority": {"quota": "3", "weights": {"Kyrgyzstan": "2", "tjk": "2"}}},
        ]
    }
    assert asked(view, "assess", case="osh-2010", rule=typed).what_if.rule == {
        "any": [
            {"veto": {"members": ["RUS", "KAZ"]}},
            {"weighted_majority": {"quota": "3", "weights": {"KGZ": "2", "TJK": "2"}}},
        ]
    }


def test_every_member_of_a_rule_that_is_no_state_is_told_in_its_place(view: View) -> None:
    rule = {
        "all": [
            {"veto": {"members": ["Russia", "Rusia"]}},
            {"weighted_majority": {"quota": "1", "weights": {"CSTO": "1"}}},
        ]
    }
    first, second = faults_of(view, "assess", {"case": "osh-2010", "rule": rule})
    assert first == UnknownName(
        "unknown state 'Rusia'",
        field="rule.all.0.veto.members.1",
        why="only states have votes",
        remedy="did you mean 'RUS'?",
    )
    assert second.what == "'csto' is an organisation, not a state"
    assert second.field == "rule.all.1.weighted_majority.weights.CSTO"


def test_a_state_has_one_weight_in_a_rule_whatever_it_is_called(view: View) -> None:
    def weighing(*names: str) -> dict[str, Any]:
        weights = dict.fromkeys(names, "1")
        return {
            "case": "osh-2010",
            "rule": {"weighted_majority": {"quota": "1", "weights": weights}},
        }

    (fault,) = faults_of(view, "assess", weighing("RUS", "Russia"))
    assert fault.what == "'Russia' is RUS, and so is 'RUS'"
    assert fault.field == "rule.weighted_majority.weights.Russia"
    assert asked(view, "assess", **weighing("Russia", "Kazakhstan"))


# What is no name is told, all at once.


def test_all_names_that_are_none_are_told_at_once_each_with_its_field(view: View) -> None:
    given = {"start": "Moscowa", "end": "Kazakhstan", "mover": "СSTO", "deny": ["KA\u200bZ"]}
    told = {fault.field: fault.what for fault in faults_of(view, "route", given)}
    assert told == {
        "start": "unknown place 'Moscowa'",
        "end": "'KAZ' is a state, not a place",
        "mover": "'СSTO' mixes Latin and Cyrillic letters",
        "deny": "'KA\\u200bZ' holds a character that cannot be seen",
    }


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("timeline", {"about": "csto\u200b"}),
        ("timeline", {"act": "acceded\u200b"}),
        ("claim", {"name": "uzb-2012\u2066"}),
        ("members", {"organisation": "csto", "account": "golts2012\u200d"}),
        ("assess", {"case": "osh-2010", "rule": "consensus\ufeff"}),
        ("route", {"start": "otar", "end": "osh", "revoke": "KA\u200bZ:3"}),
        ("contested", {"type": "rival_claims\u202e"}),
    ],
)
def test_no_kind_of_name_may_hold_what_cannot_be_seen(
    view: View, question: str, given: dict[str, Any]
) -> None:
    (fault,) = faults_of(view, question, given)
    assert "holds a character that cannot be seen" in fault.what


def test_a_claim_and_a_contest_go_by_their_ids_alone(view: View, run: Run) -> None:
    assert asked(view, "claim", name="UZB-2012").question == Claim(name="uzb-2012")
    refused(run("claim", "Казахстан"), "'KAZ' is a state, not a claim", "timeline --about KAZ")
    refused(
        run("claim", "What did Uzbekistan do in June 2012 to its place in the CSTO?"),
        "nothing in the record is called",
    )


def test_the_chronicle_suggests_states_before_all_else(run: Run) -> None:
    refused(run("timeline", "--about", "Kazakstan"), "did you mean 'KAZ'?")
    refused(run("timeline", "--about", "UZE"), "did you mean 'UZB'?")
    refused(run("timeline", "--about", "Turkmenabad"), "did you mean 'turkmenabat'?")
    refused(run("timeline", "--about", "ШОC"), "mixes Latin and Cyrillic letters", "C is Latin")


@pytest.mark.parametrize(
    ("typed", "declared"),
    [
        (("members", "ОДКБ"), ("members", "csto")),
        (
            ("route", "Moskva", "Душанбе", "--deny", "Казахстан", "--move", "company"),
            ("route", "moscow", "dushanbe", "--deny", "KAZ", "--move", "company"),
        ),
    ],
)
def test_the_answer_is_the_same_to_the_last_byte(
    run: Run, typed: tuple[str, ...], declared: tuple[str, ...]
) -> None:
    answers = [run(*words, "--json") for words in (typed, declared)]
    assert answers[0].code == 0, answers[0].err
    assert answers[0].out == answers[1].out
