"""Named inputs: uniform numbers from which every drawn quantity is made. Any can be fixed.

A value derived from inputs is cached under a key that identifies its content: what it is, the keys
of the parts it is made from, and the quantiles at which its streams are fixed. So the same key
means the same value in every process.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.values.digests import digest_of
from allies.values.distributions import Distribution
from allies.values.streams import Block, Floats, Streams

T = TypeVar("T")


class Part(msgspec.Struct, Generic[T], frozen=True, dict=True):
    """A value derived from inputs.

    Attributes:
        key: what it is and what it is made from.
        value: the value.
        asked: the streams that were read when it was made.
        of: the parts it is made from.
    """

    key: str
    value: T
    asked: frozenset[str]
    of: tuple[Part[Any], ...]

    @cached_property
    def streams(self) -> frozenset[str]:
        """All streams that it depends on."""
        return self.asked.union(*[part.streams for part in self.of])


class Inputs(Mapping[str, Floats]):
    """Uniform numbers by name of stream, made on first use.

    Inputs with some streams fixed share all other streams with the inputs they were made from.

    Attributes:
        block: the draws.
    """

    def __init__(self, streams: Streams, block: Block) -> None:
        self.block = block
        self._streams = streams
        self._parent: Inputs | None = None
        self._fixed: Mapping[str, float | Streams] = {}  # fixed here, not in the parent
        self._all_fixed: Mapping[str, float | Streams] = {}
        self._made: dict[str, Floats] = {}
        self._quantiles: dict[tuple[str, Distribution], Floats] = {}
        self._derived: dict[tuple[str, ...], Part[Any]] = {}  # by key and keys of the parts
        self._asked: set[str] | None = None  # streams read by the part that is being made

    def __getitem__(self, name: str) -> Floats:
        """Return the numbers of a stream; all are the same number if the stream is fixed."""
        if self._asked is not None:
            self._asked.add(name)
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._make(name)
        return made

    def _make(self, name: str) -> Floats:
        if name in self._fixed:
            fixed = self._fixed[name]
            if isinstance(fixed, Streams):
                return fixed.uniform(name, self.block)
            return np.full(self.block.count, fixed)
        if self._parent is not None:
            return self._parent[name]
        return self._streams.uniform(name, self.block)

    def __iter__(self) -> Iterator[str]:
        """Return the names read so far."""
        return iter(self._made)

    def __len__(self) -> int:
        """Return how many streams have been read."""
        return len(self._made)

    def quantile(self, name: str, distribution: Distribution) -> Floats:
        """Return the values of a distribution at the numbers of a stream; cache them."""
        if self._asked is not None:
            self._asked.add(name)
        known = self._quantiles.get((name, distribution))
        if known is None:
            if self._parent is None or name in self._fixed:
                known = distribution.quantile(self[name])
            else:
                known = self._parent.quantile(name, distribution)
            self._quantiles[name, distribution] = known
        return known

    def derived(self, key: str, make: Callable[[], T], of: Collection[Part[Any]] = ()) -> Part[T]:
        """Return a value made from some streams; make it again only if one of them changes.

        Args:
            key: what it is; the same key and the same parts must always mean the same value.
            make: makes the value, reading every stream it needs from this object.
            of: the parts it is made from; their streams count as read by this value.
        """
        kept = (key, *[part.key for part in of])
        known = self._derived.get(kept)
        if known is None:
            known = self._shared(kept) or self._part(kept, make, of)
            self._derived[kept] = known
        if self._asked is not None:
            self._asked |= known.streams
        return known

    def _shared(self, kept: tuple[str, ...]) -> Part[Any] | None:
        """Return the parent's value if no stream read to make it is fixed here.

        The parts are the same, because their keys contain the quantiles of their fixed streams.
        """
        above = self._parent
        known = None if above is None else above._derived.get(kept) or above._shared(kept)
        return known if known is not None and known.asked.isdisjoint(self._fixed) else None

    def _part(
        self, kept: tuple[str, ...], make: Callable[[], T], of: Collection[Part[Any]]
    ) -> Part[T]:
        outer, self._asked = self._asked, set()
        try:
            value = make()
            asked = frozenset(self._asked)
        finally:
            self._asked = outer
        key, *made_of = kept
        if made_of:
            key = f"{key}#{digest_of(','.join(made_of).encode())}"
        fixed = sorted(asked & self._all_fixed.keys())
        if fixed:
            at = ",".join([f"{name}={self._all_fixed[name]!r}" for name in fixed])
            key = f"{key}@{digest_of(at.encode())}"
        return Part(key, value, asked, tuple(of))

    def beside(self) -> Inputs:
        """Return inputs of the same numbers from which nothing has been derived.

        Runs of models that differ share the numbers of every stream, and nothing else.
        """
        other = Inputs(self._streams, self.block)
        other._made, other._quantiles = self._made, self._quantiles
        return other

    def at(self, places: NDArray[np.intp]) -> Inputs:
        """Return the inputs of some of the draws, at least one, as if only these were drawn.

        Args:
            places: the numbers of the draws within the block.
        """
        return _Some(self, places)

    def with_fixed(self, fixed: Mapping[str, float | Streams]) -> Inputs:
        """Return the same inputs with some streams fixed at a quantile, or of another seed."""
        other = Inputs(self._streams, self.block)
        other._fixed, other._parent = dict(fixed), self
        other._all_fixed = {**self._all_fixed, **fixed}
        return other


class _Some(Inputs):
    """The inputs of some draws of a block; the streams that only these read are not kept whole."""

    def __init__(self, of: Inputs, places: NDArray[np.intp]) -> None:
        super().__init__(of._streams, Block(of.block.start, len(places)))
        self._of, self._places = of, places

    def _make(self, name: str) -> Floats:
        made = self._of._made.get(name)
        return (self._of._make(name) if made is None else made).take(self._places)
