"""The files of a theatre folder: find them, limit their size, and stay inside the folder."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

import msgspec

from allies.errors import Fault, QuestionError, nearest, shortened
from allies.files import read_regular
from allies.theatre.archives import is_saved, read_archive
from allies.theatre.format import MOST_BYTES, MOST_BYTES_A_FILE, MOST_FILES, NOTES, PARTS, Part
from allies.unseen import escaped, unseen_in
from allies.values.naming import resolve_name

SHIPPED = Path(__file__).resolve().parent.parent / "theatres"
DEFAULT_THEATRE = "central_asia"
OVERLAY = "overlay/"  # begins the names of files that are laid over
_IGNORED = frozenset({".DS_Store", "README.md", "__init__.py"})
_EVERY_FILE = "every file of a theatre is read"
_LET_READ = "give yourself permission to read it, or move it out of the theatre's folder"
_FOLDERS = frozenset(str(PurePosixPath(part.pattern).parent) for part in PARTS)


class TheatreFiles(msgspec.Struct, frozen=True):
    """The texts of a theatre, read whole.

    Attributes:
        root: the theatre's folder.
        texts: content by path below the folder, with forward slashes.
        faults: faults of files that were not read: too large, unreadable, unknown or outside.
        overlays: folders laid over the theatre; the texts have their files below `OVERLAY`.
    """

    root: Path
    texts: Mapping[str, bytes]
    faults: tuple[Fault, ...] = ()
    overlays: tuple[Path, ...] = ()

    @property
    def digest(self) -> str:
        """A digest of every path and every byte."""
        content = hashlib.blake2b(digest_size=16)
        for name, text in sorted(self.texts.items()):
            content.update(f"{name}\x00{len(text)}\x00".encode())
            content.update(text)
        return content.hexdigest()

    def shown(self, name: str) -> str:
        """Return the name of a file for a message."""
        if name.startswith(OVERLAY):
            _, number, rest = name.split("/", 2)
            return f"{shown_root(self.overlays[int(number)])}/{rest}"
        return f"{self.shown_root}/{name}"

    @property
    def shown_root(self) -> str:
        """The name of the folder for a message."""
        return shown_root(self.root)


def shown_root(root: Path) -> str:
    """Return the name of a theatre's folder for a message: its own name, even for `.`."""
    name = root.name if root.name not in ("", "..") else root.resolve().name
    return name or str(root.resolve())


def shipped_theatres() -> list[str]:
    """Return the names of the shipped theatres, in order."""
    return sorted(path.parent.name for path in SHIPPED.glob("*/theatre.yaml"))


def find_theatre(name: str) -> Path:
    """Return the folder of a theatre.

    Args:
        name: the name of a shipped theatre, or a path to a folder or a saved edition.

    Raises:
        QuestionError: there is no such theatre.
    """
    folder = Path(name)
    try:
        if name and (SHIPPED / name / "theatre.yaml").is_file() and "/" not in name:
            return SHIPPED / name
        if name and ((folder / "theatre.yaml").is_file() or is_saved(folder)):
            return folder
    except OSError as error:
        _refuse_closed(folder, "theatre", error)
        name = shortened(name)  # too long for a file name
        folder = Path(name)
    shipped = shipped_theatres()
    if resolve_name(name, shipped) in shipped:
        return SHIPPED / resolve_name(name, shipped)
    why = "a theatre is a shipped name, or a folder that holds a theatre.yaml"
    if folder.is_dir():
        why = f"the folder {folder} holds no theatre.yaml"
    raise QuestionError(
        f"no theatre '{name}'", field="theatre", why=why, remedy=nearest(name, shipped)
    )


def _refuse_closed(folder: Path, field: str, error: OSError) -> None:
    """Refuse a folder that may not be read."""
    if error.errno in (errno.EACCES, errno.EPERM):
        raise QuestionError(
            f"the folder {folder} cannot be read: {error.strerror}",
            field=field,
            remedy="give yourself permission to read and enter it: chmod -R u+rX",
        ) from None


