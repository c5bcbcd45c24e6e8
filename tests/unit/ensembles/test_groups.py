"""Every stream that an answer reads belongs to one group, and to one only."""

from __future__ import annotations

from collections import Counter

from allies.assessment.case.case_model import CaseModel
from allies.ensembles.groups import answer_of, groups_of
from allies.values.inputs import Inputs
from allies.values.streams import Block, Streams


def test_the_groups_are_a_partition_of_the_streams(asked: CaseModel) -> None:
    run, _ = answer_of(asked, Inputs(Streams(0), Block(0, 64)))
    groups = groups_of(asked, run)
    counts = Counter(name for group in groups for name in group.streams)
    assert set(counts) == set(run.inputs)
    assert set(counts.values()) == {1}
    assert len({group.name for group in groups}) == len(groups)


def test_contests_consents_and_forces_have_groups_of_their_own(asked: CaseModel) -> None:
    run, _ = answer_of(asked, Inputs(Streams(0), Block(0, 64)))
    groups = {group.name: group for group in groups_of(asked, run)}
    assert groups["contest:uzb-2012"].kind == "contest"
    assert groups["consent:UZB"].kind == "judgement"
    assert all(name.startswith("rus.201-base:") for name in groups["force:rus.201-base"].streams)
    assert groups["chance"].kind == "chance"
