"""Parts of answers: dates as written, and nothing left out in silence."""

from __future__ import annotations

import msgspec

from allies.assessment.parts import act_part, cites_of, contest_part, probability, source_part
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.view import View


def test_an_act_has_the_fields_it_carries_and_no_others(small_view: View) -> None:
    act = Act(
        act="stance_taken",
        id="x",
        by="XLO",
        of="pact",
        means=("rapid_reaction",),
        stance="against",
        on=parse_date("2005-06"),
        public=parse_date("2005"),
        judgement="j",
    )
    said = {
        "id": "x",
        "act": "stance_taken",
        "on": "2005-06",
        "says": "Lowland took a stance (against) on rapid reaction by the Pact",
        "by": "XLO",
        "of": "pact",
        "means": ["rapid_reaction"],
        "stance": "against",
        "judgement": "j",
        "public": "2005",
    }
    assert msgspec.json.decode(msgspec.json.encode(act_part(act, small_view))) == said
    supposed = act_part(act, small_view, supposed=True)
    assert msgspec.json.decode(msgspec.json.encode(supposed)) == said | {"supposed": True}


def test_what_a_source_does_not_say_of_itself_is_null(small_view: View) -> None:
    found = source_part(small_view.sources["pact-text"])
    assert (found.author, found.url, found.published) == (None, None, "2001-05-01")
    assert found.publisher == "The Pact"


def test_a_citation_keeps_its_grade_and_its_origin(small_view: View) -> None:
    version = small_view.contests["lowland-2008"].versions[0]
    (found,) = cites_of(version.cites)
    assert (found.source, found.at, found.credibility) == ("morning-paper", "para. 2", "3")
    assert (found.origin, found.root) == (None, "morning-paper")


def test_a_contest_keeps_its_versions_side_by_side(small_view: View) -> None:
    found = contest_part(small_view.contests["lowland-2008"])
    assert [version.id for version in found.versions] == ["left", "stayed"]
    assert found.type == "rival_claims"


def test_a_probability_has_six_digits() -> None:
    assert probability(2 / 3) == 0.666667
