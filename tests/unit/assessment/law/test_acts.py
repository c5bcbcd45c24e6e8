"""Past acts held against the rules of their day."""

from __future__ import annotations

import pytest

from allies.assessment.law.acts import audit, audit_act
from allies.errors import QuestionError
from allies.questions.audit import Audit, AuditAct
from allies.world.view import View

ADOPTED = "csto.ksor-2009.adopted"


def test_of_many_acts_the_law_is_told_where_it_does_not_simply_agree(view: View) -> None:
    answer = audit(view, Audit(body="csto"))
    assert {item.finding for item in answer.acts} >= {"regular", "irregular", "disputed"}
    for item in answer.acts:
        assert (item.law is None) is (item.finding == "regular")
        for reason in item.law.reasons if item.law else ():
            assert (reason.in_force, reason.when) == (None, None)
    named = {name for item in answer.acts for name in item.by_reading}
    assert named <= {reading.id for reading in answer.readings}


def test_of_one_act_every_part_of_every_rule_is_told(view: View) -> None:
    found = audit_act(view, AuditAct(body="csto", act=ADOPTED.upper())).found
    (as_one_of_many,) = [
        item for item in audit(view, Audit(body="csto")).acts if item.act == ADOPTED
    ]
    assert found is not None
    assert found.law is not None
    assert all(reason.in_force and reason.when for reason in found.law.reasons)
    for name in ("act", "on", "says", "bodies", "finding", "by_reading", "held_by_nobody"):
        assert getattr(found, name) == getattr(as_one_of_many, name)


def test_a_regular_act_is_explained_too(view: View) -> None:
    regular = next(
        item for item in audit(view, Audit(body="csto")).acts if item.finding == "regular"
    )
    found = audit_act(view, AuditAct(body="csto", act=regular.act)).found
    assert found is not None
    assert found.law is not None
    assert found.law.reasons


def test_where_no_rule_speaks_of_an_act_nothing_is_found(small_view: View) -> None:
    act = next(act for act in small_view.acts if act.act == "government_formed")
    assert audit_act(small_view, AuditAct(body="pact", act=act.id)).found is None


def test_an_unknown_act_is_refused_with_the_nearest(view: View) -> None:
    with pytest.raises(QuestionError, match="unknown act") as refused:
        audit_act(view, AuditAct(body="csto", act="csto.ksor-2009.adopt"))
    assert refused.value.fault.field == "act"
    assert ADOPTED in refused.value.fault.remedy
