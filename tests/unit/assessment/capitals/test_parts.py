"""Parts of answers about capitals: registers, statements, levels and room."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.assessment.capitals.parts import (
    coded,
    known_level,
    level_part,
    room_part,
    threats_part,
    traits_part,
)
from allies.errors import QuestionError
from allies.evidence.sources import Citation
from allies.politics.autonomy import Autonomy, Component, Measure
from allies.politics.dispositions import Dispositions, Level
from allies.politics.threats import ThreatView
from allies.values.dates import parse_date
from allies.world.capitals import Mention, OrderReading, Threat, ThreatRegister, Trait
from allies.world.view import View
from tests.apparatus import Build, day
from tests.unit.politics.capital_texts import PAPER, capital, trait

CITE = Citation(source="pact-text", at="p. 1", credibility="1")
OTHER = Citation(source="evening-paper", at="p. 2", credibility="2")
REGISTER = ThreatRegister(
    id="list",
    title="The List",
    by="XHI",
    form="doctrine",
    on=parse_date("2003-05"),
    ranked=True,
    order_read_by=(OrderReading(who="evening-paper", cites=(OTHER,)),),
    threats=(
        Threat(topics=("borders",), says="Its borders", part="external"),
        Threat(topics=("terrorism", "extremism"), says="Terror"),
    ),
    mentions=(
        Mention(of="XLO", place="listed", says="named", cites=(CITE,)),
        Mention(of="pact", place="absent", says="left out", judgement="The coder thinks so"),
    ),
    note="A note",
    cites=(CITE, OTHER),
)
BARE = ThreatRegister(
    id="plan", title="The Plan", by="XHI", form="secret", on=parse_date("2004"), judgement="J"
)


def statement(level: str = "low", **given: str) -> Trait:
    return Trait(
        id=f"is-{level or 'none'}",
        aspect="inflation",
        level=level,
        says=f"It is {level}",
        since=parse_date("2002-03"),
        cites=(CITE,),
        **given,  # type: ignore[arg-type]
    )


def seen(*registers: ThreatRegister, **levels: Level | None) -> ThreatView:
    return ThreatView("XHI", registers, levels.get("assessment"), levels.get("inflation"))


@pytest.fixture(scope="module")
def told(build: Build) -> View:
    """The small theatre with one coded capital."""
    return build(capital("XHI", trait("a", "precedent", "low")))


def test_a_state_with_a_coded_capital_is_given_back(told: View) -> None:
    assert coded(told, "XHI", "state") == "XHI"


@pytest.mark.parametrize("field", ["state", "other"])
def test_a_state_of_whose_capital_nothing_is_coded_is_refused_by_its_field(
    told: View, field: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        coded(told, "XLO", field)
    fault = caught.value.fault
    assert fault.what == "the record has nothing on the capital of 'XLO'"
    assert (fault.field, "XHI" in fault.remedy) == (field, True)
    assert fault.why


def test_a_register_is_told_with_its_threats_in_their_places() -> None:
    (found,) = threats_part(seen(REGISTER)).registers
    assert (found.id, found.title, found.by, found.form) == ("list", "The List", "XHI", "doctrine")
    assert (found.on, found.secret, found.ranked) == ("2003-05", False, True)
    assert [(item.place, item.part, item.topics, item.says) for item in found.threats] == [
        (1, "external", ("borders",), "Its borders"),
        (2, None, ("terrorism", "extremism"), "Terror"),
    ]
    assert [(item.who, item.cites[0].at) for item in found.order_read_as_rank_by] == [
        ("evening-paper", "p. 2")
    ]
    assert [cite.source for cite in found.cites] == ["pact-text", "evening-paper"]


def test_whom_a_register_mentions_is_told_with_its_grounds() -> None:
    (found,) = threats_part(seen(REGISTER)).registers
    cited, judged = found.mentions
    assert (cited.of, cited.place, cited.says) == ("XLO", "listed", "named")
    assert (len(cited.cites), cited.judgement) == (1, None)
    assert (judged.of, judged.cites, judged.judgement) == ("pact", (), "The coder thinks so")


def test_a_secret_register_says_so_and_what_it_lacks_is_null() -> None:
    found, secret = threats_part(seen(REGISTER, BARE)).registers
    assert (found.note, found.judgement) == ("A note", None)
    assert (secret.secret, secret.note, secret.judgement) == (True, None, "J")
    assert (secret.threats, secret.mentions, secret.cites) == ((), (), ())


def test_the_assessment_and_the_gain_by_alarm_are_told_apart_and_null_where_unknown() -> None:
    low, high = (Level(end, end, (statement("high"),)) for end in (0.0, 1.0))
    both = threats_part(seen(assessment=low, inflation=high))
    assert both.assessment is not None
    assert both.gains_by_alarm is not None
    assert (both.assessment.high, both.gains_by_alarm.high) == (0.0, 1.0)
    neither = threats_part(seen())
    assert (neither.state, neither.assessment, neither.gains_by_alarm) == ("XHI", None, None)


def test_a_statement_is_told_with_what_it_has_and_null_for_what_it_lacks() -> None:
    full, bare = traits_part(
        [
            replace(statement("low", dated_by="the paper", judgement="J"), towards=("XLO",)),
            statement(""),
        ]
    )
    assert (full.id, full.level, full.says, full.since) == ("is-low", "low", "It is low", "2002-03")
    assert (full.towards, full.dated_by, full.judgement) == (("XLO",), "the paper", "J")
    assert (bare.level, bare.towards, bare.dated_by, bare.judgement) == (None, (), None, None)
    assert [cite.at for cite in full.cites] == ["p. 1"]
    assert traits_part([]) == ()


def test_a_level_is_told_with_its_ends_its_words_and_its_statements() -> None:
    level = Level(1 / 3, 1.0, (statement("high"), statement("low")))
    found = known_level(level)
    assert (found.low, found.high, found.words) == (1 / 3, 1.0, "low or high")
    assert [item.id for item in found.statements] == ["is-high", "is-low"]
    assert level_part(level) == found
    assert level_part(None) is None


def test_room_is_told_measure_by_measure_with_what_it_is_made_of() -> None:
    parts = (
        Component("hold", 0.25, 0.5, "depends on it", (CITE,)),
        Component("vote", 1.0, 1.0, "has a veto", ()),
    )
    measures = {
        "freedom": Measure(parts),
        "influence": Measure((Component("forces", 0.0, 0.25, "sends few", ()),)),
        "exit_cost": Measure((Component("trade", 0.75, 1.0, "trades there", ()),)),
    }
    found = room_part(Autonomy("XLO", "pact", measures, ""))
    assert (found.state, found.organisation, found.role) == ("XLO", "pact", None)
    assert [
        (item.low, item.high) for item in (found.freedom, found.influence, found.exit_cost)
    ] == [(item.low, item.high) for item in measures.values()]
    assert len({found.freedom.low, found.influence.low, found.exit_cost.low}) == 3

    hold, vote = found.freedom.parts
    assert (hold.name, hold.low, hold.high, hold.because) == ("hold", 0.25, 0.5, "depends on it")
    assert (len(hold.cites), vote.cites, len(found.influence.parts)) == (1, (), 1)
    assert room_part(Autonomy("XLO", "pact", measures, "spoiler")).role == "spoiler"


def test_what_a_view_says_of_a_capital_is_told_as_it_stands(build: Build) -> None:
    view = build(
        capital("XHI", trait("a", "inflation", "none"), trait("b", "inflation", "high", more=PAPER))
    )
    level = Dispositions(view, day("2005-01-01")).level("XHI", "inflation")
    assert level is not None
    assert known_level(level).words == "none or high"
