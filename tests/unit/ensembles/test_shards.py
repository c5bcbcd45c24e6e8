"""Shards: what is missing is found, other runs are refused, and damage is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from allies.ensembles.columns import Layout, Measured
from allies.ensembles.recipes import CellRecipe, Recipe
from allies.ensembles.shards import Shards, joined
from allies.ensembles.work import Task, packed
from allies.errors import QuestionError

LAYOUT = Layout(("plain",), {}, ())
RECIPE = Recipe({}, (CellRecipe((), {}, LAYOUT, "theatre-1"),), ("answer",), engine="engine-1")


def block(start: int, draws: int) -> bytes:
    numbers = np.arange(start, start + draws, dtype=np.int8) % 2
    return packed(Measured({"answer:plain": numbers, "sent:a": numbers}, {}))


def begun(folder: Path, *tasks: tuple[int, int], recipe: Recipe = RECIPE) -> Shards:
    shards = Shards(folder / "run.nc", recipe)
    for start, draws in tasks:
        shards.keep(Task(0, start, draws), block(start, draws))
    return shards


def test_what_is_missing_is_cut_into_tasks(tmp_path: Path) -> None:
    shards = begun(tmp_path, (10, 10), (30, 5))
    assert list(shards.missing(0, 40, 8)) == [
        Task(0, 0, 8),
        Task(0, 8, 2),
        Task(0, 20, 8),
        Task(0, 28, 2),
        Task(0, 35, 5),
    ]
    assert list(shards.missing(0, 15, 8)) == [Task(0, 0, 8), Task(0, 8, 2)]
    assert list(shards.missing(1, 3, 8)) == [Task(1, 0, 3)]


def test_draws_are_read_across_shards(tmp_path: Path) -> None:
    shards = begun(tmp_path, (0, 10), (10, 7), (17, 3))
    found = Shards(tmp_path / "run.nc", RECIPE).read(0, 4, 19).columns["answer:plain"]
    assert found.tolist() == [at % 2 for at in range(4, 19)]
    assert list(shards.read(0, 0, 20, only="answer").columns) == ["answer:plain"]
    assert shards.counts(0, LAYOUT, 20) == [(10, 0)]


def test_routes_that_are_joined_keep_their_words() -> None:
    one = Measured({"route:a": np.array([0, 1])}, {"route:a": ("by rail", "by air")})
    two = Measured({"route:a": np.array([0, 1])}, {"route:a": ("by air", "no way")})
    found = joined([one, two])
    words = [found.ways["route:a"][at] for at in found.columns["route:a"]]
    assert words == ["by rail", "by air", "by air", "no way"]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (replace(RECIPE, keep=("answer", "vote")), "draws of another question"),
        (replace(RECIPE, engine="engine-2"), "another version of the program"),
        (
            replace(RECIPE, cells=(CellRecipe((), {}, LAYOUT, "theatre-2"),)),
            "the theatre has changed",
        ),
    ],
)
def test_shards_of_another_run_are_refused_and_stay(
    tmp_path: Path, other: Recipe, why: str
) -> None:
    begun(tmp_path, (0, 10))
    with pytest.raises(QuestionError, match=why):
        begun(tmp_path, recipe=other)
    assert list(begun(tmp_path).missing(0, 10, 10)) == []


def test_a_folder_with_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run.nc.partial").mkdir()
    (tmp_path / "run.nc.partial" / "letter.txt").write_text("mine")
    with pytest.raises(QuestionError, match="holds something else"):
        begun(tmp_path)


def test_a_manifest_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    begun(tmp_path)
    (tmp_path / "run.nc.partial" / "manifest.json").write_text("{")
    with pytest.raises(QuestionError, match="cannot be read"):
        begun(tmp_path)


def test_a_cut_off_shard_is_made_again_and_a_damaged_one_is_told(tmp_path: Path) -> None:
    begun(tmp_path, (0, 10), (10, 10))
    folder = tmp_path / "run.nc.partial"
    whole = (folder / "0-0-10.npz").read_bytes()
    (folder / "0-0-10.npz").write_bytes(whole[: len(whole) // 2])
    (folder / ".0-5-5.npz.12345678.partial").write_bytes(b"half")
    assert list(begun(tmp_path).missing(0, 20, 20)) == [Task(0, 0, 10)]
    assert not list(folder.glob(".*"))
    damaged = bytearray((folder / "0-10-10.npz").read_bytes())
    damaged[60] ^= 0xFF
    (folder / "0-10-10.npz").write_bytes(bytes(damaged))
    with pytest.raises(QuestionError, match="damaged"):
        begun(tmp_path).read(0, 10, 20)
