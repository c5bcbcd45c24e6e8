"""The decorator every entry of a theatre wears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def entry(cls: type[T]) -> type[T]:
    """Make a class a frozen, slotted, keyword-only record that refuses unknown keys.

    The same class is the domain object and the schema of its YAML entry: the theatre's border
    validates against it, and `__pydantic_config__` tells that border to forbid unknown keys.
    """
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)
