"""Acts as sentences."""

from __future__ import annotations

import pytest

from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.record import Record
from allies.world.sentences import clause, sentence
from allies.world.view import View, view_of
from tests.apparatus import CONTESTS, SOURCES, Build, day


def act(kind: str, by: str = "XHI", **more: object) -> Act:
    return Act(act=kind, by=by, on=parse_date("2005"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("Highland left the Pact", act("withdrew", of="pact")),
        ("Lowland left the Pact", act("withdrew", "pact", state="XLO", of="pact")),
        ("Highland asked Lowland for help", act("requested", to="XLO")),
        # An act on oneself reads otherwise than one on another.
        (
            "Highland suspended its membership in the Pact",
            act("membership_suspended", of="pact"),
        ),
        (
            "The Council of the Pact suspended the membership of Lowland in the Pact",
            act("membership_suspended", "pact.council", state="XLO", of="pact"),
        ),
        # What the kind has no place for comes after a colon.
        # What a force is sent for.
        ("Highland sent x to y", act("force_deployed", force="x", place="y")),
        (
            "Highland sent x to y for peacekeeping",
            act("force_deployed", force="x", place="y", means=("peacekeeping",)),
        ),
        ("Highland left the Pact: It was time", act("withdrew", of="pact", says="It was time")),
        ("Highland announced: Its plans", act("announced", says="Its plans")),
        ("It thundered", act("occurred", says="it thundered")),
        # Lists, words of codes and figures.
        (
            "Highland took a stance (against) on rapid reaction, bilateral by the Pact",
            act("stance_taken", of="pact", means=("rapid_reaction", "bilateral"), stance="against"),
        ),
        ("Highland let Lowland cross it (rail)", act("transit_granted", to="XLO", mode="rail")),
        (
            "Highland let Lowland cross it (by any way)",
            act("transit_granted", to="XLO", mode="any"),
        ),
        (
            "Highland let Lowland cross it (air) with fuel and non-lethal cargo",
            act("transit_granted", to="XLO", mode="air", cargo=("fuel", "non_lethal")),
        ),
        (
            "Highland gave Lowland the use of Upton",
            act("base_granted", to="XLO", place="upton"),
        ),
        (
            "Highland asked Lowland for 1,500 USD",
            act("rent_claimed", to="XLO", amount=1500.0, unit="USD"),
        ),
        (
            "Highland asked Lowland for 1,500.5 USD",
            act("rent_claimed", to="XLO", amount=1500.5, unit="USD"),
        ),
        (
            "Highland left the Pact (7 villages)",
            act("withdrew", of="pact", amount=7.0, unit="villages"),
        ),
        (
            "Highland left the Pact: In a hurry (0 USD)",
            act("withdrew", of="pact", says="In a hurry", amount=0.0, unit="USD"),
        ),
        # Who speaks in a source is its author, its publisher without its seat, or its title.
        ("A. Reporter said: So", act("claimed", "morning-paper", says="So")),
        ("The Evening Paper said: So", act("claimed", "evening-paper", says="So")),
        ("Norland Press said: So", act("claimed", "seated", says="So")),
        ("The Anonymous Letter said: So", act("claimed", "letter", says="So")),
        # Of a holder, its name says that it reports.
        ("As told by exiles: So", act("claimed", "exiles", says="So")),
        ("As told by exiles announced: So", act("announced", "exiles", says="So")),
    ],
)
def test_an_act_is_one_sentence_of_names(record: Record, said: str, given: Act) -> None:
    assert sentence(given, record) == said


def test_within_a_sentence_an_act_begins_as_its_first_name_does(record: Record) -> None:
    suspended = act("membership_suspended", "pact.council", state="XLO", of="pact")
    assert clause(suspended, record).startswith("the Council of the Pact")
    assert clause(act("withdrew", of="pact"), record) == "Highland left the Pact"


def test_a_source_that_had_not_appeared_is_still_known_by_its_author(record: View) -> None:
    before = view_of(record.whole, as_of=day("2008-01-01"))
    assert "morning-paper" not in before.sources
    claimed = act("claimed", "morning-paper", says="So")
    assert sentence(claimed, before) == sentence(claimed, record)


@pytest.fixture(scope="module")
def record(build: Build) -> View:
    """The template theatre with sources of other sorts and a holder."""
    return build(
        {
            SOURCES: "- {id: seated, title: T, publisher: 'Norland Press, Port', published: 2001,"
            " kind: press}\n"
            "- {id: letter, title: The Anonymous Letter, published: 2001, kind: press}\n"
        },
        {
            CONTESTS: (
                "contests:\n",
                "holders:\n  - {id: exiles, name: As told by exiles, source: morning-paper}\n"
                "contests:\n",
            )
        },
    )
