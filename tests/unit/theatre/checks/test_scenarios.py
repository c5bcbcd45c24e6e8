"""Checks of scenario sets."""

from __future__ import annotations

import pytest

from tests.apparatus import Template, checked, only_fault

FILE = "scenarios/scenarios.yaml"
SOUND = """
- id: after
  title: What comes after
  by: [XHI]
  cites: [{source: CITED, at: "p. 1", credibility: 3}]
  outlooks:
    - {who: XLO, expects: little, judgement: Invented.}
  backgrounds:
    - id: quiet
      says: nothing happens
      no_input: It is the record.
      judgement: Invented.
    - id: storm
      says: everything happens
      vote: [XHI=for]
      deny: [XLO]
      outlooks:
        - {who: XHI, does: much, judgement: Invented.}
      judgement: Invented.
"""


@pytest.fixture
def sound(template: Template) -> str:
    """The set, cited from a source that the small theatre has."""
    return SOUND.replace("CITED", source_of(template))


def source_of(template: Template) -> str:
    """Return the first source of the small theatre."""
    record = checked(template).record
    assert record is not None
    return next(iter(record.sources))


def test_a_sound_set_has_no_fault(template: Template, sound: str) -> None:
    template.write(FILE, sound.encode())
    assert not checked(template).faults


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("by: [XHI]", "by: [XHJ]", "unknown actor 'XHJ'"),
        ("who: XLO", "who: XLQ", "unknown actor 'XLQ'"),
        ("who: XHI", "who: XHJ", "unknown actor 'XHJ'"),
        ("expects: little, ", "", "an outlook says nothing"),
        ("does: much, ", "", "an outlook says nothing"),
        ("id: storm", "id: quiet", "two worlds are called 'quiet'"),
        ("deny: [XLO]", "deny: [XLQ]", "unknown state 'XLQ'"),
        ("deny: [XLO]", "withdraw: [XLQ]", "unknown state 'XLQ'"),
        ("deny: [XLO]", "lever: [none]", "unknown lever 'none'"),
        ("deny: [XLO]", "without: [none]", "unknown entry to leave out 'none'"),
        ("deny: [XLO]", "panel: none", "unknown panel 'none'"),
        ("XHI=for", "XHI=perhaps", "'XHI=perhaps' is not possible here"),
        ("XHI=for", "XHJ=for", "unknown state 'XHJ'"),
        (
            "      no_input: It is the record.\n",
            "",
            "the world 'quiet' sets no input and does not say why",
        ),
        (
            "      deny: [XLO]\n",
            "      no_input: None.\n",
            "the world 'storm' sets vote and says that it sets nothing",
        ),
    ],
)
def test_a_spoilt_set_is_told(
    template: Template, sound: str, old: str, new: str, said: str
) -> None:
    template.write(FILE, sound.replace(old, new, 1).encode())
    fault = only_fault(template)
    assert fault.what == said
    assert f"{FILE}:" in fault.where


def test_a_world_that_sets_something_says_how_it_was_made_exact(
    template: Template, sound: str
) -> None:
    begin, _, _ = sound.rpartition("      judgement: Invented.\n")
    cited = f'      cites: [{{source: {source_of(template)}, at: "p. 1", credibility: 3}}]\n'
    template.write(FILE, (begin + cited).encode())
    assert only_fault(template).what == "the world 'storm' does not say how it was made exact"


def test_one_world_alone_is_no_set(template: Template, sound: str) -> None:
    one, _, _ = sound.partition("    - id: storm")
    template.write(FILE, one.encode())
    assert only_fault(template).what == "has fewer than two worlds"
