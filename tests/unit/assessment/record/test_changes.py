"""Changes: the facts of two editions compared."""

from __future__ import annotations

from pathlib import Path

from allies.assessment.record.changes import fact_changes, unlisted
from allies.questions.changes import FactChange
from allies.theatre.opening import open_folder
from tests.apparatus import ACTS, CONTESTS, Template

CLAIM = "- {act: claimed, by: XHI, on: 2007-06-03, says: so, id: ID, judgement: so}\n"


def compared(template: Template, folder: Path) -> tuple[list[FactChange], tuple[str, ...]]:
    """Return what changed from an earlier copy to the theatre as it is now."""
    before, after = open_folder(folder), open_folder(template.folder)
    return fact_changes(before, after)[0], unlisted(before, after)


def copied(template: Template, folder: Path) -> Path:
    """Keep the theatre as it is."""
    for file in template.folder.rglob("*"):
        if file.is_file():
            target = folder / file.relative_to(template.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    return folder


def test_the_same_edition_has_not_changed(template: Template) -> None:
    record = open_folder(template.folder)
    found, same = fact_changes(record, record)
    assert found == []
    assert same > 10


def test_a_changed_fact_is_told_with_both_values(template: Template, tmp_path: Path) -> None:
    before = copied(template, tmp_path / "before")
    template.replace(CONTESTS, "says: It had left", "says: It had gone")
    (change,), gone = compared(template, before)
    assert (change.id, change.change, gone) == ("lowland-2008/left", "changed", ())
    assert change.says == (
        "The version lowland-2008/left has changed: 'says' was It had left and is It had gone."
    )


def test_other_passages_are_told_as_such(template: Template, tmp_path: Path) -> None:
    before = copied(template, tmp_path / "before")
    template.replace(CONTESTS, 'at: "para. 2"', 'at: "para. 3"')
    (change,), _ = compared(template, before)
    assert change.says.endswith("has changed: it cites other passages.")


def test_a_fact_is_added_or_gone_or_renamed(template: Template, tmp_path: Path) -> None:
    without = copied(template, tmp_path / "without")
    template.add(ACTS, CLAIM.replace("ID", "old-name"))
    before = copied(template, tmp_path / "before")
    (added,), _ = compared(template, without)
    assert (added.change, added.says) == ("added", "New act old-name: so.")
    template.replace(ACTS, "id: old-name", "id: new-name")
    found, gone = compared(template, before)
    assert [(item.change, item.id) for item in found] == [
        ("removed", "old-name"),
        ("added", "new-name"),
    ]
    assert gone == ("old-name",)
    (template.folder / "errata.yaml").write_text(
        "- {on: 2020, source: pact-text, wrong: w, now: n, renamed: [{id: old-name, to: new-name}]}"
    )
    (renamed,), gone = compared(template, before)
    assert (renamed.change, renamed.was, gone) == ("renamed", "old-name", ())
    assert renamed.says == "The act old-name is now called new-name."
