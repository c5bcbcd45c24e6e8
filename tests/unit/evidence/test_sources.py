"""Citations point to one passage of one source."""

from __future__ import annotations

import pytest

from allies.evidence.sources import Citation


def test_a_citation_carries_two_runs_or_none() -> None:
    assert Citation(source="s", at="p. 1").runs == ()
    assert len(Citation(source="s", at="p. 1", runs=("0" * 16, "f" * 16)).runs) == 2
    for count in (1, 3):
        with pytest.raises(ValueError, match="runs holds two digests, or none"):
            Citation(source="s", at="p. 1", runs=("0" * 16,) * count)


@pytest.mark.parametrize("run", ["0" * 15, "0" * 17, "g" * 16, "F" * 16, ""])
def test_a_run_is_sixteen_small_hexadecimal_digits(run: str) -> None:
    with pytest.raises(ValueError, match="is not a digest of sixteen hexadecimal digits"):
        Citation(source="s", at="p. 1", runs=("0" * 16, run))


def test_a_fact_comes_from_its_origin_where_one_is_named() -> None:
    assert Citation(source="s", at="p. 1").root == "s"
    assert Citation(source="s", at="p. 1", origin="o").root == "o"
