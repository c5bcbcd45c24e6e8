"""Validating models, made from the classes of a theatre's entries.

A model has the fields of its class, refuses unknown keys, and reports all errors of an entry at
once. The entry is then built from the model.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from pydantic import BaseModel, ConfigDict, create_model, model_validator

from allies.values.entries import Entry

E = TypeVar("E", bound=Entry)


@lru_cache(maxsize=64)
def model_of(entry: type[Entry]) -> type[BaseModel]:
    """Return the validating model of a class of entries."""
    hints = get_type_hints(entry, include_extras=True)
    fields: dict[str, Any] = {
        field.name: (
            _modelled(hints[field.name]),
            ... if field.default is msgspec.NODEFAULT else field.default,
        )
        for field in msgspec.structs.fields(entry)
    }
    config = ConfigDict(
        extra="forbid",
        arbitrary_types_allowed=True,
        protected_namespaces=(),
        allow_inf_nan=False,  # no quantity is infinite or NaN
    )
    # If a class refuses a value, such as a malformed digest, the fault gets the value's place.
    checks: dict[str, Any] = {}
    if hasattr(entry, "__post_init__"):
        checks["whole"] = model_validator(mode="after")(_whole(entry))
    return create_model(entry.__name__, __config__=config, __validators__=checks, **fields)


def _whole(entry: type[Entry]) -> Callable[[BaseModel], BaseModel]:
    def check(model: BaseModel) -> BaseModel:
        _build(entry, model)
        return model

    return check


def _modelled(hint: Any) -> Any:
    """Return a type hint with every class of entries replaced by its model."""
    if isinstance(hint, type) and issubclass(hint, Entry):
        return model_of(hint)
    parts = tuple(_modelled(part) for part in get_args(hint))
    if not parts or parts == get_args(hint):
        return hint
    if get_origin(hint) in (Union, types.UnionType):
        return Union[parts]  # noqa: UP007 (built from parts, which the operator cannot do)
    return get_origin(hint)[parts]


def validate(entry: type[E], data: Any) -> E:
    """Return an entry built from plain data.

    Raises:
        ValidationError: with all errors of the entry.
    """
    model = model_of(entry).model_validate(data)
    return _build(entry, model)


_PLAIN = frozenset((str, int, float, bool, type(None)))  # common types that hold no entry


def _build(entry: type[E], model: BaseModel) -> E:
    hints = _hints(entry)
    return entry(
        **{
            name: value if type(value) in _PLAIN else _built(hints[name], value)
            for name, value in vars(model).items()
        }
    )


@lru_cache(maxsize=64)
def _hints(entry: type[Entry]) -> dict[str, Any]:
    return get_type_hints(entry)


def _built(hint: Any, value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _build(_entry_in(hint), value)
    if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        inner = _entry_in(hint)
        return tuple(_build(inner, item) for item in value)
    return value


@lru_cache(maxsize=256)
def _entry_in(hint: Any) -> Any:
    """Return the class of entries that a type hint holds."""
    if isinstance(hint, type) and issubclass(hint, Entry):
        return hint
    return next((found for part in get_args(hint) if (found := _entry_in(part))), None)
