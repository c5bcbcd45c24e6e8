"""Pools: a worker that dies, a scheduler that is not there or goes, and the same draws from all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from allies.asking.runs import RunOptions, make_run
from allies.ensembles import pools
from allies.ensembles.shards import Shards
from allies.ensembles.work import Job, OtherProgramError, Task, work
from allies.errors import QuestionError

ASKED = {"case": "osh-2010", "draws": 600}


def died(*_: object) -> bytes:
    os._exit(9)


@pytest.mark.slow
def test_a_worker_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "work", died)
    pool = pools.Processes(1)
    try:
        job = Job(b"", (), (), "")
        with pytest.raises(QuestionError, match="a worker has died") as told:
            list(pool.done(iter([Task(0, 0, 1)]), lambda _: job))
    finally:
        pool.close()
    assert "what is finished is kept" in told.value.fault.remedy


def test_a_worker_with_another_program_refuses() -> None:
    with pytest.raises(OtherProgramError):
        work(Job(b"", (), (), "another"), Task(0, 0, 1))


@pytest.fixture
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
        ) as found,
    ):
        yield found


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_file_of_one_process(tmp_path: Path, cluster: Any) -> None:
    options = RunOptions(str(tmp_path / "far.parquet"), scheduler=cluster.scheduler_address)
    make_run(ASKED, options._replace(block=250))
    make_run(ASKED, RunOptions(str(tmp_path / "here.parquet")))
    assert (tmp_path / "far.parquet").read_bytes() == (tmp_path / "here.parquet").read_bytes()


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_goes_leaves_what_is_finished(
    tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Task] = []
    keep = Shards.keep

    def then_gone(self: Shards, task: Task, content: bytes) -> None:
        keep(self, task, content)
        kept.append(task)
        if len(kept) == 2:
            cluster.close()

    output = tmp_path / "run.parquet"
    with monkeypatch.context() as patched:
        patched.setattr(Shards, "keep", then_gone)
        options = RunOptions(str(output), scheduler=cluster.scheduler_address, block=60)
        with pytest.raises(QuestionError, match="or its workers are gone") as told:
            make_run(ASKED, options)
    assert "what is finished is kept" in told.value.fault.remedy
    assert not output.exists()
    shards = list((tmp_path / "run.parquet.partial").glob("*.npz"))
    assert 2 <= len(shards) < 10
    made = make_run(ASKED, RunOptions(str(output)))
    make_run(ASKED, RunOptions(str(tmp_path / "here.parquet")))
    assert made.draws == ASKED["draws"]
    assert output.read_bytes() == (tmp_path / "here.parquet").read_bytes()


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(pools, "_WAIT", 1)
    options = RunOptions(str(tmp_path / "run.nc"), scheduler="tcp://127.0.0.1:1")
    with pytest.raises(QuestionError, match="no scheduler answers"):
        make_run(ASKED, options)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("address", ["0", "foo://a:1", "tls://a:1", "inproc://a"])
def test_what_is_no_address_of_a_scheduler_is_told_at_once_and_starts_no_client(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(distributed, "Client", pytest.fail)
    options = RunOptions(str(tmp_path / "run.nc"), scheduler=address)
    with pytest.raises(QuestionError, match="no scheduler answers"):
        make_run(ASKED, options)
    assert list(tmp_path.iterdir()) == []
