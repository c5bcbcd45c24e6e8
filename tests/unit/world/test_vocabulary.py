"""The closed vocabulary of acts."""

from __future__ import annotations

from string import Formatter

import pytest

from allies.values.dates import parse_date
from allies.world.act_kinds import ActKind
from allies.world.acts import Act
from allies.world.registers import REGISTERS
from allies.world.vocabulary import KINDS

EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
FIELDS = frozenset(Act.__struct_fields__) | {"affected"}


@EVERY
def test_an_act_sets_registers_that_exist_to_words_they_have(kind: ActKind) -> None:
    for setting in kind.sets:
        register = REGISTERS[setting.register]
        words = {"for", "against", "reserved"} if not setting.word else {setting.word}
        assert words | set(setting.after) <= set(register.codes)
        assert len(setting.subject) == len(register.subject)


@EVERY
def test_an_act_needs_every_field_that_its_registers_and_its_sentence_read(kind: ActKind) -> None:
    read = {name for setting in kind.sets for name in setting.subject}
    for sentence in (kind.sentence, kind.own_sentence):
        read |= {name for _, name, _, _ in Formatter().parse(sentence) if name}
    assert read <= FIELDS
    # A permission that names no cargo is for any.
    assert read - {"by", "affected", "cargo"} <= set(kind.needs)


@EVERY
def test_what_an_act_needs_are_fields_of_acts(kind: ActKind) -> None:
    assert set(kind.needs) <= FIELDS


def test_the_state_affected_is_the_actor_unless_another_is_named() -> None:
    on = parse_date("2012-12-19")
    assert Act(act="withdrew", by="UZB", of="csto", on=on).affected == "UZB"
    suspended = Act(act="membership_suspended", by="csto.council", state="UZB", of="csto", on=on)
    assert suspended.affected == "UZB"
