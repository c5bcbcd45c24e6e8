"""The kinds of act about seats in organs, and about informing organs."""

from __future__ import annotations

from allies.world.act_kinds import ActKind, Setting

COUNCILS = (
    ActKind(
        "seated",
        "{affected} took a seat in {of}",
        ("of",),
        (Setting("seat", ("affected", "of"), "held", then="left"),),
    ),
    ActKind(
        "unseated",
        "{affected} gave up its seat in {of}",
        ("of",),
        (Setting("seat", ("affected", "of"), "left", ("held",)),),
    ),
    ActKind(
        "informed",
        "{by} informed {to} of the crisis in {affected}",
        ("to",),
        (Setting("information", ("to", "affected"), "given"),),
        own_sentence="{by} informed {to} of its crisis",
    ),
    ActKind(
        "information_withdrawn",
        "{by} took the crisis in {affected} off the agenda of {to}",
        ("to",),
        (Setting("information", ("to", "affected"), "withdrawn", ("given",)),),
        own_sentence="{by} took its crisis off the agenda of {to}",
    ),
)
