"""The numbers of what others build on: a change of shape is a change of number, made on purpose."""

from __future__ import annotations

import msgspec
from pytest_regressions.file_regression import FileRegressionFixture

from allies.law.predicates import PREDICATES
from allies.law.rules import CONNECTIVES
from allies.questions.base import Answer
from allies.questions.schemas import answer_types, number_of
from allies.theatre.format import FORMAT_VERSION, PARTS
from allies.world.registers import REGISTERS
from allies.world.vocabulary import KINDS, VOCABULARY_VERSION
from tests.contracts.test_vocabularies import EVERY_ENTRY


def pinned(file_regression: FileRegressionFixture, name: str, lines: list[str]) -> None:
    """Hold lines against those that are kept beside this page."""
    text = "\n".join(lines) + "\n"
    file_regression.check(text, basename=name, encoding="utf-8", newline="\n")


def test_the_theatre_format_is_pinned(file_regression: FileRegressionFixture) -> None:
    parts = [f"part {part.pattern}: {part.entry.__name__}" for part in PARTS]
    entries = [f"{entry.__name__}: {', '.join(entry.__struct_fields__)}" for entry in EVERY_ENTRY]
    pinned(file_regression, "theatre_format", [f"format {FORMAT_VERSION}", *parts, *entries])


def test_the_vocabulary_is_pinned(file_regression: FileRegressionFixture) -> None:
    acts = [f"act {name}: needs {', '.join(kind.needs)}" for name, kind in KINDS.items()]
    registers = [f"register {name}: {', '.join(item.codes)}" for name, item in REGISTERS.items()]
    predicates = [
        f"predicate {name}: {', '.join(item.parameters)}" for name, item in PREDICATES.items()
    ]
    lines = [f"vocabulary {VOCABULARY_VERSION}", *acts, *registers, *predicates]
    pinned(file_regression, "vocabulary", [*lines, f"connectives {', '.join(CONNECTIVES)}"])


def test_the_answers_are_pinned(file_regression: FileRegressionFixture) -> None:
    """A field that goes or is renamed is a change of number; one that is added is not."""
    envelope = Answer.__struct_fields__
    own = {
        name: [field for field in kind.__struct_fields__ if field not in envelope]
        for name, kind in answer_types().items()
    }
    lines = [f"{name} {number_of(name)}: {', '.join(fields)}" for name, fields in own.items()]
    pinned(file_regression, "answers", [f"envelope: {', '.join(envelope)}", *lines])


def test_the_parts_of_answers_are_pinned(file_regression: FileRegressionFixture) -> None:
    kinds = answer_types().values()
    parts = msgspec.json.schema_components([Answer, *kinds])[1]
    answers = {"Answer", *(kind.__name__ for kind in kinds)}
    lines = [
        f"{name}: {', '.join(parts[name]['properties'])}" for name in sorted(set(parts) - answers)
    ]
    pinned(file_regression, "parts_of_answers", lines)
