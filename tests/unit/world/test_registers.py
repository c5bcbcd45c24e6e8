"""Registers: what a snapshot can be asked."""

from __future__ import annotations

import pytest

from allies.world.registers import NONE_CODE, REGISTERS, UNKNOWN_CODE, Register, code

EVERY = pytest.mark.parametrize("register", REGISTERS.values(), ids=REGISTERS)


@EVERY
def test_the_words_of_a_register_are_numbered_from_none(register: Register) -> None:
    assert list(register.codes.values()) == list(range(len(register.codes)))
    assert register.word(NONE_CODE) == "none"


@EVERY
def test_every_word_has_a_code_that_leads_back_to_it(register: Register) -> None:
    for word in register.codes:
        assert register.word(code(register.name, word)) == word


@EVERY
def test_unknown_is_a_word_of_no_register(register: Register) -> None:
    assert register.word(UNKNOWN_CODE) == "unknown"
    assert "unknown" not in register.codes


@EVERY
def test_silence_means_none_or_unknown(register: Register) -> None:
    assert register.absent in (NONE_CODE, UNKNOWN_CODE)
