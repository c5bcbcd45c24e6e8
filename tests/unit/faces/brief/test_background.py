"""What had happened before a crisis."""

from __future__ import annotations

import allies
from allies.faces.brief.background import acts_told, background
from allies.faces.brief.references import References
from allies.questions.timeline import TimelineAnswer


def timeline() -> TimelineAnswer:
    return allies.open("central_asia").view().timeline(about="KGZ", until="2012-07-15")


def test_the_last_acts_are_told_with_their_days_and_notes() -> None:
    found = timeline()
    refs = References((found,))
    told = list(acts_told(found, 2, refs))
    assert len(told) == 2
    last = found.acts[-1]
    text = "".join(run.text for run in told[-1])
    assert last.says[1:] in text
    assert len(refs.notes) == sum(bool(act.cites) for act in found.acts[-2:])


def test_without_acts_there_is_no_section() -> None:
    assert list(background(None, References(()))) == []
