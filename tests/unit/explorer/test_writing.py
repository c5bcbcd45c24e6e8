"""The pages of a site in several processes: what is left out, and what a failure says."""

from __future__ import annotations

from pathlib import Path

import pytest

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.asking import Asker
from allies.explorer.writing import write_pages
from tests.apparatus import Template


@pytest.fixture
def asker(template: Template) -> Asker:
    return Asker(OpenTheatre(template.name))


def test_a_question_that_cannot_be_asked_here_is_left_out(asker: Asker, tmp_path: Path) -> None:
    written = write_pages(asker, tmp_path, ["cases", "ask/positions/nowhere"], {})
    assert "cases.html" in written
    assert not [name for name in written if "nowhere" in name]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_every_site_has_is_not_left_out(
    asker: Asker, tmp_path: Path, workers: int
) -> None:
    with pytest.raises(QuestionError):
        write_pages(asker, tmp_path, ["cases", "case/nowhere"], {}, workers=workers)


def test_a_page_links_to_pages_that_are_written_apart(asker: Asker, tmp_path: Path) -> None:
    write_pages(asker, tmp_path, ["members"], {}, also=["evidence"])
    page = (tmp_path / "members.html").read_text(encoding="utf-8")
    assert 'href="evidence.html"' in page
    assert "cases.html" not in page


def test_a_fault_of_the_program_in_a_process_is_not_taken_for_a_lost_process(
    asker: Asker, tmp_path: Path
) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("", encoding="utf-8")
    with pytest.raises(RuntimeError, match="Error: "):
        write_pages(asker, no_folder, ["cases", "members"], {}, workers=2)