def part_of(name: str) -> Part | None:
    """Return the part of the format that a file belongs to, by its path."""
    path = PurePosixPath(name.split("/", 2)[2] if name.startswith(OVERLAY) else name)
    return next(
        (part for part in PARTS if path.match(part.pattern) and _same_depth(path, part)), None
    )


def _same_depth(path: PurePosixPath, part: Part) -> bool:
    return len(path.parts) == len(PurePosixPath(part.pattern).parts)


def _no_overlay(name: str, is_there: bool, is_no_folder: bool) -> str:
    if not is_there:
        return f"there is no overlay '{name}'"
    return f"'{name}' is {'a file, not a folder' if is_no_folder else 'empty'}"


def lay_over(files: TheatreFiles, folders: Sequence[str]) -> TheatreFiles:
    """Return the files of a theatre with private folders laid over it.

    An overlay has files like those of a theatre, but none that describes the theatre itself.

    Args:
        files: the files of the theatre.
        folders: the folders, as given.

    Raises:
        QuestionError: there is no such folder, or nothing in it.
    """
    texts, faults = dict(files.texts), list(files.faults)
    for number, name in enumerate(folders):
        folder = Path(name)
        try:
            found = read_files(folder, is_whole=False) if folder.is_dir() else None
        except OSError as error:
            _refuse_closed(folder, "overlay", error)
            found = None
        if found is None or not (found.texts or found.faults):
            name = shortened(name)
            raise QuestionError(
                _no_overlay(name, folder.exists(), found is None),
                field="overlay",
                why="an overlay is a folder with files like those of a theatre",
                remedy="give a folder that holds sources.yaml, acts/NAME.yaml or the like",
            )
        faults += found.faults
        if "theatre.yaml" in found.texts:
            faults.append(
                Fault(
                    "does not belong to an overlay",
                    found.shown("theatre.yaml"),
                    "an overlay adds entries to a theatre, and does not describe another one",
                    "remove it, or ask the folder itself as a theatre",
                )
            )
        texts |= {f"{OVERLAY}{number}/{file}": text for file, text in found.texts.items()}
    return TheatreFiles(files.root, texts, tuple(faults), tuple(map(Path, folders)))


def read_files(root: Path, *, is_whole: bool = True) -> TheatreFiles:
    """Read every readable file of a theatre, without following links out of its folder.

    Args:
        root: the folder.
        is_whole: whether it must hold the files that every theatre needs.
    """
    texts: dict[str, bytes] = {}
    faults: list[Fault] = []
    if is_saved(root):
        faults += read_archive(root, texts)
        faults += _unexpected(root, texts)
        return TheatreFiles(root, texts, tuple(faults or _missing(root, texts)))
    seen: set[str] = set()
    size, too_many = 0, False
    inside, shown = root.resolve(), shown_root(root)
    for name, path in _walk(root, "", faults):
        seen.add(name)
        fault = None
        try:
            fault = _refusal(root, inside, name, path)
            if fault is None:
                too_many = too_many or len(texts) >= MOST_FILES or size > MOST_BYTES
                text = None if too_many else read_regular(path, MOST_BYTES_A_FILE)
                if text is not None:
                    texts[name] = text
                    size += len(text)
                elif not too_many:
                    fault = _unread(f"{shown}/{name}", path)
        except OSError as error:
            fault = _unreadable(f"{shown}/{name}", error)
        if fault is not None:
            faults.append(fault)
    if too_many or size > MOST_BYTES:
        faults.append(
            Fault(
                "is too large",
                f"{shown}/",
                f"a theatre has at most {MOST_FILES:,} files and {MOST_BYTES:,} bytes in all",
                "split it into two theatres, or remove entries that no question needs",
            )
        )
    faults += _missing(root, seen) if is_whole else []
    return TheatreFiles(root, texts, tuple(faults))


