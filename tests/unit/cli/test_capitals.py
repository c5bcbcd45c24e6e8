"""The commands about capitals and positions: what they answer, and what they refuse."""

from __future__ import annotations

import pytest

from tests.apparatus import Run, refused, words


def test_positions_show_drivers_with_evidence_and_what_happened(run: Run) -> None:
    answer = run("positions", "osh-2010")
    page = words(answer.out)
    assert answer.code == 0
    assert "Whom the host may ask" in page
    assert "unknown, so wider" in page
    assert "What happened declined" in page


def test_positions_can_be_asked_for_one_means(run: Run) -> None:
    page = words(run("positions", "osh-2010", "--means", "consult").out)
    assert "CSTO, consult" in page
    assert "CSTO, rapid reaction" not in page


def test_threats_can_be_compared(run: Run) -> None:
    page = words(run("threats", "--compare", "KAZ", "UZB").out)
    assert "Where Afghanistan stands" in page
    assert "secret: what it lists is unknown, not absent" in page
    assert "Military Doctrine of Tajikistan" not in page


def test_two_capitals_stand_in_columns(run: Run) -> None:
    page = run("capital", "KAZ", "UZB", "--on", "2013-06-01").out
    assert "ASTANA" in page
    assert "TASHKENT" in page.split("ASTANA")[1].splitlines()[0]


def test_a_page_fits_a_hundred_columns(run: Run) -> None:
    for asked in (
        ("positions", "osh-2010"),
        ("threats",),
        ("capital", "KAZ", "UZB"),
        ("capital", "RUS"),
        ("autonomy",),
    ):
        assert max(len(line) for line in run(*asked).out.splitlines()) <= 100


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("positions", "osh-2011"), "did you mean 'osh-2010'?"),
        (("positions", "osh-2010", "--means", "peacekeping"), "did you mean 'peacekeeping'?"),
        (("positions", "uzbekistan-2012"), "asks about the law, not about help"),
        (("capital", "KAZZ"), "did you mean 'KAZ'?"),
        (("capital", "KAZ", "DEU"), "nothing is coded of the capital of 'DEU'"),
        (("threats", "--compare", "KAZ", "UZK"), "did you mean 'UZB'?"),
        (("threats", "--account", "nobody"), "unknown account 'nobody'"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_remedy(
    run: Run, asked: tuple[str, ...], said: str
) -> None:
    refused(run(*asked), said)


@pytest.mark.parametrize("asked", [("threats",), ("capital", "KAZ"), ("autonomy",)])
def test_beyond_the_record_nothing_is_known(run: Run, asked: tuple[str, ...]) -> None:
    answer = run(*asked, "--on", "2030-01-01")
    assert answer.code == 2
    assert "lies outside the record" in words(answer.out + answer.err)


def test_autonomy_where_nobody_is_coded_to_lead_is_said_to_be_unknown(run: Run) -> None:
    answer = run("autonomy", "--on", "1995-01-01")
    assert answer.code == 0
    assert "Unknown for everybody" in answer.out


def test_a_capital_stands_to_an_organisation_as_the_list_of_members_has_it(run: Run) -> None:
    for on, status in (
        ("2012-07-15", "member, participation suspended"),
        ("2013-06-01", "membership suspended"),
    ):
        assert f"CSTO: {status}" in words(run("capital", "UZB", "--on", on).out)
        row = next(
            line for line in run("members", "--on", on).out.splitlines() if "Uzbekistan *" in line
        )
        assert status in row


def test_what_compares_two_members_names_the_organisation_they_are_in(run: Run) -> None:
    page = words(run("autonomy").out)
    relies = "Kyrgyzstan relies on Moscow for more than Kazakhstan does"
    assert page.count(relies) == page.count(f"CSTO: {relies}") + page.count(f"SCO: {relies}") == 2


def test_influence_of_forces_not_on_record_is_unknown_and_not_nothing(run: Run) -> None:
    found = run("autonomy", "--on", "2009-01-01", "--json").json["members"]
    armenia = next(
        item for item in found if (item["state"], item["organisation"]) == ("ARM", "csto")
    )
    (assigned,) = armenia["influence"]["parts"]
    assert (assigned["low"], assigned["high"]) == (0.0, 1.0)
