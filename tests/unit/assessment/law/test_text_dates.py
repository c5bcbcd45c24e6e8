"""The dates of texts: when they were signed and took effect, told on a day, about one state."""

from __future__ import annotations

import pytest

from allies.assessment.law.text_dates import TextDates
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, Build, day

TREATY, PROTOCOL = "pact.treaty", "pact.protocol"
TITLE = "title: Treaty of the Pact, 1 May 2001"
ENTERED = """- act: entered_into_force
  by: pact
  of: pact.treaty
  on: 2002-01-01
  cites: [{source: pact-text, at: "art. 9", credibility: 1}]
"""
NEVER = {ACTS: (ENTERED, "")}


def act(kind: str, on: str, of: str = TREATY, by: str = "pact", more: str = "") -> str:
    return f"- {{act: {kind}, by: {by}, of: {of}, on: {on}, {CITED}{more}}}\n"


def dates(view: View, on: str, state: str = "XLO", account: str = "best_evidence") -> TextDates:
    return TextDates(view.through(account), day(on), state)


@pytest.fixture(scope="module")
def adopted(build: Build) -> View:
    """The small theatre with a protocol of May 2004 that one body adopted, and nobody signed."""
    protocol = (
        "  - {id: pact.protocol, title: 'Protocol, Upton, 3 May 2004', opened: 2004-05,"
        " complete: true, judgement: J}\n"
    )
    return build(
        {
            ACTS: act("adopted", "2004-05", PROTOCOL)
            + act("entered_into_force", "2006-07/2006-09", PROTOCOL)
        },
        {PACT: ("\nreadings:\n", f"\n{protocol}\nreadings:\n".replace("\n\n", "\n"))},
    )


# Titles.


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Treaty of the Pact, 1 May 2001", "the Treaty of the Pact"),
        ("Treaty of the Pact, Upton, 1 May 2001", "the Treaty of the Pact"),
        ("Treaty of the Pact, Upton Hills, 1 May 2001", "the Treaty of the Pact, Upton Hills"),
        ("Treaty, as amended, 1 May 2001", "the Treaty, as amended"),
        ("Treaty, amended, 1 May 2001", "the Treaty, amended"),
        ("Upton, 1 May 2001", "the Upton"),
        ("Treaty of the Pact", "the Treaty of the Pact"),
        ("Treaty on Peace, Friendship", "the Treaty on Peace, Friendship"),
        ("Treaty 2001", "the Treaty 2001"),
    ],
)
def test_a_title_stands_in_a_sentence_without_the_place_and_day_it_ends_with(
    build: Build, title: str, called: str
) -> None:
    view = build(replaced={PACT: (TITLE, f"title: '{title}'")})
    assert dates(view, "2005-01-01").called(TREATY) == called


def test_words_name_a_text_as_it_stands_in_a_sentence(small_view: View) -> None:
    found = dates(small_view, "2005-01-01")
    words = "Treaty of the Pact, 1 May 2001 is in force"
    assert found.named_in(words, TREATY) == "the Treaty of the Pact is in force"
    assert found.named_in(words, "") == words
    assert found.named_in("Lowland is a member", TREATY) == "Lowland is a member"


def test_a_provision_stands_in_its_text_and_general_law_in_none(small_view: View) -> None:
    found = dates(small_view, "2005-01-01")
    assert found.instrument("pact.treaty.art-5") == TREATY
    assert found.instrument("general.consent") == ""


# Since when a text has been in force.


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2001-04-30", ""),
        ("2001-05-01", " (signed 1 May 2001, in force only from 1 January 2002)"),
        ("2001-12-31", " (signed 1 May 2001, in force only from 1 January 2002)"),
        ("2002-01-01", " (in force since 1 January 2002)"),
        ("2010-12-31", " (in force since 1 January 2002)"),
        ("2011-01-01", ""),
    ],
)
def test_a_text_is_told_with_when_it_took_effect(small_view: View, on: str, told: str) -> None:
    found = dates(small_view, on)
    assert found.since(TREATY) == told
    assert found.with_since(TREATY) == f"the Treaty of the Pact{told}"


