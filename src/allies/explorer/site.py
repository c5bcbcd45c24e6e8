"""A theatre as a folder of plain pages: no server, no script, nothing fetched."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from tempfile import TemporaryFile

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.addresses import is_plain
from allies.explorer.asking import Asker
from allies.explorer.routes import every_path
from allies.explorer.writing import write_pages
from allies.files import ORDINARY, write_whole

DIGESTS = "digests.txt"
LEAST_A_PROCESS = 60  # pages, so that a small site needs no second process
_LISTS = ("", "cases", "evidence", "questions")
STATIC = ("site.css", "icon.svg", "licences.txt", "fonts")


class WrittenSite:
    """What was written.

    Attributes:
        folder: where.
        pages: how many pages.
        bytes: how many bytes in all files.
    """

    def __init__(self, folder: Path, pages: int, size: int) -> None:
        self.folder, self.pages, self.bytes = folder, pages, size


def write_site(
    theatre: str,
    folder: Path,
    *,
    given: dict[str, str] | None = None,
    hidden: bool = False,
    only: Callable[[str], bool] | None = None,
    workers: int = 0,
) -> WrittenSite:
    """Write the default pages of a theatre.

    Args:
        theatre: a shipped theatre, or a folder.
        folder: where to write; it is new, empty, or holds such a site.
        given: what is known and by whom: `as_of` and `account`.
        hidden: whether to hide what happened.
        only: which pages to write, by path; all of them if not given.
        workers: number of processes; one for each processor if 0 and there are many pages.

    Raises:
        QuestionError: there is no such theatre, or the folder holds something else.
        TheatreError: the theatre has faults.
    """
    _refuse_other(folder)
    _begin(folder)
    asker = Asker(OpenTheatre(theatre), hidden=hidden)
    _ = asker.opened.record
    beside = {name: (value,) for name, value in (given or {}).items() if value}
    paths = [path for path in dict.fromkeys(every_path(asker)) if is_plain(path) or not path]
    paths = [path for path in paths if only is None or only(path)]
    many = workers or min(os.cpu_count() or 1, 1 + len(paths) // LEAST_A_PROCESS)
    # Lists show what other pages have worked out, so they are written when that is on disk.
    lists = [path for path in paths if path in _LISTS]
    others = [path for path in paths if path not in _LISTS]
    written = write_pages(asker, folder, others, beside, workers=many, also=lists)
    pages = [name.removesuffix(".html") for name in written if name.endswith(".html")]
    written |= write_pages(asker, folder, lists, beside, also=pages)
    for name in _copied(folder / "static"):
        content = (folder / name).read_bytes()
        written[name] = hashlib.sha256(content).hexdigest(), len(content)
    lines = "".join(f"{digest}  {name}\n" for name, (digest, _) in sorted(written.items()))
    write_whole(folder / DIGESTS, lines.encode(), ORDINARY)
    size = sum(size for _, size in written.values())
    return WrittenSite(folder, len(pages) + len(lists), size)


def _refuse_other(folder: Path) -> None:
    """Refuse a folder with files that are not a site, so that nothing else is overwritten."""
    if folder.exists() and not folder.is_dir():
        raise QuestionError(f"{folder} is a file", field="output", remedy="name a new folder")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / DIGESTS).exists():
        raise QuestionError(
            f"{folder} holds other files",
            field="output",
            why="a site is written into a folder of its own",
            remedy="name a new folder, or an empty one",
        )


def _begin(folder: Path) -> None:
    """Make the folder, so that a place where nothing can be written is refused at once.

    Raises:
        QuestionError: nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise QuestionError(
            f"{folder} cannot be written: {error.strerror}",
            field="output",
            remedy="choose another folder",
        ) from None


def _copied(target: Path) -> Sequence[str]:
    """Copy the files that all pages share; return their names below the site."""
    shared = resources.files("allies.explorer").joinpath("static")
    target.mkdir(parents=True, exist_ok=True)
    with resources.as_file(shared) as source:
        for name in STATIC:
            if (source / name).is_dir():
                shutil.copytree(source / name, target / name, dirs_exist_ok=True)
            else:
                shutil.copyfile(source / name, target / name)
    return sorted(
        file.relative_to(target.parent).as_posix() for file in target.rglob("*") if file.is_file()
    )
