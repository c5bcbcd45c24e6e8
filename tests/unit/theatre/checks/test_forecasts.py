"""Checks of forecasts."""

from __future__ import annotations

import pytest

from tests.apparatus import Template, checked, only_fault
from tests.unit.theatre.checks.test_scenarios import source_of

FILE = "forecasts/forecasts.yaml"
SOUND = """
- id: storm-comes
  by: [XHI]
  says: A storm comes
  chance: likely
  due: 2009
  ending:
    word: failed
    says: No storm came
    cites: [{source: CITED, at: "p. 2", credibility: 3}]
  cites: [{source: CITED, at: "p. 1", credibility: 3}]
- id: calm-lasts
  by: [XLO]
  says: The calm lasts
  ending: {word: open, says: The record ends, judgement: Invented.}
  cites: [{source: CITED, at: "p. 1", credibility: 3}]
"""


@pytest.fixture
def sound(template: Template) -> str:
    """The forecasts, cited from a source that the small theatre has."""
    return SOUND.replace("CITED", source_of(template))


def test_sound_forecasts_have_no_fault(template: Template, sound: str) -> None:
    template.write(FILE, sound.encode())
    assert not checked(template).faults


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("by: [XHI]", "by: [XHJ]", "unknown actor 'XHJ'"),
        ("word: failed", "word: open", "the ending 'open' has a citation"),
        ("word: open", "word: came_true", "the ending 'came_true' has no citation"),
        ("word: failed", "word: flopped", "'word' cannot be 'flopped'"),
        ("due: 2009", "due: soon", "'soon'"),
    ],
)
def test_a_fault_is_told_with_its_place(
    template: Template, sound: str, old: str, new: str, said: str
) -> None:
    assert old in sound
    template.write(FILE, sound.replace(old, new).encode())
    fault = only_fault(template)
    assert said in fault.what
    assert FILE in fault.where


def test_an_ending_without_grounds_is_refused_as_every_fact_is(
    template: Template, sound: str
) -> None:
    template.write(FILE, sound.replace(", judgement: Invented.", "").encode())
    assert "judgement" in only_fault(template).remedy
