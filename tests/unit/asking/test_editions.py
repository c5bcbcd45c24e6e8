"""Editions compared: which facts changed, and which answers moved."""

from __future__ import annotations

from pathlib import Path

import pytest

import allies
from allies.errors import QuestionError
from tests.apparatus import ACTS, Run, Template, refused, words
from tests.unit.assessment.record.test_changes import copied

LEFT = """\
- {act: withdrew, by: XHI, of: pact, on: 2008-05-01, judgement: so}
"""


def test_a_correction_that_moves_answers_is_told(template: Template, tmp_path: Path) -> None:
    before = copied(template, tmp_path / "before")
    template.add(ACTS, LEFT)
    answer = allies.changes(str(before), template.name)
    assert [item.id for item in answer.facts] == ["xhi.withdrew.pact.2008-05-01"]
    moved = {(item.asked.split(" --")[0], item.what): item for item in answer.moved}
    member = moved["members pact", "XHI"]
    assert (member.before, member.after) == ("member, full", "withdrawn, none")
    assert any(asked == "assess border-2008" for asked, _ in moved)


def test_a_correction_that_moves_nothing_is_told_as_such(
    template: Template, tmp_path: Path, run: Run
) -> None:
    before = copied(template, tmp_path / "before")
    template.replace(ACTS, "Nobody disputes", "No one disputes")
    page = words(run("changes", str(before), template.name).out)
    assert "1 changed." in page
    assert "asked of both, none has another answer." in page


def test_the_same_files_are_not_asked(template: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allies.asking.editions._figures", None)
    answer = allies.changes(template.name, template.name)
    assert (answer.moved, answer.facts) == ((), ())
    assert answer.compared


def test_an_edition_that_is_not_there_names_its_field(run: Run) -> None:
    with pytest.raises(QuestionError) as refusal:
        allies.changes("nowhere", "central_asia")
    assert refusal.value.fault.field == "before"
    refused(run("changes", "central_asia", "nowhere"), "AFTER: no theatre 'nowhere'")
