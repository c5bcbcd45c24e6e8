"""Acts of a question, checked with the code for acts of a theatre."""

from __future__ import annotations

from allies.theatre.supposed import checked_act
from allies.world.view import View


def test_a_sound_act_has_a_name_and_a_reason(small_view: View) -> None:
    written = {"act": "requested", "by": "XLO", "to": "pact", "on": "2008-05-05"}
    act, faults = checked_act(small_view, written, "acts")
    assert act is not None
    assert not faults
    assert (act.id, act.on.text) == ("xlo.requested.pact.2008-05-05", "2008-05-05")
    assert act.judgement


def test_every_fault_of_an_act_has_its_place_in_the_field(small_view: View) -> None:
    written = {"act": "requested", "by": "XLP", "to": "pakt", "on": "2008-05-05"}
    _, faults = checked_act(small_view, written, "acts")
    assert {fault.field for fault in faults} == {"acts.by", "acts.to"}


def test_an_act_of_the_wrong_shape_is_refused(small_view: View) -> None:
    act, faults = checked_act(small_view, {"act": "requested", "on": "soon"}, "acts")
    assert act is None
    assert {fault.field for fault in faults} == {"acts"}
    assert len(faults) == 2


def test_an_act_of_the_record_cannot_be_added_again(small_view: View) -> None:
    written = {"act": "acceded", "by": "XHI", "of": "pact", "on": "2001-05-01"}
    _, (fault,) = checked_act(small_view, written, "acts")
    assert fault.what == "a second act 'xhi.acceded.pact.2001-05-01'"
