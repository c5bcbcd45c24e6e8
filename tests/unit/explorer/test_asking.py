"""Questions that pages ask."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import MANY_DRAWS, MOST_KEPT, Asker, TakesLongError, takes_long
from allies.questions.assess import Assess
from allies.questions.cases import Cases
from allies.questions.dossier import Dossier
from allies.questions.membership import Members
from tests.apparatus import Template


@pytest.fixture
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


def test_what_an_address_says_is_known_goes_along(asker: Asker) -> None:
    here = Address("map/csto", {"as_of": ("2012-07-20",), "account": ("diis2013",)})
    answer = asker.ask(Members, here, organisation="csto", on="2012-07-15")
    assert answer.asked is not None
    assert (answer.asked.as_of, answer.asked.account) == ("2012-07-20", "diis2013")


def test_an_outcome_is_hidden_by_the_address_or_on_every_page(asker: Asker) -> None:
    here = Address("case/osh-2010", {"hide_outcome": ("1",)})
    assert asker.ask(Assess, here, case="osh-2010").happened is None
    assert asker.ask(Assess, Address(), case="osh-2010").happened is not None
    hiding = Asker(asker.opened, hidden=True)
    assert hiding.ask(Assess, Address(), case="osh-2010").happened is None


def test_a_question_that_cannot_be_asked_is_none_only_where_that_is_wanted(asker: Asker) -> None:
    assert asker.maybe(Members, Address(), organisation="nowhere") is None
    with pytest.raises(QuestionError):
        asker.ask(Members, Address(), organisation="nowhere")


def test_an_answer_is_worked_out_once_and_few_are_kept(
    asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = asker.ask(Cases, Address())
    assert asker.ask(Cases, Address()) is first
    monkeypatch.setattr("allies.explorer.asking.MOST_KEPT", 1)
    asker.ask(Members, Address(), organisation="csto")
    assert asker.ask(Cases, Address()) is not first
    assert MOST_KEPT > 1


@pytest.fixture
def brief(template: Template) -> Asker:
    found = Asker(OpenTheatre(str(template.folder)))
    found.brief = True
    return found


def test_who_is_brief_gives_up_what_takes_long_until_it_is_on_disk(brief: Asker) -> None:
    case = next(iter(brief.opened.record.cases))
    organisation = next(iter(brief.opened.record.organisations))
    assert brief.ask(Assess, Address(), case=case)
    with pytest.raises(TakesLongError):
        brief.ask(Dossier, Address(), organisation=organisation)
    patient = Asker(brief.opened)
    told = patient.ask(Dossier, Address(), organisation=organisation)
    assert brief.ask(Dossier, Address(), organisation=organisation) == told


@pytest.mark.parametrize(("draws", "is_long"), [(MANY_DRAWS, False), (MANY_DRAWS + 1, True)])
def test_many_draws_take_long(brief: Asker, draws: int, is_long: bool) -> None:
    case = next(iter(brief.opened.record.cases))
    asked = brief._asked("assess", Address(), {"case": case, "draws": draws})
    assert takes_long(asked) == is_long


def test_ids_of_sources_have_names_where_a_sentence_names_who_holds_or_reports() -> None:
    asker = Asker(OpenTheatre("central_asia"))
    diis, golts = asker.source_names["diis2013"], asker.source_names["golts2012"]
    for said, shown in (
        ("(held by the source diis2013)", f"(held by the source {diis})"),
        ("Tashkent and the source diis2013", f"Tashkent and the source {diis}"),
        ("the sources diis2013 and golts2012)", f"the sources {diis} and {golts})"),
        ("Moscow's position as reported by golts2012", f"Moscow's position as reported by {golts}"),
        ("the sources disagree", "the sources disagree"),
        ("evidence/source/diis2013", "evidence/source/diis2013"),
    ):
        assert asker.with_names(said) == shown
