"""The world: everything a theatre says."""

from __future__ import annotations

import pytest

from allies.errors import QuestionError
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.forces import Force
from allies.world.world import World
from tests.apparatus import PACT, Build, day


def test_the_record_covers_both_its_first_and_its_last_day(small_world: World) -> None:
    covered = [
        small_world.covers(day(text))
        for text in ("1999-12-31", "2000-01-01", "2010-12-31", "2011-01-01")
    ]
    assert covered == [False, True, True, False]
    assert small_world.coverage == "2000-01-01 to 2010-12-31"
    assert small_world.beyond_coverage(day("2011-01-01")) == (
        "2011-01-01 lies outside the record, which covers 2000-01-01 to 2010-12-31;"
        " what it was then is unknown, not unchanged"
    )


def test_everything_with_a_name_is_shown_by_it_and_the_rest_by_its_id(small_world: World) -> None:
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
    assert {name: small_world.name(name) for name in shown} == shown


def test_a_sentence_puts_the_article_before_what_takes_one(build: Build) -> None:
    world = build()
    named = {name: world.in_sentence(name) for name in ("pact", "pact.council", "XLO", "downton")}
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
    small_world: World, kind: str, given: str, near: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        getattr(small_world, kind)(given)
    assert caught.value.fault.what == f"unknown {kind} '{given}'"
    listed = " (all: allies cases)" if kind == "case" else ""
    assert caught.value.fault.remedy == f"did you mean '{near}'?{listed}"


def test_a_what_if_is_another_world_and_leaves_the_first_as_it_was(small_world: World) -> None:
    left = Act(
        act="withdrew",
        id="what-if",
        by="XHI",
        of="pact",
        on=parse_date("2005-01-01"),
        judgement="!",
    )
    small_world.on(day("2006-01-01"))  # so that whatever is kept has been made
    other = small_world.with_acts([left])
    cell = ("membership", "XHI", "pact")
    assert small_world.on(day("2006-01-01")).register(*cell).word() == "member"
    assert other.on(day("2006-01-01")).register(*cell).word() == "withdrawn"
    assert small_world.with_acts([]) is small_world


def test_a_force_carries_a_label_from_the_day_on_which_it_got_it(small_world: World) -> None:
    force: Force = small_world.forces["highland.brigade"]
    assert not force.carries(("ready",), day("2001-04-30"))
    assert force.carries(("ready",), day("2001-05-01"))
    assert not force.carries(("other",), day("2001-05-01"))
    assert not force.carries((), day("2001-05-01"))


def test_instruments_and_provisions_of_states_stand_beside_those_of_organisations(
    world: World,
) -> None:
    assert {"csto.charter", "blr.law-2003"} <= set(world.instruments)
    assert {"csto.charter.art-12", "blr.law-2003.procedure"} <= set(world.provisions)
