"""What the tests of positions say of the capitals of the small theatre."""

from __future__ import annotations

from tests.apparatus import CITED

PAPER = 'cites: [{source: evening-paper, at: "p. 1", credibility: 2}]'
LATER = 'cites: [{source: morning-paper, at: "p. 1", credibility: 3}]'


def trait(name: str, aspect: str, level: str = "", towards: str = "", more: str = "") -> str:
    """Return a trait as a line of YAML; it holds since 2002 unless more is said."""
    parts = [f"id: {name}", f"aspect: {aspect}", f"says: It is {name}"]
    if level:
        parts.append(f"level: {level}")
    if towards:
        parts.append(f"towards: [{towards}]")
    if "since:" not in more:
        parts.append("since: 2002-01-01")
    if "cites:" not in more:
        parts.append(CITED)
    return "  - {" + ", ".join([*parts, *([more] if more else [])]) + "}\n"


def capital(state: str, *traits: str, registers: str = "") -> dict[str, str]:
    """Return the file of one capital."""
    text = f"id: {state}\n"
    if registers:
        text += f"registers:\n{registers}"
    if traits:
        text += "traits:\n" + "".join(traits)
    return {f"capitals/{state.lower()}.yaml": text}


def register(name: str, form: str, topics: str = "", more: str = "") -> str:
    """Return a register of one threat a topic, in order, as a line of YAML."""
    listed = ", ".join(
        f"{{topics: [{topic}], says: A threat of {topic}}}" for topic in topics.split()
    )
    parts = [f"id: {name}", f"title: The {name}", "by: XLO", f"form: {form}", CITED]
    if "on:" not in more:
        parts.append("on: 2003-01-01")
    if listed:
        parts.append(f"threats: [{listed}]")
    return "  - {" + ", ".join([*parts, *([more] if more else [])]) + "}\n"
