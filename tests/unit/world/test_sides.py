"""Which versions of a contest an act supports."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.evidence.contests import Contest, Version
from allies.evidence.sources import Citation
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.sides import named_in, supported_by

HERE = Citation(source="paper", at="a", runs=("0" * 16, "1" * 16))
THERE = replace(HERE, runs=("2" * 16, "3" * 16))
CONTEST = Contest(
    id="fog",
    type="rival_claims",
    question="Was there fog?",
    versions=(
        Version(id="yes", says="Yes", holders=("paper",), cites=(HERE,)),
        Version(id="no", says="No", cites=(THERE,)),
    ),
)


def act(*about: str, cite: Citation = THERE, by: str = "paper") -> Act:
    return Act(act="claimed", by=by, on=parse_date("2008"), about=about, cites=(cite,))


@pytest.mark.parametrize(
    ("claim", "named", "supported"),
    [
        (act("fog/yes"), {"yes"}, {"yes"}),
        (act("fog"), set(), {"no"}),
        (act("fog", cite=replace(HERE, runs=())), set(), set()),
        (act("fog/yes", "fog"), {"yes"}, {"yes", "no"}),
        (act("fog-2/yes"), set(), set()),
        (act("mist"), set(), set()),
    ],
)
def test_a_claim_supports_what_it_names_and_what_its_passages_say(
    claim: Act, named: set[str], supported: set[str]
) -> None:
    assert named_in(claim, CONTEST) == named
    assert supported_by(claim, CONTEST) == supported
