"""What a view learns from: the occasions shipped and those of its theatre, under one name."""

from __future__ import annotations

from allies.assessment.record.occasions import learned, name_in_record
from allies.track_record.occasions import load_occasions
from allies.world.view import View
from tests.apparatus import Build

OWN = """\
cases:
- {id: a, organisation: pact, date_of_occasion: 2001-02-03, trigger: coup, host_request: true}
- {id: b, organisation: PACT, date_of_occasion: 2002-02-03, trigger: coup, host_request: true}
- {id: c, organisation: League, date_of_occasion: 2003-02-03, trigger: coup, host_request: true}
"""


def test_a_theatre_without_occasions_learns_from_those_shipped(small_view: View) -> None:
    found = learned(small_view)
    assert found.coded is load_occasions()
    assert found.own == ()


def test_occasions_of_a_theatre_join_under_the_short_name_of_its_organisation(
    build: Build,
) -> None:
    found = learned(build({"occasions.yaml": OWN}))
    assert [item.organisation for item in found.own] == ["Pact", "Pact", "League"]
    assert found.coded.occasions == (*load_occasions().occasions, *found.own)


def test_an_organisation_of_the_record_keeps_the_name_of_the_record(view: View) -> None:
    coded = load_occasions()
    assert name_in_record(view.organisation("csto"), coded) == "CSTO"
    assert name_in_record(view.organisation("NATO"), coded) == "NATO"
