"""Files that a question brings along: where everything in them stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from allies.asking.asks import placed
from allies.asking.user_files import UserFile, read_document, read_table
from allies.errors import Fault, QuestionError


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def told(file: UserFile, field: str) -> str:
    return placed(Fault("x", field=field), {"game": file}).where.rpartition("/")[2]


GAME = """\
all:
  - quota: 1
    weights:
      U.K.: 1
      "7": 2
      U: 3
"""
AS_JSON = '{\n"all": [\n\t{"quota": 1,\n"weights": {\n"U.K.": 1,\n"7": true, "U": null}}]}'


def test_a_fault_of_a_field_gets_the_line_on_which_it_stands(tmp_path: Path) -> None:
    file = read_document(written(tmp_path, "game.yaml", GAME))
    assert told(file, "game") == "game.yaml:1"
    assert told(file, "game.all.0.quota") == "game.yaml:2"
    assert told(file, "game.all.0.weights.U.K.") == "game.yaml:4"
    assert told(file, "game.all.0.weights.7") == "game.yaml:5"
    assert told(file, "game.all.0.weights.U") == "game.yaml:6"
    assert told(file, "game.all.0.weights.missing") == "game.yaml:3"
    assert told(file, "game.all.5.quota") == "game.yaml:1"


def test_json_is_read_as_yaml_is_and_knows_its_lines_too(tmp_path: Path) -> None:
    file = read_document(written(tmp_path, "game.json", AS_JSON))
    assert file.root["all"][0]["weights"] == {"U.K.": "1", "7": "true", "U": "null"}
    assert told(file, "game.all.0.quota") == "game.json:3"
    assert told(file, "game.all.0.weights.7") == "game.json:6"
    escaped = read_document(written(tmp_path, "e.json", '{"a": "\\ud83d\\ude00", "b": null}'))
    assert escaped.root == {"a": "\U0001f600", "b": "null"}
    assert told(escaped, "game.a") == "e.json:1"
    assert read_document(written(tmp_path, "LOUD.JSON", '{"a": "\\t"}')).root == {"a": "\t"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1,\n"a": 2}', "game.json:2: the key 'a' occurs twice"),
        ('{"a": 1,\n}', "game.json:2: broken JSON"),
        ("[" * 100_000, "nested more than 24 deep"),
        ('{"a": "\\ud83d\\ude00",\n"b": 1,\n"b": 2}', "game.json:3: the key 'b' occurs twice"),
        ('{"a": NaN}', "game.json:1: broken JSON: a value is missing"),
        ('{"a": [1,\n]}', "game.json:2: broken JSON: a value is missing"),
        ('{"a": 01}', "broken JSON: ',' is missing"),
        ("{'a': 1}", "broken JSON: a key must be in quotation marks"),
        ('{"a": "\t"}', "broken JSON: invalid control character"),
        ('{"a": "\\x"}', "broken JSON: invalid"),
        ('{"a": "\\ud83d"}', "has one half of a surrogate pair"),
        ('{"a": 1} {"b": 2}', "broken JSON: there is text after the end"),
        ("", "broken JSON: the text ends too early"),
        ('{"a": {"b": 1', "broken JSON: ',' is missing"),
    ],
)
def test_broken_json_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        read_document(written(tmp_path, "game.json", text))


def test_all_that_is_wrong_with_json_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(QuestionError) as caught:
        read_document(written(tmp_path, "game.json", '{"a": 1,\n"a": 2,\n"a": 3,\n"b": }'))
    assert [fault.where.rpartition(":")[2] for fault in caught.value.faults] == ["2", "3", "4"]


def test_a_table_with_a_quotation_mark_left_open_is_refused(tmp_path: Path) -> None:
    (fault,) = read_table(written(tmp_path, "table.csv", 'a,b\n1,"2\n')).faults
    assert fault.what.startswith("broken CSV")


def test_a_table_knows_the_line_of_every_row(tmp_path: Path) -> None:
    text = '\ufeffa,b\n1,"two\nlines"\n\n3,4\n'
    file = read_table(written(tmp_path, "table.csv", text))
    assert file.root == [{"a": "1", "b": "two\nlines"}, {"a": "3", "b": "4"}]
    assert told(file, "game.0.b") == "table.csv:3"
    assert told(file, "game.1") == "table.csv:5"
    assert told(file, "game.b") == "table.csv:1"
    assert told(file, "game") == "table.csv"


def test_every_fault_of_a_table_is_told_at_once(tmp_path: Path) -> None:
    file = read_table(written(tmp_path, "table.csv", f"a,b,a\n1,2\n1,2,3,4\n{'x' * 200_000},2,3\n"))
    assert [fault.where.rpartition("/")[2] for fault in file.faults] == [
        "table.csv:1",
        "table.csv:2",
        "table.csv:3",
        "table.csv:4",
    ]


def test_an_empty_table_has_no_rows(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, "table.csv", "")).root == []
