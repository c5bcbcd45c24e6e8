"""The record: everything a theatre says."""

from __future__ import annotations

import pytest

from allies.errors import QuestionError, ask_for
from allies.world.forces import Force
from allies.world.view import View
from tests.apparatus import PACT, STATES, Build, day


def test_the_record_covers_both_its_first_and_its_last_day(small_view: View) -> None:
    covered = [
        small_view.covers(day(text))
        for text in ("1999-12-31", "2000-01-01", "2010-12-31", "2011-01-01")
    ]
    assert covered == [False, True, True, False]
    assert small_view.coverage == "2000-01-01 to 2010-12-31"
    assert small_view.beyond_coverage(day("2011-01-01")) == (
        "2011-01-01 lies outside the record, which covers 2000-01-01 to 2010-12-31;"
        " the answer is unknown, since things may have changed"
    )


def test_everything_with_a_name_is_shown_by_it_and_the_rest_by_its_id(small_view: View) -> None:
    shown = {
        "XLO": "Lowland",
        "pact": "Pact",
        "pact.council": "Council of the Pact",
        "pact.treaty": "Treaty of the Pact, 1 May 2001",
        "highland.brigade": "Highland's ready brigade",
        "border-2008": "Attack on Lowland, June 2008",
        "downton": "Downton",
        "nobody": "nobody",
    }
    assert {name: small_view.name(name) for name in shown} == shown


def test_a_country_without_an_entry_has_its_usual_name_and_one_with_an_entry_its_own(
    build: Build,
) -> None:
    """Flights pass over countries that no theatre needs to describe."""
    view = build({STATES: "- {id: CMR, name: Kamerun}\n"})
    assert "TCD" not in view.states
    assert (view.name("TCD"), view.name("CMR")) == ("Chad", "Kamerun")
    assert view.name("XZZ") == "XZZ"


def test_a_sentence_puts_the_article_before_what_takes_one(build: Build) -> None:
    view = build()
    named = {name: view.in_sentence(name) for name in ("pact", "pact.council", "XLO", "downton")}
    assert named == {
        "pact": "the Pact",
        "pact.council": "the Council of the Pact",
        "XLO": "Lowland",
        "downton": "Downton",
    }
    bare = build(
        replaced={
            PACT: (
                "    name: Council of the Pact\n    article: true\n",
                "    name: Council of the Pact\n",
            )
        }
    )
    assert bare.in_sentence("pact.council") == "Council of the Pact"


@pytest.mark.parametrize(
    ("kind", "given", "near"),
    [
        ("state", "XLP", "XLO"),
        ("organisation", "pac", "pact"),
        ("case", "border-2009", "border-2008"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    small_view: View, kind: str, given: str, near: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        getattr(small_view, kind)(given)
    assert caught.value.fault.what == f"unknown {kind} '{given}'"
    listed = f" (all: {ask_for('cases')})" if kind == "case" else ""
    assert caught.value.fault.remedy == f"did you mean '{near}'?{listed}"


def test_a_force_carries_a_label_from_the_day_on_which_it_got_it(small_view: View) -> None:
    force: Force = small_view.forces["highland.brigade"]
    assert not force.carries(("ready",), day("2001-04-30"))
    assert force.carries(("ready",), day("2001-05-01"))
    assert not force.carries(("other",), day("2001-05-01"))
    assert not force.carries((), day("2001-05-01"))


def test_instruments_and_provisions_of_states_stand_beside_those_of_organisations(
    view: View,
) -> None:
    assert {"csto.charter", "blr.law-2003"} <= set(view.instruments)
    assert {"csto.charter.art-12", "blr.law-2003.procedure"} <= set(view.provisions)
