"""Files a question brings along: YAML or JSON outside a theatre, with the line of every item."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from allies.errors import QuestionError
from allies.theatre.yaml_text import Lines, Plain, YamlError, parse_yaml

MOST_BYTES = 2_000_000


@dataclass(frozen=True)
class AskedFile:
    """A file, read.

    Attributes:
        name: as it was asked for.
        root: what it says: nested mappings, lists and text.
        lines: where everything stands.
    """

    name: str
    root: Plain
    lines: Lines

    def where(self, path: tuple[str | int, ...]) -> str:
        """Return the file and line of an item."""
        return f"{self.name}:{self.lines.find(self.root, path)}"


def read_text(name: str) -> str:
    """Return the text of a file.

    Raises:
        QuestionError: it cannot be read, is too large, or is no text.
    """
    path = Path(name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise QuestionError(
                f"is too large: more than {MOST_BYTES:,} bytes",
                where=name,
                remedy="leave out what the question does not need",
            )
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QuestionError(
            f"cannot be read: {error.strerror}", where=name, remedy="give the path of a file"
        ) from None
    except UnicodeDecodeError:
        raise QuestionError("is no text in UTF-8", where=name, remedy="save it as UTF-8") from None


def read_asked(name: str) -> AskedFile:
    """Read a YAML or JSON file.

    Raises:
        QuestionError: it cannot be read, or is neither.
    """
    text = read_text(name)
    lines = Lines()
    try:
        # JSON is YAML, but for the tabs it may be indented with.
        root = parse_yaml(text.replace("\t", "  ") if name.endswith(".json") else text, lines)
    except YamlError as error:
        raise QuestionError(error.what, where=f"{name}:{error.line}", remedy=error.remedy) from None
    return AskedFile(name, root, lines)
