"""Work: one block of one cell, as a task that any worker can do and a shard that it makes.

A worker gets the prepared case as bytes. It needs no theatre, only the same program.
"""

from __future__ import annotations

import io
import json
import pickle
from typing import NamedTuple

import numpy as np

from allies.assessment.case.case_model import CaseModel
from allies.ensembles.columns import Column, Layout, Measured, measure
from allies.values.digests import digest_of
from allies.values.streams import Block
from allies.workers import end_with_parent

_WORDS = "words"  # the entry of a shard that holds the words of its routes


class Task(NamedTuple):
    """One block of one cell.

    Attributes:
        cell: the number of the cell.
        start: the first draw.
        draws: how many draws.
    """

    cell: int
    start: int
    draws: int


class Job(NamedTuple):
    """What a worker needs for the tasks of one cell.

    Attributes:
        case: the prepared case and its layout, as bytes.
        keep: the kinds of columns wanted.
        inputs: the streams of numbers to keep as well.
        engine: digest of the code of the program.
    """

    case: bytes
    keep: tuple[str, ...]
    inputs: tuple[str, ...]
    engine: str

    @classmethod
    def of(
        cls, model: CaseModel, layout: Layout, keep: tuple[str, ...], inputs: tuple[str, ...]
    ) -> Job:
        """Return the job of a prepared case."""
        from allies.files import program_digest

        return cls(pickle.dumps((model, layout)), keep, inputs, program_digest())


def begin() -> None:
    """Begin a worker: it ends with its parent, and has loaded the program."""
    end_with_parent()


class OtherProgramError(RuntimeError):
    """A worker runs another version of the program."""


def work(job: Job, task: Task) -> bytes:
    """Do one task, and return its shard.

    Raises:
        OtherProgramError: this program is another one than the one that prepared the case.
    """
    from allies.files import program_digest

    if job.engine != program_digest():
        raise OtherProgramError("the worker has another version of allies")
    model, layout = _prepared(digest_of(job.case), job)
    return packed(measure(model, layout, Block(task.start, task.draws), job.keep, job.inputs))


class _Kept(NamedTuple):
    """The last case that this worker unpacked, by its digest."""

    digest: str
    case: tuple[CaseModel, Layout]


_kept: list[_Kept] = []


def _prepared(digest: str, job: Job) -> tuple[CaseModel, Layout]:
    """Return the prepared case of a job; the last one is kept for the next task."""
    if not _kept or _kept[0].digest != digest:
        # The bytes come from the process that started this worker, which could run any code here.
        _kept[:] = [_Kept(digest, pickle.loads(job.case))]  # noqa: S301
    return _kept[0].case


def packed(found: Measured) -> bytes:
    """Return a block of draws as the content of a shard."""
    target = io.BytesIO()
    words = np.frombuffer(json.dumps(found.ways).encode(), dtype=np.uint8)
    np.savez(target, allow_pickle=False, **{_WORDS: words}, **found.columns)
    return target.getvalue()


def unpacked(content: bytes, only: str = "") -> Measured:
    """Return the block of draws in a shard.

    Args:
        content: the content of the shard.
        only: the kind of columns wanted; all if not given.

    Raises:
        ValueError: the content is damaged.
        OSError: the content is damaged.
    """
    with np.load(io.BytesIO(content), allow_pickle=False) as shard:
        columns: dict[str, Column] = {
            name: shard[name]
            for name in shard.files
            if name != _WORDS and (not only or name.startswith(f"{only}:"))
        }
        ways = json.loads(shard[_WORDS].tobytes())
    return Measured(columns, {name: tuple(words) for name, words in ways.items()})
