"""Rows of a dossier made by hand."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from allies.questions.dossier import ANY, Classes, DossierRow

ROW = DossierRow(
    crisis="XLO.external_attack.2010-12-31",
    set="grid",
    hypothetical=True,
    host="XLO",
    trigger="external_attack",
    on="2010-12-31",
    acting="pact",
    means=ANY,
    personnel=100,
    days=30,
    asked="supposed",
    may="yes",
    duty=False,
    in_time=1.0,
    comes=(0.6, 0.6),
    outside=0.3,
    number=0.4,
    fit=0.9,
    leader="XHI",
    alone=(0.4, 0.4),
    alone_without_law=(0.3, 0.3),
    adds=(0.2, 0.2),
    adds_sampled=(0.18, 0.22),
    only_organisation=0.25,
    only_leader=0.05,
    leader_share=0.5,
    cover=0.5,
    let_through=1.0,
    alone_let_through=0.9,
    outcome=None,
    kind="adds",
)
CLASSES = Classes(
    organisation="pact",
    on="2010-12-31",
    kind="adds",
    crises=3,
    counts={"adds": 2, "would_not": 1},
    might=2,
    would=1,
    number=0.4,
    adds=0.12,
    may={
        "external_attack": {"yes": 1},
        "insurgency_incursion": {"no": 1},
        "internal_unrest": {"no": 1},
    },
    leader="XHI",
    leader_share=0.5,
    past=0,
    past_asked=0,
    past_disputed=0,
    past_sent=0,
    past_unknown=0,
    no_force=False,
    unread=None,
)


def row(**given: Any) -> DossierRow:
    """Return a row that adds, with some of it changed."""
    return replace(ROW, **given)


def classes(**given: Any) -> Classes:
    """Return the classes of an organisation that adds, with some of it changed."""
    return replace(CLASSES, **given)
