"""Parse YAML as text: every scalar is a string, and the schema gives it its type.

Only plain block and flow YAML is read: no anchors, aliases, tags, duplicate keys or deep nesting.
The reader builds lists and dictionaries from the parser's events, without recursion. So a hostile
file cannot exhaust the stack or the memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

Plain: TypeAlias = Any  # nested dict[str, Plain], list[Plain] and str

MOST_DEEP = 24
# They belong in no text, and some can control a terminal: control characters, and halves of
# characters, which come from bytes that are no text.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

# The remedy for an error of the parser, by a word in its message; the last one fits all.
_REMEDIES = (
    ("tab character", "indent with spaces"),
    (
        "mapping values",
        "indent the keys of one entry equally, and put text with ': ' between quotation marks",
    ),
    ("end of stream", "close the quotation mark that is opened there or above"),
    ("or ']'", "close the bracket that is opened there or above"),
    ("or '}'", "close the bracket that is opened there or above"),
    ("unacceptable", "remove it: it cannot be seen"),
    ("escape", "write each backslash twice, or put the text in single quotation marks"),
    ("cannot start", "put the text in quotation marks"),
    ("", "look there and one line above: each is 'key: value' or '- item', with equal indentation"),
)


class YamlError(ValueError):
    """A file that is not the YAML of a theatre.

    Attributes:
        what: what is wrong.
        line: the line of the fault.
        remedy: what to do.
        later: later faults in the same file.
    """

    def __init__(self, what: str, line: int, remedy: str, later: Sequence[YamlError] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.line = line
        self.remedy = remedy
        self.later = tuple(later)

    @property
    def every(self) -> tuple[YamlError, ...]:
        """All faults of the file, as far as it could be read."""
        return (self, *self.later)


@dataclass
class Lines:
    """The lines of all items in a parsed file.

    Attributes:
        of: for each container, by identity, the line of each of its keys or items.
    """

    of: dict[int, dict[str | int, int]] = field(default_factory=dict)

    def note(self, container: dict[str, Plain] | list[Plain], key: str | int, line: int) -> None:
        """Store the line of an item of a container."""
        self.of.setdefault(id(container), {})[key] = line

    def find(self, root: Plain, path: tuple[str | int, ...]) -> int:
        """Return the line of the innermost item on a path that exists in the file."""
        line, here = 1, root
        for key in path:
            line = self.of.get(id(here), {}).get(key, line)
            try:
                here = here[key]
            except (KeyError, IndexError, TypeError):
                break
        return line


def parse_yaml(text: str, lines: Lines | None = None) -> Plain:
    """Parse YAML text into nested dictionaries, lists and strings.

    Args:
        text: the whole file.
        lines: collects the line of every item, if wanted.

    Raises:
        YamlError: the text is malformed, or uses what a theatre does not allow; it holds all faults
            up to the point where reading stopped.
    """
    builder = _Builder(lines)
    try:
        _refuse_hidden(text)
        loader = yaml.CBaseLoader(text)
        while (event := loader.get_event()) is not None:
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise all_as_one(
            [*builder.errors, _broken(str(error.problem or error.context), line)]
        ) from None
    except yaml.YAMLError as error:
        # An error about a refused character has a position in the text instead of a mark.
        at = getattr(error, "position", 0) or 0
        line = text.encode()[:at].count(b"\n") + 1
        raise all_as_one([*builder.errors, _broken(str(error).splitlines()[0], line)]) from None
    except YamlError as error:
        raise all_as_one([*builder.errors, *error.every]) from None
    if builder.errors:
        raise all_as_one(builder.errors)
    return builder.root


def all_as_one(errors: Sequence[YamlError]) -> YamlError:
    """Return the first of some errors, with the others attached."""
    first, *later = errors
    return type(first)(first.what, first.line, first.remedy, later)


def _broken(said: str, line: int) -> YamlError:
    """Return the error for a message of the parser."""
    remedy = next(remedy for word, remedy in _REMEDIES if word in said)
    return YamlError(f"broken YAML: {said}", line, remedy)


def hidden_in(text: str) -> Iterator[YamlError]:
    """Return an error for every line that holds a control character or half a character."""
    line, start, told = 1, 0, 0
    for hidden in CONTROL.finditer(text):
        line += text.count("\n", start, hidden.start())
        start = hidden.start()
        if line != told:
            yield _hidden(hidden.group(), line)
        told = line


def _hidden(letter: str, line: int) -> YamlError:
    what = "half a character" if "\ud800" <= letter <= "\udfff" else "the control character"
    return YamlError(f"has {what} {letter!r}", line, "remove it: it cannot be seen")


def _refuse_hidden(text: str) -> None:
    found = list(hidden_in(text))
    if found:
        raise all_as_one(found)


class _Builder:
    """Builds a document from events, one container at a time.

    Attributes:
        root: the document.
        errors: faults that did not stop the reading.
    """

    def __init__(self, lines: Lines | None) -> None:
        self.root: Plain = None
        self.errors: list[YamlError] = []
        self._lines = lines
        self._documents = 0
        self._open: list[tuple[Plain, str | None]] = []
        self._here: Plain = None
        self._key: str | None = None

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            self._enter({}, event)
        elif kind is yaml.SequenceStartEvent:
            self._enter([], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._here, self._key = self._open.pop()
        elif kind is yaml.AliasEvent:
            remedy = "write the value out: a theatre has no anchors or aliases"
            self._note(event, f"the alias *{event.anchor} is not allowed", remedy)
            self._text(f"*{event.anchor}", event)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                raise _error(event, "a second document in one file", "split the file at '---'")

    def _note(self, event: Any, what: str, remedy: str) -> None:
        self.errors.append(_error(event, what, remedy))

    def _scalar(self, event: Any) -> None:
        self._note_tags(event)
        if event.style == '"':  # only such text can have an escaped control character
            hidden = CONTROL.search(event.value)
            if hidden is not None:
                self.errors.append(_hidden(hidden.group(), event.start_mark.line + 1))
        self._text(event.value, event)

    def _text(self, value: str, event: Any) -> None:
        if type(self._here) is dict and self._key is None:
            if value in self._here:
                self._note(event, f"the key '{value}' occurs twice", "keep one of the two")
            self._key = value
            if self._lines is not None:
                self._lines.note(self._here, value, event.start_mark.line + 1)
        else:
            self._put(value, event)

    def _note_tags(self, event: Any) -> None:
        if event.anchor is not None:
            self._note(event, f"the anchor &{event.anchor} is not allowed", "write the value out")
        if event.tag is not None and event.tag != "!":
            self._note(
                event, f"the tag {event.tag} is not allowed", "remove it: all values are text"
            )

    def _enter(self, container: Plain, event: Any) -> None:
        self._note_tags(event)
        if type(self._here) is dict and self._key is None:
            raise _error(event, "a key must be plain text", "write the key as one word")
        if len(self._open) >= MOST_DEEP:
            raise _error(
                event, f"nested more than {MOST_DEEP} deep", "no entry of a theatre needs this"
            )
        self._put(container, event)
        self._open.append((self._here, None))
        self._here, self._key = container, None

    def _put(self, value: Plain, event: Any) -> None:
        here = self._here
        if type(here) is dict:
            here[self._key] = value
            self._key = None
        elif type(here) is list:
            if self._lines is not None:
                self._lines.note(here, len(here), event.start_mark.line + 1)
            here.append(value)
        else:
            self.root = value


def _error(event: Any, what: str, remedy: str) -> YamlError:
    return YamlError(what, event.start_mark.line + 1, remedy)
