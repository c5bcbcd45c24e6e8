"""The inputs of the model: every number that is not a fact of a theatre.

To add an input, add a row to the table of its subject. Most rows are judgements and say so; a
`published` row names the study or page of its figure. All values were written down before the
model was run on any case, and none is fitted to the cases of a theatre. A distribution is drawn in
every draw; a number is the same in all. `allies inputs` lists them, with the rates of movement
and the priors of the track record.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from allies.values.distributions import Distribution
from allies.values.model_inputs.events import CONSENTS, HOSTS, MOVEMENT, STAGES
from allies.values.model_inputs.members import MEMBERS, SCALES, WEIGHTS
from allies.values.model_inputs.rows import ModelInput, triangle

__all__ = [
    "MODEL_INPUTS",
    "ModelInput",
    "drawn",
    "drawn_by",
    "members_of",
    "number",
    "numbers_by",
    "triangle",
]

_TABLES = (WEIGHTS, MEMBERS, SCALES, HOSTS, CONSENTS, STAGES, MOVEMENT)
MODEL_INPUTS: Mapping[str, ModelInput] = MappingProxyType(
    {row.name: row for table in _TABLES for row in table}
)


def drawn(name: str) -> Distribution:
    """Return the distribution of an input that is drawn."""
    return MODEL_INPUTS[name].distribution


def number(name: str) -> float:
    """Return an input that is the same in every future."""
    return MODEL_INPUTS[name].number


def members_of(group: str) -> tuple[str, ...]:
    """Return the names of the members of a group, in their order."""
    start = f"{group}."
    return tuple(name.removeprefix(start) for name in MODEL_INPUTS if name.startswith(start))


def drawn_by(group: str) -> Mapping[str, Distribution]:
    """Return the distributions of a group by member."""
    return MappingProxyType({member: drawn(f"{group}.{member}") for member in members_of(group)})


def numbers_by(group: str) -> Mapping[str, float]:
    """Return the numbers of a group by member."""
    return MappingProxyType({member: number(f"{group}.{member}") for member in members_of(group)})
