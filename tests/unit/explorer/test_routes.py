"""Which page an address leads to, and which pages a site has."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.explorer.addresses import Address, is_plain
from allies.explorer.asking import Asker
from allies.explorer.routes import NoPageError, every_path, menu, page_at
from tests.apparatus import Template


@pytest.fixture
def asker(template: Template) -> Asker:
    return Asker(OpenTheatre(template.name))


def test_a_site_has_every_case_organisation_and_contest_and_the_first_page_last(
    asker: Asker,
) -> None:
    paths = list(every_path(asker))
    record = asker.opened.record
    assert {f"case/{name}" for name in record.cases} <= set(paths)
    assert {f"law/{name}" for name in record.organisations} <= set(paths)
    assert {f"evidence/contest/{name}" for name in record.contests} <= set(paths)
    assert "ledgers/bases" in paths
    assert "ask/route" not in paths
    assert "ask/members" not in paths
    assert paths[-1] == ""
    assert all(path == "" or is_plain(path) for path in paths)


@pytest.mark.parametrize(
    ("path", "remedy"), [("csae", "did you mean 'case'"), ("zzz", "begin at the first page"),
                         ("case/a/b/c", "did you mean 'case'"), ("evidence/x/y", "evidence")]
)  # fmt: skip
def test_an_address_without_a_page_says_what_is_near(asker: Asker, path: str, remedy: str) -> None:
    with pytest.raises(NoPageError, match=remedy):
        page_at(asker, Address(path))


def test_the_menu_leads_to_pages(asker: Asker) -> None:
    for _, path, section in menu(asker):
        assert page_at(asker, Address(path)).section == section
