"""Questions that pages ask."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import MOST_KEPT, Asker
from allies.questions.assess import Assess
from allies.questions.cases import Cases
from allies.questions.membership import Members


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
