"""Contested facts: each version with those who hold it."""

from __future__ import annotations

import allies
from allies.faces.brief.disputes import contested_facts
from allies.faces.brief.document import Bullets
from allies.faces.brief.references import References


def test_a_source_stands_before_those_of_whom_it_reports() -> None:
    view = allies.open("central_asia").view()
    answer = view.assess(case="osh-2010", draws=50)
    contested = view.contested()
    refs = References((answer, contested))
    (part,) = contested_facts(answer, [contested], None, refs, most=20)
    (bullets,) = part.blocks
    assert isinstance(bullets, Bullets)
    text = " ".join("".join(run.text for run in runs) for runs in bullets.items)
    dehaas = refs.named("dehaas2017")
    diis = refs.named("diis2013")
    assert f"({diis} and the other CSTO members as reported by {diis})" in text
    assert f"({dehaas} and Moscow's position as reported by {dehaas})" in text
