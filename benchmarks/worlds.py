"""A generated world: two hundred organisations and ten thousand acts around a shipped theatre."""

from __future__ import annotations

from pathlib import Path

from allies.theatre.files import SHIPPED, TheatreFiles, read_files

ORGANISATIONS, STATES, ACTS = 200, 60, 10_000
_KINDS = ("claimed", "announced", "stance_taken")


def with_world(theatre: str = "central_asia") -> TheatreFiles:
    """Return the files of a shipped theatre with a world of organisations and acts around it.

    Every organisation has a quarter of the invented states as members, some of whom left; its law
    is one treaty with one rule of decision and one that permits.
    """
    files = read_files(SHIPPED / theatre)
    texts = dict(files.texts)
    states = [f"X{chr(65 + at // 26)}{chr(65 + at % 26)}" for at in range(STATES)]
    texts["states/world.yaml"] = "".join(
        f"- {{id: {code}, name: State {code}}}\n" for code in states
    ).encode()
    texts["sources.yaml"] += (
        b"\n- {id: world-text, title: Invented, published: 1999-01-01, kind: treaty}\n"
    )
    for number in range(ORGANISATIONS):
        texts[f"organisations/world{number}.yaml"] = _organisation(number).encode()
        texts[f"acts/world{number}.yaml"] = _acts(number, states).encode()
    return TheatreFiles(Path(f"{theatre}_world"), texts)


def write(files: TheatreFiles, folder: Path) -> Path:
    """Write the files of a theatre below a folder; return the theatre's own."""
    for name, text in files.texts.items():
        path = folder / files.root.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return folder / files.root.name


def _organisation(number: int) -> str:
    body = f"world{number}"
    return f"""
defaults: {{source: world-text, at: "art. 1", credibility: 1}}
id: {body}
name: Organisation of the World {number}
short: OW{number}
judgement: Invented.
means:
  - {{means: rapid_reaction, name: force {number}, organ: {body}.council, judgement: Invented.}}
organs:
  - {{id: {body}.council, name: Council {number}, judgement: Invented.}}
instruments:
  - {{id: {body}.treaty, title: Treaty {number}, opened: 1999-01-01, cites: [{{}}]}}
readings:
  - id: {body}.in_force
    title: Only texts in force for the host bind
    in_force: {{all: [in_force, accepted_by_host]}}
    holders: [{{who: {body}, since: 1999-01-01, judgement: Invented.}}]
provisions:
  - id: {body}.art-2
    instrument: {body}.treaty
    says: The council decides by consensus
    effect: decide
    means: [rapid_reaction]
    decision: {{organ: {body}.council, rule: consensus}}
    cites: [{{}}]
  - id: {body}.art-3
    instrument: {body}.treaty
    says: It may help a member that is attacked
    effect: permit
    means: [rapid_reaction]
    when: {{all: [{{host_is_member: {{of: {body}}}}}, {{threat_is: {{kind: external_attack}}}}]}}
    cites: [{{}}]
"""


def _acts(number: int, states: list[str]) -> str:
    """Return as many acts of one organisation as are its share."""
    body, members = f"world{number}", [states[(number + 4 * at) % STATES] for at in range(15)]
    lines = [
        'defaults: {source: world-text, at: "art. 9", credibility: 2}',
        "entries:",
        f"  - {{act: entered_into_force, by: {body}, of: {body}.treaty, on: 1999-01-01}}",
    ]
    acts = [("acceded", state, body, "1999-01-01") for state in members]
    acts += [("withdrew", state, body, f"{2003 + number % 5}-06-01") for state in members[:3]]
    lines += [f"  - {{act: {act}, by: {by}, of: {of}, on: {day}}}" for act, by, of, day in acts]
    for at in range(ACTS // ORGANISATIONS - len(acts) - 1):
        kind, by = _KINDS[at % len(_KINDS)], members[3 + at % 12]
        more = {"stance_taken": "means: [rapid_reaction], stance: for, "}.get(kind, "")
        day = f"{2000 + at % 10}-{1 + at % 12:02}-{1 + at // 12 % 28:02}"
        lines.append(
            f"  - {{act: {kind}, id: {body}.{at}, by: {by}, of: {body}, on: {day},"
            f" {more}says: something}}"
        )
    return "\n".join(lines) + "\n"