def test_a_text_of_which_no_entry_into_force_is_on_record_is_not_said_to_lack_it(
    build: Build,
) -> None:
    view = build({ACTS: act("adopted", "2001-05-01", by="pact")}, NEVER)
    assert dates(view, "2001-04-30").since(TREATY) == ""
    assert dates(view, "2005-01-01").since(TREATY) == " (signed 1 May 2001)"


@pytest.mark.parametrize(
    ("opened", "told"),
    [
        ("2001-05-01/2001-05-02", "signed between 1 May 2001 and 2 May 2001"),
        ("2001-05", "signed May 2001"),
    ],
)
def test_a_text_signed_on_one_of_several_days_is_told_to_be(
    build: Build, opened: str, told: str
) -> None:
    signed = {ACTS: act("adopted", opened, by="pact")}
    view = build(signed, {**NEVER, PACT: ("opened: 2001-05-01", f"opened: {opened}")})
    assert dates(view, "2005-01-01").since(TREATY) == f" ({told})"


def test_a_text_that_took_effect_for_another_account_alone_is_told_not_to_be_in_force(
    build: Build,
) -> None:
    left = ", version: [lowland-2008/left]"
    view = build({ACTS: act("entered_into_force", "2004-01-01", more=left)}, NEVER)
    for on in ("2003-12-31", "2004-01-01"):
        found = dates(view, on, account="evening-paper")
        assert found.since(TREATY) == " (signed 1 May 2001, not in force)"
        assert found.absence(TREATY) == (
            "the Treaty of the Pact (signed 1 May 2001) had not taken effect"
        )


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (
            "2004-05-31",
            " (adopted May 2004, in force only from a day between July 2006 and September 2006)",
        ),
        (
            "2006-06-30",
            " (adopted May 2004, in force only from a day between July 2006 and September 2006)",
        ),
        ("2006-09-30", " (in force since 30 September 2006 at the latest)"),
    ],
)
def test_a_text_that_took_effect_on_some_day_of_several_did_so_at_the_latest_on_the_last(
    adopted: View, on: str, told: str
) -> None:
    assert dates(adopted, on).since(PROTOCOL) == told


def test_an_entry_that_was_not_yet_known_is_none_although_the_text_is_known(adopted: View) -> None:
    known = adopted.known_by(day("2005-01-01"))
    assert dates(known, "2008-01-01").since(PROTOCOL) == " (adopted May 2004, not in force)"


def test_a_text_that_has_expired_is_in_force_since_no_day(build: Build) -> None:
    view = build({ACTS: act("expired", "2005-03-01")})
    assert dates(view, "2005-02-28").since(TREATY) == " (in force since 1 January 2002)"
    assert dates(view, "2005-03-01").since(TREATY) == ""


# Why a text did not count.


def test_a_text_of_a_later_day_came_later_or_took_effect_then(build: Build, adopted: View) -> None:
    for on in ("2003-01-01", "2005-01-01", "2006-08-15"):
        assert dates(adopted, on).absence(PROTOCOL) == (
            "the Protocol took effect between July 2006 and September 2006"
        )
    assert dates(adopted, "2006-09-30", "").absence(PROTOCOL) == ""
    never = build(replaced=NEVER)
    for on, told in (("2001-04-30", "came later"), ("2001-05-01", "had not taken effect")):
        text = f"the Treaty of the Pact (signed 1 May 2001) {told}"
        assert dates(never, on).absence(TREATY) == text


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2005-02-28", ""),
        ("2005-03-01", "expired on 1 March 2005 and took effect again in June 2007"),
        ("2007-06-30", ""),
        ("2009-01-01", "expired in 2008"),
    ],
)
def test_a_text_that_had_expired_is_told_with_its_return_where_it_came_back(
    build: Build, on: str, told: str
) -> None:
    view = build(
        {
            ACTS: act("expired", "2005-03-01")
            + act("entered_into_force", "2007-06")
            + act("expired", "2008")
        }
    )
    expected = f"the Treaty of the Pact had {told}" if told else ""
    assert dates(view, on).absence(TREATY) == expected


def test_a_text_is_there_from_the_first_day_it_can_have_been(adopted: View) -> None:
    assert dates(adopted, "2004-05-01").opened(PROTOCOL) == day("2004-05-01")
    assert not dates(adopted, "2004-04-30").is_there(PROTOCOL)
    assert dates(adopted, "2004-05-01").is_there(PROTOCOL)


