"""What the founding question must show, item by item, on the JSON answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from allies.theatre.opening import open_folder
from tests.apparatus import SHIPPED, Answer, Run, day

MEANS = ("consult", "materiel", "rapid_reaction", "peacekeeping", "bilateral")
VERDICTS = ("yes", "no", "unknown", "disputed")

Csto = Callable[..., dict[str, Any]]


@pytest.fixture
def assessed(run: Run) -> Callable[..., Any]:
    """The answer to the case, as JSON."""

    def ask(*more: str) -> Any:
        answer: Answer = run("assess", "osh-2010", *more, "--json")
        assert (answer.code, answer.err) == (0, "")
        return answer.json

    return ask


@pytest.fixture
def csto_may(run: Run) -> Csto:
    """What the law says of each means of the CSTO."""

    def ask(on: str = "", *more: str) -> dict[str, Any]:
        asked = ("law", "--case", "osh-2010", *(("--on", on) if on else ()), *more)
        answer = run(*asked, "--json")
        assert (answer.code, answer.err) == (0, "")
        found = [item for item in answer.json["findings"] if item["organisation"] == "csto"]
        return {item["means"]: item["may"] for item in found}

    return ask


@pytest.fixture
def csto(assessed: Callable[..., Any]) -> Csto:
    """What the CSTO may, will and can do by each means."""

    def ask(on: str = "", *more: str) -> dict[str, Any]:
        answer = assessed(*(("--on", on) if on else ()), *more)
        (found,) = [item for item in answer["organisations"] if item["id"] == "csto"]
        return {item["id"]: item for item in found["means"]}

    return ask


def reasons(may: dict[str, Any]) -> dict[str, str]:
    return {item["provision"]: item["status"] for item in may["reasons"]}


# On 12 June 2010.


def test_the_rapid_reaction_force_could_not_be_used_on_the_texts_then_in_force(
    csto_may: Csto,
) -> None:
    force = csto_may()["rapid_reaction"]
    assert force["verdict"] == "no"
    assert set(force["by_reading"].values()) == {"no"}


def test_the_texts_then_in_force_spoke_of_external_aggression_only(csto_may: Csto) -> None:
    force = csto_may("", "--means", "rapid_reaction")["rapid_reaction"]
    assert reasons(force)["cst.art-4"] == "not_applicable"
    (article,) = [item for item in force["reasons"] if item["provision"] == "cst.art-4"]
    assert article["in_force"]["value"] == "yes"
    attack = article["when"]
    assert (attack["says"], attack["value"]) == ("the crisis is of the kind external attack", "no")
    assert "external attack" in force["would_flip"][0]["says"]


def test_the_forces_own_agreement_was_not_yet_in_force(csto_may: Csto) -> None:
    assert reasons(csto_may()["rapid_reaction"])["csto.ksor-2009.tasks"] == "not_in_force"
    after = csto_may("2010-09-10")["rapid_reaction"]
    assert reasons(after)["csto.ksor-2009.tasks"] == "not_applicable"


def test_a_reading_by_signature_is_shown_apart(csto_may: Csto) -> None:
    may = csto_may()["rapid_reaction"]
    assert "signed_binds" in may["held_by_nobody"]
    assert "signed_binds" not in may["by_reading"]


def test_peacekeeping_is_not_simply_no(csto_may: Csto) -> None:
    may = csto_may()["peacekeeping"]
    assert may["verdict"] == "disputed"
    assert may["by_reading"]["in_force_only"] == "yes"
    assert may["by_reading"]["external_only"] == "no"
    assert may["dissent"]["external_only"]


def test_materiel_could_be_given(csto_may: Csto) -> None:
    assert csto_may()["materiel"]["verdict"] == "yes"


def test_russia_could_lawfully_act_alone_on_the_hosts_consent(csto_may: Csto) -> None:
    may = csto_may()["bilateral"]
    assert may["verdict"] == "disputed"  # by who may invite troops, a view that Minsk held
    assert may["by_reading"]["in_force_only"] == "yes"
    assert [name for name, word in may["by_reading"].items() if word == "no"] == [
        "elected_government"
    ]
    (decisive,) = [item for item in may["reasons"] if item["status"] == "decisive"]
    assert "with its government's consent" in decisive["says"]
    assert {"says": "The host asks Russia", "done": "yes"}.items() <= may["steps"][0].items()


def test_who_could_consent_was_contested(csto_may: Csto) -> None:
    may = csto_may()["bilateral"]
    assert may["differs_by"] == ["contest:kgz-government-2010"]
    assert "Kyrgyzstan's government is interim" in {flip["says"] for flip in may["would_flip"]}


def test_what_was_lawful_was_refused_so_law_alone_does_not_explain_it(run: Run, csto: Csto) -> None:
    found = run("positions", "osh-2010", "--means", "bilateral", "--json").json["means"]
    (means,) = [item for item in found if item["organisation"] == "csto"]
    (russia,) = means["members"]
    assert (russia["member"], russia["stance"]) == ("RUS", "against")
    assert russia["cites"]
    alone = csto()["bilateral"]
    assert max(alone["approval"]) < 0.25
    assert alone["in_time"] > 0.5


def test_rival_explanations_stand_side_by_side_with_their_sources(
    assessed: Callable[..., Any],
) -> None:
    (contest,) = assessed()["explanations"]
    versions = {item["id"]: item for item in contest["versions"]}
    assert set(versions) == {"legal", "political", "hegemonic"}
    for version in versions.values():
        assert version["holders"]
        assert version["cites"]


def test_beside_the_case_stands_what_happened(assessed: Callable[..., Any]) -> None:
    happened = assessed()["happened"]
    assert happened["outcome"] == "declined"
    assert happened["cites"]


# A year and three years later.


def test_a_year_later_the_changes_are_signed_and_not_in_force_so_it_is_disputed(
    csto_may: Csto,
) -> None:
    may = csto_may("2011-06-12")["rapid_reaction"]
    assert may["verdict"] == "disputed"
    assert may["by_reading"]["in_force_only"] == "no"
    assert may["by_reading"]["signed_binds"] == "yes"
    assert reasons(may)["csto.charter-protocol-2010.crisis"] == "not_in_force"


def test_three_years_later_it_is_disputed_whether_the_changes_are_valid(csto_may: Csto) -> None:
    may = csto_may("2013-06-12")["rapid_reaction"]
    assert may["verdict"] == "disputed"
    assert may["by_reading"]["amended_texts"] == "yes"
    assert may["by_reading"]["in_force_only"] == "yes"
    assert may["by_reading"]["nullity"] == "no"


def test_three_years_later_the_deciding_rule_differs_too(csto_may: Csto) -> None:
    rules = csto_may("2013-06-12")["rapid_reaction"]["decided_by"]
    assert rules["amended_texts"] == "limited_format"
    assert rules["majority_suffices"] == "simple_majority"
    assert rules["nullity"] == "consensus"


# The shape of the answer.


def test_the_answer_has_every_key_that_was_asked_for(
    run: Run, assessed: Callable[..., Any]
) -> None:
    answer = assessed()
    assert (answer["case"], answer["on"]) == ("osh-2010", "2010-06-12")
    assert answer["question"].endswith("?")
    for key in ("headline", "organisations", "sources", "happened"):
        assert answer[key]
    low, high = answer["headline"]["probability"]
    assert 0 <= low <= high <= 1
    assert answer["headline"]["words"]
    relied = run("rests-on", "osh-2010", "--json").json
    assert relied["rests_on"]
    assert relied["confidence"] in ("low", "moderate", "high")


def test_every_means_answers_the_four_questions(assessed: Callable[..., Any]) -> None:
    for organisation in assessed()["organisations"]:
        for means in organisation["means"]:
            assert means["id"] in MEANS
            assert means["may"] in VERDICTS
            assert {"approval", "in_time"} <= set(means)
    csto = assessed()["organisations"][0]
    assert tuple(item["id"] for item in csto["means"]) == MEANS


def test_the_law_gives_each_means_its_verdicts_with_reasons_steps_and_flips(
    csto_may: Csto,
) -> None:
    assert tuple(csto_may()) == MEANS
    for may in csto_may().values():
        assert may["verdict"] in VERDICTS
        assert {"by_reading", "steps", "reasons", "would_flip"} <= set(may)


def test_funnels_are_given_for_the_readings_held(
    assessed: Callable[..., Any], csto_may: Csto
) -> None:
    for organisation in assessed()["organisations"]:
        if organisation["id"] == "csto":
            for means in organisation["means"]:
                assert set(means["funnel"]) == set(csto_may()[means["id"]]["by_reading"])


def cites_in(data: Any) -> Iterator[dict[str, Any]]:
    """Return every citation anywhere in an answer."""
    if isinstance(data, dict):
        if {"source", "at", "credibility"} <= set(data):
            yield data
        for value in data.values():
            yield from cites_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from cites_in(value)


def test_every_source_that_the_answer_cites_is_listed(assessed: Callable[..., Any]) -> None:
    answer = assessed()
    listed = {item["id"] for item in answer["sources"]}
    cited = {cite["source"] for cite in cites_in(answer)}
    cited |= {cite["origin"] for cite in cites_in(answer) if cite["origin"]}
    assert cited <= listed


def test_funnels_narrow_from_all_draws(assessed: Callable[..., Any]) -> None:
    answer = assessed()
    for organisation in answer["organisations"]:
        for means in organisation["means"]:
            for funnel in means["funnel"].values():
                left = list(funnel["left"].values())
                assert left == sorted(left, reverse=True)
                assert max(left, default=0) <= funnel["draws"] == answer["draws"]


# Membership after the note of June 2012.


@pytest.fixture
def uzbekistan(run: Run) -> Callable[..., Any]:
    """What Uzbekistan was to the CSTO on 15 July 2012."""

    def ask(*more: str) -> Any:
        answer = run("members", "csto", "--on", "2012-07-15", *more, "--json")
        assert (answer.code, answer.err) == (0, "")
        (found,) = [item for item in answer.json["members"] if item["state"] == "UZB"]
        return found

    return ask


def test_uzbekistans_membership_is_contested_with_three_versions_and_their_holders(
    uzbekistan: Callable[..., Any],
) -> None:
    found = uzbekistan()
    versions = {item["id"]: item for item in found["versions"]}
    assert found["contested"] is True
    assert set(versions) == {
        "uzb-2012/withdrew",
        "uzb-2012/suspended_membership",
        "uzb-2012/suspended_participation",
    }
    for version in versions.values():
        assert version["holders"]
        assert version["cites"]
    assert [
        versions[f"uzb-2012/{name}"]["status"]["membership"]
        for name in ("withdrew", "suspended_membership", "suspended_participation")
    ] == ["withdrawn", "suspended", "member"]


def test_status_is_a_vector(uzbekistan: Callable[..., Any]) -> None:
    assert uzbekistan()["status"] == {
        "treaty_party": "yes",
        "membership": "member",
        "participation": "suspended",
        "bound_by": ["csto.charter"],
    }


@pytest.mark.parametrize(
    ("account", "membership"),
    [
        ("golts2012", "withdrawn"),
        ("russian_media", "suspended"),
        ("diis2013", "member"),
        ("tashkent-diis2013", "member"),
    ],
)
def test_an_account_switches_between_them(
    uzbekistan: Callable[..., Any], account: str, membership: str
) -> None:
    assert uzbekistan("--account", account)["status"]["membership"] == membership


def test_as_of_20_july_2012_only_what_had_certainly_been_published_is_shown(
    uzbekistan: Callable[..., Any],
) -> None:
    versions = {
        item["id"]: item["holders"] for item in uzbekistan("--as-of", "2012-07-20")["versions"]
    }
    assert versions["uzb-2012/withdrew"] == ["golts2012"]
    assert set(versions["uzb-2012/suspended_membership"]) == {"rferl-2012-06-28", "tass-2012-06-28"}
    assert set(versions["uzb-2012/suspended_participation"]) == {
        "tass-2012-06-28",
        "ria-2012-06-28",
    }


def test_as_of_20_july_2012_the_undated_summer_issue_is_named_as_uncertain(
    uzbekistan: Callable[..., Any],
) -> None:
    perhaps = {
        item["id"]: item["perhaps"] for item in uzbekistan("--as-of", "2012-07-20")["versions"]
    }
    assert perhaps["uzb-2012/withdrew"] == ["laumulin2012"]
    assert perhaps["uzb-2012/suspended_membership"] == ["laumulin2012"]


@pytest.mark.parametrize(
    "asked",
    [
        ("members", "csto", "--on", "2012-07-15"),
        ("contested",),
        ("claim", "uzb-2012"),
        ("claim", "uzb-2012/withdrew"),
        ("claim", "uzb-2012/suspended_membership"),
    ],
)
def test_as_of_20_july_2012_nothing_later_is_cited(run: Run, asked: tuple[str, ...]) -> None:
    published = {name: item.published for name, item in open_folder(SHIPPED).sources.items()}
    answer = run(*asked, "--as-of", "2012-07-20", "--json")
    assert answer.code == 0
    for cite in cites_in(answer.json):
        root = cite["origin"] or cite["source"]
        assert published[root].last <= day("2012-07-20"), cite


def test_as_of_20_july_2012_nothing_later_is_on_the_page(run: Run) -> None:
    page = run("members", "csto", "--on", "2012-07-15", "--as-of", "2012-07-20").out
    assert "diis2013" not in page
    assert "tengrinews-2012-11-01" not in page
    assert "perhaps already laumulin2012" in " ".join(page.split())


def test_as_of_the_day_before_the_column_nobody_had_said_it_left(
    uzbekistan: Callable[..., Any],
) -> None:
    versions = {item["id"] for item in uzbekistan("--as-of", "2012-07-15")["versions"]}
    assert "uzb-2012/withdrew" not in versions
    assert len(versions) == 2


def test_as_of_the_day_itself_nobody_can_tell_what_happened_afterwards(
    assessed: Callable[..., Any],
) -> None:
    assert assessed("--as-of", "2010-06-12")["happened"] is None
