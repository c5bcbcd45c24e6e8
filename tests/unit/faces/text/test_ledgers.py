"""The pages of ledgers."""

from __future__ import annotations

from tests.apparatus import Run, words


def test_a_ledger_in_which_nothing_stands_says_what_the_record_covers(run: Run) -> None:
    page = words(run("exercises", "--since", "2016-06").out)
    assert "nothing in the record, which covers 1992-05-15 to 2017-01-23" in page
    assert "SUMS" not in page


def test_a_transfer_shows_its_value_and_what_became_of_it(run: Run) -> None:
    page = words(run("transfers", "--from", "RUS").out)
    assert "pledged unknown; 1,300,000,000 USD of 2015" in page
    assert "No delivery on record." in page
    assert "delivered air defence; 4 anti-aircraft missile systems" in page


def test_what_is_delivered_waits_for_nothing(run: Run) -> None:
    page = run("transfers", "--to", "BLR").out
    assert "No delivery on record" not in page


def test_an_exercise_shows_who_took_part_as_far_as_told(run: Run) -> None:
    page = words(run("exercises", "KAZ", "--since", "2014-10", "--until", "2014-10").out)
    assert "Took part: 7 states, among them Kazakhstan." in page
    assert "CIS; host not reported" in page
    away = words(run("exercises", "UZB").out)
    assert "Uzbekistan stayed away: To Tashkent, sending anybody was a waste of time" in away


def test_stands_show_who_led_and_who_did_not_follow(run: Run) -> None:
    page = words(run("stands", "communiques").out)
    assert "communiques Uzbekistan refused Uzbekistan's government resisted this idea" in page
    assert "communiques CSTO not reported Uzbekistan not reported" in page


def test_a_bargain_sets_the_demand_beside_the_end(run: Run) -> None:
    page = words(run("bargains", "dushanbe").out)
    assert "rent claimed, rent 230,000,000 USD a year" in page
    assert "lease extended, until 2042" in page
    assert "not reported" in page


def test_organs_show_seat_people_and_who_is_above(run: Run) -> None:
    page = words(run("organs", "csto").out)
    assert "Sits at Moscow." in page
    assert "Under the Council of Foreign Ministers, since 2005." in page
    person = "Secretary-General: Nikolai Bordyuzha, named in a source of 2013-05"
    assert f"{person} [diis2013, ch. 4, n. 146]" in page


def test_without_a_name_intelligence_has_pairs_and_what_several_services_share(run: Run) -> None:
    page = words(run("intelligence").out)
    assert "Uzbekistan Russia regular or close low or some 2000" in page
    assert "Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan: Mainly too centralised" in page
    assert "Held to be the ablest of the region" not in page
    assert "Ask for a state to read every statement about it." in page


def test_intelligence_of_a_state_names_who_says_so_where_sources_only_report_it(run: Run) -> None:
    page = words(run("intelligence", "UZB").out)
    assert "Critics of the Uzbek service as reported by diis2013: No other service" in page
    assert "(independent): The only country in the region" in page


def test_intelligence_of_an_organisation_has_no_services(run: Run) -> None:
    page = words(run("intelligence", "sco").out)
    assert "shares with SCO: reluctant" in page
    assert "THE SERVICES" not in page
