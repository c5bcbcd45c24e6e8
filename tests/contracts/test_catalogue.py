"""The catalogue: every question has types, an answer, a command, a method, a page and a schema."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

import allies
from allies.asking.asks import ask_of
from allies.faces.text.spelling import marks_of
from allies.questions.base import Answer, Asked
from allies.questions.catalogue import CATALOGUE, GROUPS, Row
from allies.questions.schemas import schema_of
from tests.apparatus import PACKAGE, Run

EVERY = pytest.mark.parametrize("row", CATALOGUE.values(), ids=lambda row: row.name)
LARGE = {
    "backtest": 200_000,  # a score needs every coded case
    "capital": 80_000,  # the example asks about two states
}
MOST_BYTES = 64_000  # of JSON, without spaces
_LIGHT = ("allies.questions", "allies.values", "allies.errors", "allies.unseen")
# What the examples that bring a file along bring.
BROUGHT = {
    "game.yaml": "quota: 5\nweights: {A: 4, B: 3, C: 2}\n",
    "size.yaml": """question: size of the force
unit: people
actors:
  host: {capability: 1, position: 3000, salience: 1}
  leader: {capability: 5, position: {triangular: [200, 500, 1500]}, salience: 0.4}
""",
}


@pytest.fixture
def _brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder to ask in that holds what the examples bring along."""
    for name, text in BROUGHT.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


HEAVY = {"numpy", "pydantic", "rich", "scipy", "yaml", "typer"}


def test_importing_every_question_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from allies.questions.catalogue import CATALOGUE\n"
        "assert all(row.answer and row.question for row in CATALOGUE.values())\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_the_modules_of_questions_hold_types_alone() -> None:
    for path in sorted((PACKAGE / "questions").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        imports = re.findall(r"^(?:from|import) (allies[\w.]*)", text, flags=re.MULTILINE)
        for name in imports:
            assert name.startswith(_LIGHT), f"{path.name} imports {name}"


@EVERY
def test_a_row_names_what_there_is(row: Row) -> None:
    assert row.group in GROUPS
    assert issubclass(row.answer, Answer)
    assert callable(row.function)
    assert callable(row.page)
    assert row.question.__doc__
    assert row.answer.__doc__
    assert row.answer.__doc__ != Answer.__doc__
    assert not row.answer.rows or row.answer.rows in row.answer.__struct_fields__
    assert not set(row.beside) - set(CATALOGUE)


@EVERY
def test_every_field_of_a_question_says_what_it_means(row: Row) -> None:
    for item in msgspec.structs.fields(row.question):
        said = [
            meta.description
            for meta in getattr(item.type, "__metadata__", ())
            if isinstance(meta, msgspec.Meta) and meta.description
        ]
        assert said, f"{row.name}.{item.name}"
        assert set(marks_of(item.type)) <= {"positional", "option", "kind"}


def words_of(row: Row) -> list[str]:
    return shlex.split(row.example)


@pytest.mark.usefixtures("_brought")
@EVERY
def test_the_example_of_a_question_is_answered_alike_by_every_face(
    row: Row, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path))
    cold = run(*words_of(row), "--json")
    # On a busy machine, long work says how far it is.
    said = [line for line in cold.err.splitlines() if " %, after " not in line]
    assert (cold.code, said) == (0, [])
    warm = run(*words_of(row), "--json")
    assert warm.out == cold.out
    answer = cold.json
    assert answer["schema"] == row.schema
    assert answer["asked"]["question"] == row.name
    jsonschema.validate(answer, schema_of(row.name))
    by_python = replicated(answer)
    assert by_python.to_json() + "\n" == cold.out
    assert repr(by_python).startswith(f"<{row.name}")
    assert len(repr(by_python)) < 200
    page = run(*words_of(row))
    assert (page.code, page.err) == (0, "")
    assert page.out.strip()
    assert "\u2045" not in page.out
    assert by_python._repr_html_().startswith('<div class="allies-answer">')
    if not row.beside:
        assert str(by_python).strip() == page.out.strip()


def replicated(answer: dict[str, Any]) -> Answer:
    """Ask in Python what a command was asked: by a method of a view, or by a function."""
    ask = ask_of(msgspec.convert(answer["asked"], Asked))
    given = {name: getattr(ask.question, name) for name in ask.question.__struct_fields__}
    given |= {name: getattr(ask.what_if, name) for name in ask.what_if.changes}
    name = ask.row.name.replace("-", "_")
    if not ask.question.needs_record:
        from allies import opened

        alone: Answer = getattr(opened, name)(**given)
        return alone
    beside = {"seed": ask.seed} if "draws" in given else {}
    if ask.hide_outcome:
        beside["hide_outcome"] = True
    view = allies.open(ask.theatre).view(as_of=ask.as_of, account=ask.account)
    found: Answer = getattr(view, name)(**given, **beside)
    return found


@pytest.mark.usefixtures("_brought")
@EVERY
def test_no_usual_answer_is_large(row: Row, run: Run) -> None:
    answer = json.dumps(run(*words_of(row), "--json").json, separators=(",", ":"))
    assert len(answer) <= LARGE.get(row.name, MOST_BYTES)


def test_the_views_methods_are_those_of_the_catalogue() -> None:
    view = allies.open().view()
    asks = {row.name.replace("-", "_") for row in CATALOGUE.values() if row.question.needs_record}
    assert asks <= set(dir(view))
    with pytest.raises(AttributeError, match="no question 'rout'"):
        view.rout  # type: ignore[attr-defined]  # noqa: B018


def test_the_stub_of_the_python_face_is_current() -> None:
    sys.path.insert(0, str(PACKAGE.parent.parent / "tools"))
    try:
        from build_stub import STUB, stub
    finally:
        sys.path.pop(0)
    assert STUB.read_text(encoding="utf-8") == stub()
