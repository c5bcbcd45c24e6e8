"""The dossier of an organisation."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.dossier import _points, dossier, main
from tests.apparatus import Template


@pytest.mark.parametrize(
    ("span", "said"),
    [(None, "–"), ((0.05, 0.05), "+5"), ((-0.05, -0.05), "−5"), ((-0.02, 0.1), "−2 to +10"),
     ((0.0, 0.0), "+0")],
)  # fmt: skip
def test_what_is_added_has_its_sign(span: tuple[float, float] | None, said: str) -> None:
    assert _points(span) == said


def test_the_page_answers_with_the_headline_and_keeps_cases_and_supposed_crises_apart(
    template: Template,
) -> None:
    asker = Asker(OpenTheatre(template.name))
    page = dossier(asker, Address(f"dossier/{main(asker)[0]}"))
    answer = page.shown["a"]
    assert f"{page.title} {page.shown['second']}".strip() == answer.headline
    assert page.shown["a"].past == answer.past
    assert all(item["row"].set == "case" for item in page.shown["cases"])
    assert all(item["row"].set == "grid" for item in page.shown["grid"])
    assert {item["row"].means for item in page.shown["cases"]} <= {"any"}


def test_where_the_law_never_opened_the_page_claims_no_more_than_the_record() -> None:
    page = dossier(Asker(OpenTheatre("central_asia")), Address("dossier/sco"))
    closed = {item.trigger: words for item, words in page.shown["opened"]}
    assert closed["external_attack"] == "never on record"
    assert closed["insurgency_incursion"] == "unknown"
