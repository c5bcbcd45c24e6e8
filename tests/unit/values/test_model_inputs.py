"""The table of inputs: found by name and by group, each drawn or fixed as its users take it."""

from __future__ import annotations

import pytest

from allies.values.distributions import Distribution
from allies.values.model_inputs import (
    _TABLES,
    MODEL_INPUTS,
    drawn,
    drawn_by,
    members_of,
    number,
    numbers_by,
)

FIXED = next(name for name, row in MODEL_INPUTS.items() if isinstance(row.value, float))
DRAWN = next(name for name, row in MODEL_INPUTS.items() if isinstance(row.value, Distribution))


def test_no_input_stands_in_two_tables() -> None:
    assert len(MODEL_INPUTS) == sum(map(len, _TABLES))
    assert [row.name for row in MODEL_INPUTS.values()] == list(MODEL_INPUTS)


def test_an_input_is_taken_as_what_it_is() -> None:
    assert number(FIXED) == MODEL_INPUTS[FIXED].value
    assert drawn(DRAWN) == MODEL_INPUTS[DRAWN].value
    with pytest.raises(TypeError, match=FIXED):
        drawn(FIXED)
    with pytest.raises(TypeError, match=DRAWN):
        number(DRAWN)
    with pytest.raises(KeyError):
        number("no such input")


@pytest.mark.parametrize(
    "name", sorted({name.partition(".")[0] for name in MODEL_INPUTS if "." in name})
)
def test_a_group_has_its_members_alone_in_the_order_of_the_table(name: str) -> None:
    members = members_of(name)
    assert [f"{name}.{member}" for member in members] == [
        row for row in MODEL_INPUTS if row.partition(".")[0] == name
    ]
    values = {member: MODEL_INPUTS[f"{name}.{member}"].value for member in members}
    kinds = {type(value) for value in values.values()}
    if kinds == {float}:
        assert numbers_by(name) == values
    elif kinds == {Distribution}:
        assert drawn_by(name) == values


def test_a_group_is_no_beginning_of_another_name() -> None:
    assert members_of("weigh") == members_of("") == ()
    assert "start_force" in members_of("weight")