def _missing(root: Path, seen: Collection[str]) -> list[Fault]:
    """Return a fault for every file that a theatre needs and does not have."""
    return [
        Fault(
            f"there is no {part.pattern}",
            f"{shown_root(root)}/",
            f"a theatre needs it: {part.says}",
            "see `allies new` for a complete theatre",
        )
        for part in PARTS
        if part.required and part.pattern not in seen
    ]


def _unexpected(root: Path, texts: dict[str, bytes]) -> Iterator[Fault]:
    """Return a fault for every file of a saved edition that is no part of the format.

    Such files are left out of the texts, and so are those that every theatre may have.
    """
    for name in list(texts):
        if part_of(name) is None:
            del texts[name]
            steps = name.split("/")
            if steps[-1] not in _IGNORED and not any(
                step.startswith(("__", ".")) for step in steps
            ):
                yield _no_part(f"{shown_root(root)}/{escaped(name)}")


def _no_part(where: str) -> Fault:
    patterns = ", ".join(part.pattern for part in PARTS)
    return Fault(
        "does not belong to a theatre",
        where,
        f"the format knows: {patterns}",
        "move, rename or remove it",
    )


def _walk(root: Path, prefix: str, faults: list[Fault]) -> Iterator[tuple[str, Path]]:
    """Return every file, and every folder in a place where the format expects none."""
    try:
        with os.scandir(root / prefix) as found:
            entries = sorted(found, key=lambda item: item.name)
    except OSError as error:
        faults.append(_unreadable(f"{shown_root(root)}/{prefix}", error))
        return
    for item in entries:
        if item.name in _IGNORED or item.name.startswith(("__pycache__", ".")):
            continue
        name = f"{prefix}{item.name}"
        if name == NOTES and item.is_dir(follow_symlinks=False):
            continue
        if name in _FOLDERS and item.is_dir(follow_symlinks=False):
            yield from _walk(root, f"{name}/", faults)
        else:
            yield name, Path(item.path)


def _unreadable(where: str, error: OSError) -> Fault:
    return Fault(f"cannot be read: {error.strerror}", where, _EVERY_FILE, _LET_READ)


def _unread(where: str, path: Path) -> Fault:
    """Return why a regular file was not read: it grew too large, or was replaced."""
    size = path.stat().st_size
    if size > MOST_BYTES_A_FILE:
        return _too_large(where, size)
    return Fault("cannot be read: permission denied", where, _EVERY_FILE, _LET_READ)


def _too_large(where: str, size: int) -> Fault:
    return Fault(
        f"is too large: {size:,} bytes",
        where,
        f"a file of a theatre has at most {MOST_BYTES_A_FILE:,} bytes",
        "split it by subject",
    )


def _refusal(root: Path, inside: Path, name: str, path: Path) -> Fault | None:
    """Return why a file must not be read, if so."""
    where = f"{shown_root(root)}/{name}"
    if unseen_in(name):  # nor can be what is no UTF-8
        return Fault(
            "has a name with a character that cannot be seen", escaped(where), "", "rename it"
        )
    if path.is_symlink() and not _leads_within(path, inside):
        return Fault(
            "leads out of the theatre's folder",
            where,
            "a theatre is one folder",
            "copy the file into the folder",
        )
    if part_of(name) is None:
        return _no_part(where)
    # `is_file` also says no for a file that may not be looked at, so the mode is read instead.
    kind = path.stat().st_mode if path.exists() else 0
    if stat.S_ISDIR(kind):
        return Fault(
            "is a folder, not a file", where, "the format expects a file there", "remove it"
        )
    if not stat.S_ISREG(kind):
        return Fault("is not a file", where, "a theatre has only files and folders", "remove it")
    size = path.stat().st_size
    return _too_large(where, size) if size > MOST_BYTES_A_FILE else None


def _leads_within(path: Path, inside: Path) -> bool:
    try:
        return path.resolve().is_relative_to(inside)
    except (OSError, RuntimeError):  # a link to itself
        return False
