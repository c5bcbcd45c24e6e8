"""What the repository holds, and what it must not."""

from __future__ import annotations

import re
import runpy
import subprocess
from pathlib import Path

import pytest

from tests.apparatus import HELD, REPOSITORY, SHIPPED, Run

# Machine paths and registry addresses; written so that this file does not hold one itself.
LEAK = re.compile(r"/(?:work|farm)/" + "|" + r"(?:pypi|pythonhosted|npmjs|debian)\.(?:org|com)")
SKIPPED = {".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
SKIPPED |= {"__pycache__", ".import_linter_cache", "site", "build", "dist"}
SKIPPED |= {".venv-peers", ".venv-second"}
LOADED = re.compile(r"\b(?:massacre|erratic|disloyal|regime)\b", re.IGNORECASE)


def files() -> list[Path]:
    """Return the files that git knows or would take; all of them where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        paths = [REPOSITORY / name for name in listed.stdout.splitlines()]
    else:
        paths = list(REPOSITORY.rglob("*"))
    return [
        path
        for path in paths
        if path.is_file() and not SKIPPED & set(path.relative_to(REPOSITORY).parts)
    ]


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_no_file_holds_a_path_of_a_machine_or_an_address_of_a_registry() -> None:
    found = files()
    assert len(found) > 100
    leaks = [
        f"{path.relative_to(REPOSITORY)}:{number}: {line.strip()[:80]}"
        for path in found
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if LEAK.search(line)
    ]
    assert leaks == []


def test_what_is_looked_for_would_be_found() -> None:
    for text in ("/wo" + "rk/main", "https://py" + "pi.org/simple", "files.python" + "hosted.org"):
        assert LEAK.search(text)


def test_no_text_of_the_founding_documents_is_shipped() -> None:
    if not (HELD / "seeds").is_dir():
        pytest.skip("the founding documents are not held here")
    names = {path.name for path in (HELD / "seeds").glob("*.txt")}
    assert names
    assert not names & {path.name for path in files()}


def test_loaded_words_stand_only_in_what_somebody_else_said() -> None:
    for path in SHIPPED.rglob("*.yaml"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip().startswith(("title:", "name:", "- id:", "id:", "question:")):
                assert not LOADED.search(line), f"{path.name}: {line.strip()}"


def test_every_citation_of_a_held_document_resolves(run: Run) -> None:
    if not (HELD / "seeds").is_dir():
        pytest.skip("the founding documents are not held here")
    answer = run("sources", "verify", "--documents", str(HELD / "seeds"), "--json")
    assert answer.code == 0
    assert answer.json["resolved"] >= 100
    assert answer.json["failed"] == []


def test_every_citation_of_a_held_document_begins_and_ends_with_its_sentence() -> None:
    documents = HELD / "seeds"
    if not documents.is_dir():
        pytest.skip("the founding documents are not held here")
    tool = runpy.run_path(str(REPOSITORY / "tools" / "widen_passages.py"))
    cut = tool["cut_in"](SHIPPED, documents)
    do = f"python tools/widen_passages.py {documents} --write"
    assert [item.entry for item in cut] == [], f"let them be whole sentences: {do}"
