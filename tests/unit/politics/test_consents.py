"""Consents: what a state has said is kept to, and silence is drawn."""

from __future__ import annotations

import numpy as np
import pytest

from allies.politics.consents import Consents, consent_streams, key_of, modes_of, refuses
from allies.values.distributions import Distribution
from allies.values.inputs import Inputs
from allies.values.streams import Block, Floats, Streams
from allies.world.forces import Gate
from allies.world.worlds import token_of

GATE: Gate = ("KAZ", "rail")
CHANCE = Distribution("triangular", (0.2, 0.6, 0.95))


def said(granted: bool, refused: bool, chance: Distribution = CHANCE) -> Consents:
    known = (np.array([granted]), np.array([refused]))
    return Consents("RUS", (GATE,), {GATE: known}, {key_of(GATE): chance}, {GATE: token_of(*known)})


class Given(Inputs):
    """Uniform numbers that a test gives."""

    def __init__(self, numbers: dict[str, Floats]) -> None:
        super().__init__(Streams(0), Block(0, 2))
        self._made.update(numbers)


@pytest.mark.parametrize(
    ("granted", "refused", "keeps_out"),
    [(True, False, [False, False]), (False, True, [True, True]), (False, False, [False, True])],
)
def test_what_a_state_has_said_is_kept_to_and_silence_is_drawn(
    granted: bool, refused: bool, keeps_out: list[bool]
) -> None:
    chance_of_yes = float(CHANCE.quantile(np.array([0.5]))[0])
    propensity, chance = consent_streams("RUS", key_of(GATE))
    inputs = Given(
        {
            propensity: np.array([0.5, 0.5]),
            chance: np.array([chance_of_yes - 1e-9, chance_of_yes + 1e-9]),
        }
    )
    worlds = np.zeros(2, dtype=np.intp)
    assert refuses(said(granted, refused), GATE, worlds, inputs).tolist() == keeps_out


def test_a_state_is_asked_once_for_what_flies_and_once_for_what_does_not() -> None:
    assert key_of(("KAZ", "rail")) == key_of(("KAZ", "road")) == ("KAZ", "surface")
    assert key_of(("KAZ", "air")) == ("KAZ", "air")


def test_every_mode_belongs_to_one_group() -> None:
    assert modes_of("air") == ("air",)
    assert set(modes_of("surface")) == {"rail", "road", "sea", "ferry", "river"}


def test_a_silent_state_is_drawn_with_its_own_chance() -> None:
    propensity, chance = consent_streams("RUS", key_of(GATE))
    inputs = Given({propensity: np.full(4, 0.5), chance: np.array([0.1, 0.35, 0.65, 0.9])})
    worlds = np.zeros(4, dtype=np.intp)
    friendly = said(False, False, Distribution("triangular", (0.7, 0.75, 0.8)))
    hostile = said(False, False, Distribution("triangular", (0.2, 0.25, 0.3)))
    assert refuses(friendly, GATE, worlds, inputs).tolist() == [False, False, False, True]
    assert refuses(hostile, GATE, worlds, inputs).tolist() == [False, True, True, True]
