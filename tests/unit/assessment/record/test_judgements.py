"""The list of panels, and the form for another one."""

from __future__ import annotations

from allies.assessment.record.judgements import judgements
from allies.questions.judgements import Judgements
from allies.theatre.supposed import brought_panel
from allies.world.view import View


def test_an_invented_panel_says_so(view: View) -> None:
    (panel,) = judgements(view, Judgements()).panels
    assert panel.invented
    assert panel.by.startswith("an invented")


def test_the_form_is_a_panel_that_changes_nothing(small_view: View) -> None:
    form = "\n".join(judgements(small_view, Judgements()).form)
    panel = brought_panel(small_view, form.encode(), "judgements", "form.yaml")
    assert panel["id"] == "NAME"
    assert [item["force"] for item in panel["forces"]] == list(small_view.forces)
