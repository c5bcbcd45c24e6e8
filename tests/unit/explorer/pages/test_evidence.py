"""The evidence."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.evidence import contest, every_contest, every_source, source


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


def test_the_lists_hold_all_pages_of_their_answers(asker: Asker) -> None:
    record = asker.opened.record
    assert {item.id for item in every_contest(asker, Address())} == set(record.contests)
    assert {item.id for item in every_source(asker, Address())} == set(record.sources)


def test_a_contest_shows_its_versions_and_its_chain(asker: Asker) -> None:
    page = contest(asker, Address("evidence/contest/uzb-2012"))
    assert len(page.shown["contest"].versions) > 2
    assert page.shown["narrative"].steps


@pytest.mark.parametrize(("make", "kind"), [(contest, "contest"), (source, "source")])
def test_what_is_not_on_record_is_refused_with_a_remedy(
    asker: Asker, make: object, kind: str
) -> None:
    with pytest.raises(QuestionError, match="choose one from the list"):
        make(asker, Address(f"evidence/{kind}/nowhere"))  # type: ignore[operator]
