"""Names that another shipped theatre has."""

from __future__ import annotations

from typing import Any

import pytest

from allies.asking.answering import answered
from allies.asking.asks import ask_from
from allies.asking.grids import grid_of
from allies.errors import Fault, QuestionError


def refused(name: str, theatre: str, **given: Any) -> tuple[Fault, ...]:
    ask = ask_from(name, {**given, "theatre": theatre})
    with pytest.raises(QuestionError) as refusal:
        answered(ask)
    return refusal.value.faults


@pytest.mark.parametrize(
    ("theatre", "other", "name", "given"),
    [
        ("central_asia", "west_africa", "assess", {"case": "gambia-2017"}),
        ("central_asia", "west_africa", "members", {"organisation": "ecowas"}),
        ("central_asia", "west_africa", "capital", {"state": "Senegal"}),
        ("west_africa", "central_asia", "assess", {"case": "osh-2010"}),
        ("west_africa", "central_asia", "members", {"organisation": "CSTO"}),
    ],
)
def test_an_unknown_name_of_another_shipped_theatre_names_that_theatre(
    theatre: str, other: str, name: str, given: dict[str, str]
) -> None:
    (fault,) = refused(name, theatre, **given)
    assert fault.what.startswith("unknown ")
    assert other in fault.remedy


@pytest.mark.parametrize(
    "given",
    [
        {"organisation": "nowhere-at-all"},
        {"organisation": "ecowas", "on": "2010-02-31"},  # another theatre could not answer it
        {"organisation": "cst0"},
    ],
)
def test_a_name_that_no_theatre_has_or_a_day_that_is_none_names_no_theatre(
    given: dict[str, str],
) -> None:
    assert not any(
        "west_africa" in fault.remedy for fault in refused("members", "central_asia", **given)
    )


def test_an_account_of_another_theatre_names_it_as_well() -> None:
    faults = refused("members", "central_asia", organisation="ecowas", account="adebajo")
    assert {fault.field for fault in faults} == {"organisation", "account"}
    assert all("west_africa" in fault.remedy for fault in faults)


def test_only_faults_about_names_name_the_theatre() -> None:
    faults = refused("members", "central_asia", organisation="csto", on="2010-02-31")
    assert [fault.field for fault in faults] == ["on"]
    assert "theatre" not in faults[0].remedy


def test_a_theatre_of_ones_own_is_told_of_the_shipped_ones(tmp_path: Any) -> None:
    from allies.asking.theatres import new

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        new("mine")
        (fault,) = refused("members", "mine", organisation="ecowas")
    assert "west_africa" in fault.remedy


def test_a_run_says_so_too() -> None:
    with pytest.raises(QuestionError) as refusal:
        grid_of({"case": "gambia-2017"}, [])
    assert "west_africa" in refusal.value.fault.remedy


def test_one_who_cannot_choose_the_theatre_keeps_the_names_of_this_one() -> None:
    ask = ask_from("members", {"organisation": "ecowas"}, confined=True)
    with pytest.raises(QuestionError) as refusal:
        answered(ask)
    assert "west_africa" in refusal.value.fault.why
    assert "csto" in refusal.value.fault.remedy
