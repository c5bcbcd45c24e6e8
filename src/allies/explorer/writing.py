"""Works out and writes the pages of a site in several processes.

Each process answers its share of the addresses. When all are answered, every process gets the list
of the pages that exist, so that no link leads to a missing file, and writes its share.
"""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.addresses import Address, FolderLinks, Given, file_of
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.rendering import write_page
from allies.explorer.routes import page_at
from allies.faces.table.rows import csv_text, rows_csv
from allies.files import ORDINARY, write_whole
from allies.progress import told
from allies.questions.base import encoded

# The digest and the size of each file, by its name below the folder.
Written = dict[str, tuple[str, int]]


def write_pages(
    asker: Asker,
    folder: Path,
    paths: Sequence[str],
    beside: Given,
    *,
    workers: int = 1,
    also: Sequence[str] = (),
) -> Written:
    """Write the page of each path and its data; return what was written.

    Args:
        asker: of the theatre.
        folder: where to write.
        paths: of the pages, those that others build on first.
        beside: what is known and by whom.
        workers: number of processes; with one, this process does everything.
        also: paths of pages that are written apart, and may be linked to.

    Raises:
        QuestionError: a page that every site has cannot be made.
    """
    if workers < 2:
        pages = dict(_answered(asker, told("answering", paths, len(paths)), beside))
        return _write(asker, folder, pages, [*pages, *also])
    shares = [paths[at::workers] for at in range(workers)]
    context = multiprocessing.get_context("spawn")
    ends: list[Connection] = []
    running = []
    try:
        for share in shares:
            mine, theirs = context.Pipe()
            given = (theirs, asker.opened.name, asker.hidden, folder, share, dict(beside))
            process = context.Process(target=_work, args=given, daemon=True)
            process.start()
            theirs.close()
            ends.append(mine)
            running.append(process)
        known = [path for end in told("answering", ends, len(ends)) for path in _received(end)]
        for end in ends:
            end.send([*known, *also])
        return {name: file for end in ends for name, file in _received(end).items()}
    finally:
        for end in ends:
            end.close()
        for process in running:
            process.join()


def _received(end: Connection) -> Any:
    """Return what a process sends; raise what it failed with."""
    try:
        found = end.recv()
    except EOFError:
        raise QuestionError(
            "a process that wrote pages was stopped",
            why="the system may have run out of memory",
            remedy="write the site again",
        ) from None
    if isinstance(found, BaseException):
        raise found
    return found


def _work(
    end: Connection, theatre: str, hidden: bool, folder: Path, paths: Sequence[str], beside: Given
) -> None:
    """Answer a share of the addresses, then write their pages."""
    try:
        asker = Asker(OpenTheatre(theatre), hidden=hidden)
        pages = dict(_answered(asker, paths, beside))
        end.send(list(pages))
        end.send(_write(asker, folder, pages, end.recv()))
    except EOFError:  # another process failed
        return
    except QuestionError as error:
        end.send(error)
    except Exception as error:
        end.send(RuntimeError(f"{type(error).__name__}: {error}"))


def _answered(
    asker: Asker, paths: Iterator[str] | Sequence[str], beside: Given
) -> Iterator[tuple[str, Page]]:
    """Return the pages; those whose question cannot be asked are left out: votes on law."""
    for path in paths:
        here = Address(path, beside)
        try:
            yield path, page_at(asker, here)
        except QuestionError:
            if len(here.parts) <= 2 and here.parts[:1] != ("ask",):
                raise


def _write(asker: Asker, folder: Path, pages: Mapping[str, Page], known: Sequence[str]) -> Written:
    links = FolderLinks(known, ("json", "csv"))
    written: Written = {}
    for path, page in pages.items():
        files = {file_of(path): write_page(page, Address(path), asker, links, controls=False)}
        if page.answer is not None:
            files[file_of(path, "json")] = encoded(page.answer).decode() + "\n"
            if page.answer.rows:
                files[file_of(path, "csv")] = rows_csv(page.answer)
        for name, figure in page.figures.items():
            files[file_of(path, f"{name}.svg")] = figure.wide
            files[file_of(path, f"{name}.csv")] = csv_text(figure.columns, figure.rows)
        for name, text in files.items():
            content = text.encode()
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, content, ORDINARY)
            written[name] = hashlib.sha256(content).hexdigest(), len(content)
    return written
