"""Portraits of capitals, their registers of threats, and the room of members."""

from __future__ import annotations

import pytest

from allies.assessment.capitals.portraits import capital
from allies.assessment.capitals.room import autonomy
from allies.assessment.capitals.threats import threats
from allies.errors import QuestionError
from allies.faces.text.capital import belonging_words
from allies.questions.autonomy import Autonomy
from allies.questions.capital import Capital
from allies.questions.threats import Threats
from allies.world.view import View
from tests.apparatus import ACTS, CITED, Build, Run, refused
from tests.unit.politics import capital_texts as texts


@pytest.fixture(scope="module")
def told(build: Build) -> View:
    """The small theatre, with what is documented of two capitals."""
    return build(
        texts.capital(
            "XLO",
            texts.trait("tied", "survival", "high", "XHI", texts.PAPER),
            texts.trait("loose", "survival", "low", "XHI", texts.LATER),
            texts.trait("trusting", "frame", "preferred", "pact"),
            registers=texts.register("doctrine", "doctrine", "borders terrorism"),
        )
        | texts.capital("XHI", texts.trait("first", "leads", "", "pact"))
    )


def test_what_sources_say_differently_of_a_capital_stands_together(told: View) -> None:
    (found,) = capital(told, Capital(state="XLO")).capitals
    level = found.depends_on["XHI"]["survival"]
    assert level is not None
    assert level.words == "low or high"
    assert level.low == pytest.approx(1 / 3)
    assert level.high == 1.0
    assert [item.says for item in level.statements] == ["It is loose", "It is tied"]
    assert found.depends_on["XHI"]["energy"] is None
    assert found.frames["pact"].words == "preferred"
    assert found.capital == "Downton"
    assert found.memberships["pact"].membership == "member"


def test_two_capitals_come_in_the_order_they_were_asked_for_and_one_once(told: View) -> None:
    def asked(state: str, other: str) -> list[str]:
        return [item.state for item in capital(told, Capital(state=state, other=other)).capitals]

    assert asked("XLO", "XHI") == ["XLO", "XHI"]
    assert asked("XHI", "XLO") == ["XHI", "XLO"]
    assert asked("XHI", "XHI") == ["XHI"]


def test_of_threats_those_with_a_register_are_told_or_those_compared(told: View) -> None:
    (alone,) = threats(told, Threats()).capitals
    assert alone.state == "XLO"
    assert [item.place for item in alone.registers[0].threats] == [1, 2]
    both = threats(told, Threats(compare=("XHI", "XLO"))).capitals
    assert [item.state for item in both] == ["XHI", "XLO"]
    assert both[0].registers == ()
    (before,) = threats(told, Threats(compare=("XLO", "XLO"), on="2002-12-31")).capitals
    assert before.registers == ()


def test_room_is_told_of_members_where_somebody_leads(told: View) -> None:
    found = autonomy(told, Autonomy(on="2008-06-05"))
    rooms = {item.state: item for item in found.members}
    assert set(rooms) == {"XHI", "XLO"}
    assert rooms["XHI"].freedom.low > rooms["XLO"].freedom.low
    assert set(found.assigned_forces) == {"pact"}
    (part,) = [part for part in rooms["XLO"].freedom.parts if part.name == "hold"]
    assert {cite.source for cite in part.cites} == {"evening-paper", "morning-paper"}


def test_beyond_the_record_nothing_is_told(told: View) -> None:
    late = "2030-01-01"
    assert capital(told, Capital(state="XLO", on=late)).capitals == ()
    assert threats(told, Threats(on=late)).capitals == ()
    assert autonomy(told, Autonomy(on=late)).members == ()


@pytest.mark.parametrize(
    ("state", "other", "field"), [("XNO", "", "state"), ("XLO", "XNO", "other")]
)
def test_a_capital_of_which_nothing_is_coded_is_refused_by_its_field(
    told: View, state: str, other: str, field: str
) -> None:
    with pytest.raises(
        QuestionError, match="the record has nothing on the capital of 'XNO'"
    ) as caught:
        capital(told, Capital(state=state, other=other))
    assert caught.value.fault.field == field


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("capital", "KAZZ"), "did you mean 'KAZ'?"),
        (("capital", "KAZ", "DEU"), "OTHER: the record has nothing on the capital of 'DEU'"),
        (
            ("threats", "--compare", "KAZ", "DEU"),
            "--compare: the record has nothing on the capital",
        ),
        (("threats", "--compare", "KAZ", "UZK"), "did you mean 'UZB'?"),
        (("threats", "--account", "nobody"), "unknown account 'nobody'"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_remedy(
    run: Run, asked: tuple[str, ...], said: str
) -> None:
    refused(run(*asked), said)


def test_influence_of_forces_not_on_record_is_unknown_and_not_nothing(view: View) -> None:
    found = autonomy(view, Autonomy(on="2009-01-01")).members
    (armenia,) = [item for item in found if (item.state, item.organisation) == ("ARM", "csto")]
    (assigned,) = armenia.influence.parts
    assert (assigned.low, assigned.high) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("on", "ended"), [("2008-04-30", {}), ("2008-05-01", {"pact": "2008-05-01"})]
)
def test_an_organisation_that_was_dissolved_is_none_that_a_state_left(
    build: Build, on: str, ended: dict[str, str]
) -> None:
    texts_of = texts.capital("XLO", texts.trait("tied", "survival", "high", "XHI", texts.PAPER))
    act = f"- {{act: dissolved, by: pact, on: 2008-05-01, {CITED}}}\n"
    (found,) = capital(build(texts_of | {ACTS: act}), Capital(state="XLO", on=on)).capitals
    assert found.ended == ended
    assert found.dissolved is None
    assert belonging_words(found)["pact"] == ("ended with it" if ended else "member")


@pytest.mark.parametrize(("on", "gone"), [("2008-04-30", None), ("2008-05-01", "2008-05-01")])
def test_a_capital_of_a_dissolved_state_says_so(build: Build, on: str, gone: str | None) -> None:
    texts_of = texts.capital("XLO", texts.trait("tied", "survival", "high", "XHI", texts.PAPER))
    act = f"- {{act: dissolved, by: XLO, on: 2008-05-01, {CITED}}}\n"
    (found,) = capital(build(texts_of | {ACTS: act}), Capital(state="XLO", on=on)).capitals
    assert found.dissolved == gone
    assert found.ended == {}
