"""Checks of levers."""

from __future__ import annotations

import pytest

from tests.apparatus import Template, checked, only_fault

FILE = "levers/levers.yaml"
SOUND = """
- id: majority
  says: a majority decides
  of: pact
  by: [XHI]
  rule: simple_majority
  member: [XLO=out]
  vote: [XHI=for]
  deny: [XLO]
  judgement: Invented.
"""


def test_a_sound_lever_has_no_fault(template: Template) -> None:
    template.write(FILE, SOUND.encode())
    assert not checked(template).faults


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("of: pact", "of: pakt", "unknown organisation 'pakt'"),
        ("by: [XHI]", "by: [XHJ]", "unknown actor 'XHJ'"),
        ("simple_majority", "simple_mayority", "unknown decision rule 'simple_mayority'"),
        ("XLO=out", "XLO=gone", "'XLO=gone' is not possible here"),
        ("XHI=for", "XHJ=for", "unknown state 'XHJ'"),
        ("XHI=for", "XHI=perhaps", "'XHI=perhaps' is not possible here"),
        ("deny: [XLO]", "deny: [XLQ]", "unknown state 'XLQ'"),
        ("deny: [XLO]", "without: [nothing]", "unknown act 'nothing'"),
    ],
)
def test_a_spoilt_lever_is_told(template: Template, old: str, new: str, said: str) -> None:
    template.write(FILE, SOUND.replace(old, new).encode())
    assert said in only_fault(template).what


def test_a_lever_that_supposes_nothing_is_a_fault(template: Template) -> None:
    template.write(FILE, b"- {id: idle, says: nothing is so, judgement: Invented.}\n")
    assert only_fault(template).what == "supposes nothing"


def test_a_status_needs_an_organisation(template: Template) -> None:
    text = SOUND.replace("  of: pact\n", "").replace("  rule: simple_majority\n", "")
    template.write(FILE, text.encode())
    assert only_fault(template).what == "names no organisation"


def test_the_acts_of_a_lever_are_checked_as_all_acts_are(template: Template) -> None:
    act = "  acts: [{act: requested, by: XLO, on: 2008-05-01, judgement: Invented.}]\n"
    template.write(FILE, (SOUND + act).encode())
    assert only_fault(template).what == "'to' is missing"
