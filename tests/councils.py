"""A council with elected seats in the small theatre, and a committee before it."""

from __future__ import annotations

from collections.abc import Mapping

from tests.apparatus import ACTS, CITED, PACT, STATES, template_texts

OTHERS = ("XAB", "XCD", "XEF")
ELECTED = (
    PACT,
    (
        "    name: Council of the Pact\n",
        "    name: Council of the Pact\n    seats: elected\n    since: 2004-01-01\n",
    ),
)

# A committee of all members decides until the end of 2004, and an elected council after it.
COMMITTEE = """  - id: pact.committee
    name: Standing Committee
    article: true
    until: 2004-12-31
    judgement: Invented.

instruments:"""
COMMITTEE_RULE = """  - id: pact.committee.rule
    instrument: pact.treaty
    says: The Committee decides by a simple majority
    effect: decide
    means: [rapid_reaction]
    decision: {organ: pact.committee, rule: simple_majority}
    judgement: Invented.
"""


def pact(*changes: tuple[str, str]) -> dict[str, tuple[str, str]]:
    """Return the pact with several texts replaced, as `build` takes it."""
    whole = template_texts()[PACT].decode()
    text = whole
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return {PACT: (whole, text)}


def in_turn() -> dict[str, tuple[str, str]]:
    """Return the pact with a standing committee, and then an elected council."""
    _, elected = ELECTED
    return pact(
        (elected[0], elected[1].replace("2004-01-01", "2005-01-01")),
        ("    organ: pact.council\n", "    organs: [pact.committee, pact.council]\n"),
        ("\ninstruments:", COMMITTEE),
        ("provisions:\n", f"provisions:\n{COMMITTEE_RULE}"),
    )


def line(**fields: str) -> str:
    """Return an act on one line."""
    told = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return f"- {{{told}, {CITED}}}\n"


def seated(state: str, on: str = "2004-01-01", **more: str) -> str:
    """Return the act by which a state takes a seat in the Council."""
    return line(act="seated", by=state, of="pact.council", on=on, **more)


def five(*acts: str) -> Mapping[str, str]:
    """Return what makes the pact one of five members, with further acts."""
    joins = "".join(
        line(act="acceded", by=state, of="pact", on="2003-01-01")
        + line(act="signed", by=state, of="pact.treaty", on="2003-01-01")
        for state in OTHERS
    )
    return {
        STATES: "".join(f"- {{id: {name}, name: {name.title()}land}}\n" for name in OTHERS),
        ACTS: joins + "".join(acts),
    }
