"""Every block of the documentation does what its page says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.apparatus import REPOSITORY, Run
from tests.docs.blocks import BlockError, Page, blocks_of, matches

DOCS = REPOSITORY / "docs"
PAGES = sorted(path.relative_to(REPOSITORY).as_posix() for path in DOCS.rglob("*.md"))
RUNNABLE = frozenset({"console", "python"})


@pytest.mark.parametrize("name", ["README.md", *PAGES])
def test_the_blocks_of_a_page_run_in_order_and_print_what_it_shows(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = Page(name, tmp_path)
    for block in blocks_of((REPOSITORY / name).read_text(encoding="utf-8")):
        page.run(block)


README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
FIRST_TASKS = re.findall(r"^\.venv/bin/allies (.+)$", README, re.MULTILINE)


@pytest.mark.parametrize("task", FIRST_TASKS)
def test_a_first_task_of_the_readme_answers(task: str, run: Run) -> None:
    code, out, err = run(*shlex.split(task))
    assert (code, err) == (0, "")
    assert len(out.splitlines()) > 5


def test_the_readme_names_a_first_task_for_an_analyst_a_teacher_and_a_planner() -> None:
    assert len(FIRST_TASKS) == 3


def test_the_tutorials_hold_blocks_that_run() -> None:
    for path in (DOCS / "tutorials").glob("*.md"):
        blocks = list(blocks_of(path.read_text(encoding="utf-8")))
        run = [item for item in blocks if item.kind in RUNNABLE and "skip" not in item.marks]
        assert len(run) >= 5, path.name


def test_a_console_block_that_prints_something_else_is_told_with_its_line(tmp_path: Path) -> None:
    (block,) = blocks_of("text\n\n```console\n$ ls\nnothing.txt\n```\n")
    with pytest.raises(BlockError, match=r"page.md:3: the output is not what the page shows"):
        Page("page.md", tmp_path).run(block)


def test_a_command_that_ends_with_another_code_is_told(tmp_path: Path) -> None:
    (block,) = blocks_of("<!-- exit: 0 -->\n```console\n$ allies claim nobody\n```\n")
    with pytest.raises(BlockError, match="ended with 2, not 0"):
        Page("page.md", tmp_path).run(block)


def test_a_command_the_tests_do_not_run_must_be_marked(tmp_path: Path) -> None:
    (block,) = blocks_of("```console\n$ make assess\n```\n")
    with pytest.raises(BlockError, match="mark it"):
        Page("page.md", tmp_path).run(block)


def test_a_python_block_that_answers_otherwise_is_told(tmp_path: Path) -> None:
    (block,) = blocks_of("```python\n>>> 1 + 1\n3\n```\n")
    with pytest.raises(BlockError, match="Expected"):
        Page("page.md", tmp_path).run(block)


@pytest.mark.parametrize(("package", "runs"), [("json", True), ("no_such_package", False)])
def test_a_block_that_needs_a_package_is_run_where_it_is_installed(
    tmp_path: Path, package: str, runs: bool
) -> None:
    (block,) = blocks_of(f"<!-- needs: {package} -->\n```python\nfound = 1\n```\n")
    page = Page("page.md", tmp_path)
    page.run(block)
    assert ("found" in page.namespace) is runs


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
@pytest.mark.parametrize(
    ("package", "runs"), [("", True), ("stats", True), ("no.such.package", False)]
)
def test_a_block_of_r_is_run_where_r_has_the_package_it_needs(
    tmp_path: Path, package: str, runs: bool
) -> None:
    mark = f"<!-- needs: {package} -->\n" if package else ""
    (block,) = blocks_of(f"{mark}```r\ncat(1 + 1)\n```\n")
    page = Page("page.md", tmp_path)
    page.run(block)
    assert (page.printed == ["2"]) is runs


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_a_block_of_r_that_fails_is_told(tmp_path: Path) -> None:
    (block,) = blocks_of("```r\nstopifnot(1 > 2)\n```\n")
    with pytest.raises(BlockError, match="1 > 2"):
        Page("page.md", tmp_path).run(block)


def test_marks_write_append_and_edit_files(tmp_path: Path) -> None:
    text = (
        "<!-- write: a/b.yaml -->\n\n```yaml\nx: 1\n```\n"
        "<!-- append: a/b.yaml -->\n```yaml\ny: 2\n```\n"
        "<!-- edit: a/b.yaml -->\n```diff\n-x: 1\n+x: 3\n y: 2\n```\n"
    )
    page = Page("page.md", tmp_path)
    for block in blocks_of(text):
        page.run(block)
    assert (tmp_path / "a" / "b.yaml").read_text(encoding="utf-8") == "x: 3\ny: 2\n"


def test_an_edit_of_lines_that_are_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("x: 1\n", encoding="utf-8")
    (block,) = blocks_of("<!-- edit: b.yaml -->\n```diff\n-x: 2\n+x: 3\n```\n")
    with pytest.raises(BlockError, match="holds the old lines 0 times"):
        Page("page.md", tmp_path).run(block)


def test_text_between_a_mark_and_a_block_parts_them() -> None:
    (block,) = blocks_of("<!-- skip: no -->\n\nSome text.\n\n```console\n$ ls\n```\n")
    assert block.marks == {}


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a"], ["a", "b"], False),
        (["a", "..."], ["a", "b", "c"], True),
        (["...", "c"], ["a", "b", "c"], True),
        (["a", "...", "c"], ["a", "c"], True),
        (["a", "...", "a"], ["a"], False),
        (["...", "b", "..."], ["a", "b", "c"], True),
        (["...", "c", "b", "..."], ["a", "b", "c"], False),
        (["a", "...", "b", "...", "d"], ["a", "x", "b", "c", "d"], True),
        (["..."], [], True),
    ],
)
def test_three_dots_stand_for_any_number_of_lines(
    expected: list[str], found: list[str], same: bool
) -> None:
    assert matches(expected, found) is same