# The state for which it must be law.


def test_a_state_that_accepted_a_text_in_force_is_not_outside_it_and_one_that_did_not_is(
    build: Build,
) -> None:
    view = build({"states/states.yaml": "- {id: XTH, name: Thirdland}\n"})
    inside, outside, nobody = (dates(view, "2005-01-01", state) for state in ("XLO", "XTH", ""))
    assert (inside.is_outside(TREATY), inside.absence(TREATY)) == (False, "")
    assert outside.is_outside(TREATY)
    assert outside.absence(TREATY) == "Thirdland was not a party to the Treaty of the Pact"
    assert (nobody.is_outside(TREATY), nobody.absence(TREATY)) == (False, "")
    assert not dates(view, "2001-12-31", "XTH").is_outside(TREATY)


def test_a_state_of_which_the_record_cannot_tell_is_not_said_to_be_outside(build: Build) -> None:
    view = build(
        {
            "states/states.yaml": "- {id: XTH, name: Thirdland}\n",
            ACTS: act("signed", "2004", by="XTH"),
        }
    )
    before, within, after = (
        dates(view, on, "XTH").is_outside(TREATY)
        for on in ("2003-12-31", "2004-06-01", "2004-12-31")
    )
    assert (before, within, after) == (True, False, False)


def test_only_what_an_account_holds_takes_effect_for_it(build: Build) -> None:
    left, stayed = (f", version: [lowland-2008/{name}]" for name in ("left", "stayed"))
    view = build(
        {
            ACTS: act("entered_into_force", "2004-01-01", more=left)
            + act("entered_into_force", "2006-01-01", more=stayed)
        },
        NEVER,
    )
    told = {
        account: dates(view, "2003-01-01", account=account).since(TREATY)
        for account in ("morning-paper", "evening-paper")
    }
    assert told == {
        "morning-paper": " (signed 1 May 2001, in force only from 1 January 2004)",
        "evening-paper": " (signed 1 May 2001, in force only from 1 January 2006)",
    }


# A text that takes effect for each state on a day of its own.


TOLD = (
    "act: signed, by: XHI, on: 2004-01-01",
    "act: provisionally_applied, by: XHI, on: 2004-02-01",
    "act: ratified, by: XLO, on: 2006-01-01",
    "act: entered_into_force, by: pact, on: 2005-01-01",
    "act: entered_into_force_for, by: pact, state: XLO, on: 2006-03-01",
)


@pytest.fixture(scope="module")
def one_by_one(build: Build) -> View:
    """A protocol that two states came under, each on a day of its own."""
    acts = "".join(f"- {{{told}, of: {PROTOCOL}, {CITED}}}\n" for told in TOLD)
    text = (
        "\n  - {id: pact.protocol, title: Protocol, opened: 2004-01-01, complete: true,"
        " judgement: J}\nreadings:\n"
    )
    return build({ACTS: acts}, {PACT: ("\nreadings:\n", text)})


@pytest.mark.parametrize(
    ("state", "on", "since"),
    [
        ("XHI", "2004-01-31", " (signed 1 January 2004, in force only from 1 January 2005)"),
        ("XHI", "2004-02-01", " (applied provisionally since 1 February 2004)"),
        ("XHI", "2005-01-01", " (in force since 1 January 2005)"),
        ("XLO", "2006-03-01", " (in force for Lowland since 1 March 2006)"),
    ],
)
def test_since_when_a_text_counts_is_told_of_the_state(
    one_by_one: View, state: str, on: str, since: str
) -> None:
    assert dates(one_by_one, on, state).since(PROTOCOL) == since


@pytest.mark.parametrize(
    ("on", "why"),
    [
        ("2005-06-01", "Lowland was not a party to the Protocol"),
        ("2006-02-28", "the Protocol took effect for Lowland on 1 March 2006"),
    ],
)
def test_why_a_text_does_not_count_yet_is_told_of_the_state(
    one_by_one: View, on: str, why: str
) -> None:
    assert dates(one_by_one, on).absence(PROTOCOL) == why
