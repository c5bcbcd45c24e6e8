"""Capitals, one or two; threats; room inside organisations."""

from __future__ import annotations

import pytest

from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.capitals import _measured, autonomy, capital, capitals, threats
from allies.faces.figures.levels import VERBS
from allies.questions.autonomy import Measure
from allies.values.model_inputs import members_of


def test_two_capitals_stand_in_columns_with_the_same_rows(central_asia: Asker) -> None:
    page = capital(central_asia, Address("capitals/UZB/KAZ"))
    assert [column["item"].state for column in page.shown["columns"]] == ["UZB", "KAZ"]
    assert page.title == (
        "Uzbekistan doubts the SCO and rejects the CSTO;"
        " Kazakhstan prefers the CSTO, accepts NATO and doubts the SCO"
    )


def test_frames_valued_alike_share_a_verb_and_every_value_has_one(central_asia: Asker) -> None:
    title = capital(central_asia, Address("capitals/RUS")).title
    assert title == (
        "Russia prefers the CSTO and"
        " accepts Kazakhstan, Kyrgyzstan, Tajikistan, Uzbekistan and the SCO"
    )
    assert set(VERBS) == set(members_of("frame"))


def test_the_second_capital_may_stand_beside_the_path(central_asia: Asker) -> None:
    given = {"other": ("KAZ",)}
    assert (
        capital(central_asia, Address("capitals/UZB", given)).title
        == capital(central_asia, Address("capitals/UZB/KAZ")).title
    )


def test_one_capital_has_one_column_and_names_the_others(central_asia: Asker) -> None:
    page = capital(central_asia, Address("capitals/UZB"))
    assert len(page.shown["columns"]) == 1
    assert not page.shown["sets"]
    pairs = [pair.split("/") for pair, _ in page.shown["pairs"]]
    assert all("UZB" in pair and pair[0] < pair[1] for pair in pairs)


def test_an_unknown_state_is_refused(central_asia: Asker) -> None:
    with pytest.raises(QuestionError):
        capital(central_asia, Address("capitals/XYZ"))


def test_the_list_has_only_states_that_are_coded_as_capitals(central_asia: Asker) -> None:
    codes = {code for code, _ in capitals(central_asia, Address("capitals")).shown["capitals"]}
    assert codes == set(central_asia.opened.record.capitals)


def test_threats_are_counted_by_list_and_not_by_mention(central_asia: Asker) -> None:
    page = threats(central_asia, Address("threats"))
    lists = sum(len(rows) for *_, rows in page.shown["capitals"])
    assert page.title.startswith(f"{lists} lists of threats")
    kazakhstan = {row[0]: row[1] for row in page.shown["topics"].rows}
    own = next(item for item, *_ in page.shown["capitals"] if item.state == "KAZ")
    said = sum(
        any("extremism" in threat.topics for threat in register.threats)
        for register in own.registers
    )
    assert kazakhstan["extremism"] == str(said)


def test_the_three_measures_are_never_one(central_asia: Asker) -> None:
    page = autonomy(central_asia, Address("autonomy"))
    name, figures, outside = page.shown["bodies"][0]
    assert name == "CSTO"
    assert len(figures) == 3
    assert outside == ["Uzbekistan"]


def test_a_day_before_any_leader_leaves_the_measures_unknown(central_asia: Asker) -> None:
    page = autonomy(central_asia, Address("autonomy", {"on": ("1992-06-01",)}))
    assert all(len(figures) == 3 for _, figures, _ in page.shown["bodies"])


def test_threats_that_are_named_as_often_stand_by_name(central_asia: Asker) -> None:
    """A set has another order in each process; the page of a theatre has one."""
    rows = threats(central_asia, Address("threats")).shown["topics"].rows

    def often(row: tuple[str, ...]) -> tuple[int, int, str]:
        counts = [int(words) for words in row[1:] if words]
        return -len(counts), -sum(counts), row[0]

    assert list(rows) == sorted(rows, key=often)
    assert len({often(row)[:2] for row in rows}) < len(rows)  # some are named as often


def test_a_theatre_without_lists_of_threats_says_so(
    central_asia: Asker, west_africa: Asker
) -> None:
    assert threats(west_africa, Address("threats")).title == "No list of threats is on record"
    assert threats(central_asia, Address("threats")).title.endswith("their experts")


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.0, 1.0, "unknown"), (0.0, 0.9, "0.00-0.90 of 1"), (0.1, 1.0, "0.10-1.00 of 1")],
)
def test_a_measure_that_nothing_narrows_is_unknown(low: float, high: float, said: str) -> None:
    assert _measured(Measure(low=low, high=high, parts=())) == said
