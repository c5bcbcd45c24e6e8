"""The commands about sources: list, verify, digest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import typer

from allies.cli.printing import show
from allies.errors import QuestionError
from allies.evidence.digests import DocumentIndex, cite_passage
from allies.evidence.verification import verify
from allies.reports.page_theatre import (
    digest_json,
    digest_page,
    sources_json,
    sources_page,
    verify_json,
    verify_page,
)
from allies.theatre.citations_in import citations
from allies.theatre.opening import open_theatre

MOST_BYTES_A_DOCUMENT = 20_000_000
MOST_DOCUMENTS = 1_000


def run_sources(theatre: str, *, as_json: bool) -> None:
    """Print the sources of a theatre."""
    world = open_theatre(theatre)
    show(sources_json(world), sources_page(world, citations(world)), as_json=as_json)


def run_verify(theatre: str, folder: str, *, as_json: bool) -> None:
    """Verify every citation; end with code 1 where one fails."""
    world = open_theatre(theatre)
    held = frozenset(source.id for source in world.sources.values() if source.held)
    found = verify(citations(world), _documents(Path(folder)), held)
    show(verify_json(world, found), verify_page(found), as_json=as_json)
    if found.failed:
        raise typer.Exit(1)


def _documents(folder: Path) -> list[DocumentIndex]:
    if not _is_there(folder, Path.is_dir):
        raise QuestionError(
            f"there is no folder {str(folder)[:80]}",
            where="--documents",
            remedy="name the folder that holds the texts, one file a document",
        )
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    if len(paths) > MOST_DOCUMENTS:
        raise QuestionError(
            f"{folder} holds {len(paths):,} files",
            where="--documents",
            remedy=f"name a folder with at most {MOST_DOCUMENTS:,} documents",
        )
    return [DocumentIndex.of(path.name, _text(path)) for path in paths]


def _is_there(path: Path, test: Callable[[Path], bool]) -> bool:
    try:
        return test(path)
    except OSError:  # too long to be the name of anything
        return False


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES_A_DOCUMENT:
            raise QuestionError(
                f"{path.name} is too large to index",
                why=f"a document has at most {MOST_BYTES_A_DOCUMENT:,} bytes",
            )
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise QuestionError(f"{path} cannot be read: {error.strerror}") from None


def run_digest(file: str, words: str, *, as_json: bool) -> None:
    """Print the two digests that cite a passage."""
    path = Path(file)
    if not _is_there(path, Path.is_file):
        raise QuestionError(f"there is no file {file[:80]}", remedy="name the document's text file")
    try:
        passage = cite_passage(DocumentIndex.of(path.name, _text(path)), words)
    except ValueError as error:
        raise QuestionError(str(error), where=path.name) from None
    show(digest_json(path.name, passage), digest_page(path.name, passage), as_json=as_json)
