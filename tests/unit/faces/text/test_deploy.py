"""Pages on deployments."""

from __future__ import annotations

from tests.apparatus import Run, words


def test_a_page_names_forces_fleets_and_states_and_no_ids(run: Run) -> None:
    page = words(run("deploy", "osh-2010").out)
    assert "CSTO to Osh, 12 June 2010" in page
    assert "Kant airbase" in page
    assert "Russian Il-76" in page
    assert "rus.kant" not in page


def test_status_against_consent_names_the_state(run: Run) -> None:
    asked = ("deploy", "osh-2010", "--to", "dushanbe", "--on", "2011-06-01", "--status-of", "UZB")
    page = words(run(*asked, "--draws", "200").out)
    assert "the status of Uzbekistan is set against its consent" in page
    assert "STATUS OF UZBEKISTAN AGAINST ITS CONSENT" in page
    assert "inside consents" in page
    assert "outside refuses" in page


def test_what_is_supposed_stands_in_the_heading(run: Run) -> None:
    page = words(run("deploy", "osh-2010", "--deny", "UZB", "--allow", "KAZ").out)
    assert "supposing that Uzbekistan let nobody pass" in page
    assert "supposing that Kazakhstan let everybody pass" in page
