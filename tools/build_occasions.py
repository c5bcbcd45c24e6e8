"""Make `src/allies/record/occasions.json` from the coded cases, so that no answer parses YAML.

Run by `make data`; a test fails while the two disagree.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent.parent / "src" / "allies" / "record"
KEPT = {
    "id": "id",
    "organisation": "organisation",
    "date_of_occasion": "on",
    "trigger": "trigger",
    "host_request": "host_request",
    "outcome": "outcome",
    "days_to_decision": "days_to_decision",
    "days_to_first_troops": "days_to_first_troops",
    "troops_total_approx": "troops",
    "confidence": "confidence",
}


def occasions(text: bytes) -> dict[str, Any]:
    """Return what the base rates need of the coded cases, with a digest of their text."""
    cases = yaml.load(text, Loader=yaml.CSafeLoader)["cases"]
    return {
        "made_from": hashlib.blake2b(text, digest_size=16).hexdigest(),
        "occasions": [{ours: case[theirs] for theirs, ours in KEPT.items()} for case in cases],
    }


if __name__ == "__main__":
    made = occasions((FOLDER / "training.yaml").read_bytes())
    (FOLDER / "occasions.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
