"""Files that belong to a question: documents in YAML or JSON, and tables in CSV.

A field of the kind `document` or `table` may be given as the path of a file. The content replaces
the path, so that an ask holds everything its answer depends on. File and line are kept for messages
about faults.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from allies.errors import Fault, QuestionError
from allies.files import read_regular
from allies.theatre.json_text import parse_json
from allies.theatre.yaml_text import Lines, YamlError, parse_yaml

MOST_BYTES = 2_000_000


@dataclass(frozen=True)
class UserFile:
    """A file after reading.

    Attributes:
        name: the path as given.
        root: its content: nested mappings, lists and text.
        lines: the line of every item; None if the format has no lines.
        row_lines: for a table, the line of its header and of each row.
        faults: what is wrong with its form; reported together with what is wrong with its content.
    """

    name: str
    root: Any
    lines: Lines | None = field(default=None, compare=False)
    row_lines: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = ()

    def where(self, path: tuple[str | int, ...] = ()) -> str:
        """Return the file and line of an item; a column of a table is in the header."""
        if self.lines is not None:
            return f"{self.name}:{self.lines.find(self.root, path)}"
        if self.row_lines and path:
            at = path[0] + 1 if isinstance(path[0], int) else 0
            return f"{self.name}:{self.row_lines[at]}"
        return self.name

    def path_of(self, field: str) -> tuple[str | int, ...]:
        """Return the path of an item from its keys joined by dots.

        A key may contain dots and digits, so the path is followed through the content of the file.
        """
        found: list[str | int] = []
        here, rest = self.root, field
        while rest:
            keys = here if isinstance(here, dict) else ()
            fitting = [key for key in keys if rest == key or rest.startswith(f"{key}.")]
            key = max(fitting, key=len, default=rest.partition(".")[0])
            rest = rest[len(key) + 1 :]
            at = int(key) if isinstance(here, list) and key.isdigit() else key
            found.append(at)
            try:
                here = here[at]
            except (KeyError, IndexError, TypeError):
                here = None
        return tuple(found)


def read_text(name: str) -> str:
    """Return the text of a file.

    Raises:
        QuestionError: it cannot be read, is not a regular file, is too large, or is not text.
    """
    path = Path(name)
    content = read_regular(path, MOST_BYTES)
    if content is None:
        raise QuestionError(_why_unread(path), where=name, remedy="give the path of a file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QuestionError("is not text in UTF-8", where=name, remedy="save it as UTF-8") from None


def _why_unread(path: Path) -> str:
    try:
        about = path.stat()
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or 'no such file'}"
    if not path.is_file():
        return "cannot be read: it is not a regular file"
    if about.st_size > MOST_BYTES:
        return f"is too large: more than {MOST_BYTES:,} bytes"
    return "cannot be read: permission denied"


def read_document(name: str) -> UserFile:
    """Read a YAML or JSON file.

    Raises:
        QuestionError: it cannot be read, or is neither.
    """
    text = read_text(name)
    lines = Lines()
    parse = parse_json if name.lower().endswith(".json") else parse_yaml
    try:
        root = parse(text, lines)
    except YamlError as error:
        raise QuestionError.of(
            Fault(found.what, f"{name}:{found.line}", remedy=found.remedy) for found in error.every
        ) from None
    return UserFile(name, root, lines)


def read_table(name: str) -> UserFile:
    """Read a CSV file with a header as a list of rows, each a mapping from column to text.

    A column that occurs twice, a row with more or fewer cells than the header and broken CSV are
    `faults` of the file. The question reads the rows all the same, so that it can report every
    fault.

    Raises:
        QuestionError: it cannot be read.
    """
    reader = csv.reader(io.StringIO(read_text(name)), strict=True)
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    faults: list[Fault] = []
    header: list[str] = []
    try:
        for cells in reader:
            if not cells:
                continue  # an empty line
            lines.append(reader.line_num)
            if len(lines) == 1:
                header = [cell.strip() for cell in cells]
                faults += _faults_of_header(header, f"{name}:{reader.line_num}")
                continue
            if len(cells) != len(header):
                faults.append(
                    Fault(
                        "has a different number of cells than the header",
                        f"{name}:{reader.line_num}",
                        "every row has a cell for each column",
                        "add or remove cells",
                    )
                )
            cells += [""] * (len(header) - len(cells))
            rows.append(dict(zip(header, cells, strict=False)))
    except csv.Error as error:
        where = f"{name}:{reader.line_num}"
        faults.append(Fault(f"broken CSV: {error}", where, remedy="correct it there"))
    return UserFile(name, rows, None, tuple(lines), tuple(faults))


def _faults_of_header(header: list[str], where: str) -> list[Fault]:
    return [
        Fault(f"the column '{column}' occurs twice", where, remedy="keep one of the two")
        for column, times in Counter(header).items()
        if times > 1
    ]
