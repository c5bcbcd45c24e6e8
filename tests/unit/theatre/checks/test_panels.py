"""Checks of panels, of a theatre and of a question."""

from __future__ import annotations

import pytest

from allies.assessment.record.judgements import judgements
from allies.errors import QuestionError
from allies.questions.judgements import Judgements
from allies.theatre.supposed import brought_panel
from allies.world.view import View
from tests.apparatus import Template, checked, only_fault

FILE = "judgements/panel.yaml"
HOST = "  - {driver: host, weight: {triangular: [0, 0.6, 1.5]}}\n"


@pytest.fixture(scope="module")
def form(small_view: View) -> str:
    return "\n".join(judgements(small_view, Judgements()).form) + "\n"


def test_the_form_has_no_fault(template: Template, form: str) -> None:
    template.write(FILE, form.encode())
    assert not checked(template).faults


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (HOST, "", "the panel 'NAME' lacks 1 of 19 weights: host"),
        (HOST, HOST + HOST, "'host' has two weights"),
        ("driver: host", "driver: hots", "unknown driver 'hots'"),
        ("[0, 0.6, 1.5]}}", "[-0.1, 0.6, 1.5]}}", "runs from -0.1 to 1.5"),
        ("[0, 0.6, 1.5]}}", "[0, 0.6, 5.1]}}", "runs from 0 to 5.1"),
        ("force: highland.brigade", "force: highland.brigad", "unknown force 'highland.brigad'"),
    ],
)
def test_a_spoilt_panel_is_told_where_it_stands_and_where_it_is_brought(
    template: Template, small_view: View, form: str, old: str, new: str, said: str
) -> None:
    assert old in form
    spoilt = form.replace(old, new, 1).encode()
    template.write(FILE, spoilt)
    assert any(said in fault.what for fault in checked(template).faults)
    with pytest.raises(QuestionError) as raised:
        brought_panel(small_view, spoilt, "judgements", "mine.yaml")
    (fault, *_) = [fault for fault in raised.value.faults if said in fault.what]
    assert fault.where.startswith("mine.yaml:")


def test_a_weight_at_its_bound_is_allowed(template: Template, form: str) -> None:
    template.write(FILE, form.replace("[0, 0.6, 1.5]}}", "[0, 0.6, 5]}}", 1).encode())
    assert not checked(template).faults


def test_a_panel_that_is_no_panel_is_refused(small_view: View) -> None:
    with pytest.raises(QuestionError):
        brought_panel(small_view, b"weights: none\n", "judgements", "mine.yaml")


def test_a_panel_without_a_name_is_a_fault(template: Template, form: str) -> None:
    template.write(FILE, form.replace("id: NAME\n", "").encode())
    assert "id" in only_fault(template).what
