"""Make `track_record/occasions.json` from the coded cases, so that no answer parses YAML.

Run by `make data`; a test fails while they disagree.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import yaml

from allies.asking.case_files import read_cases
from allies.track_record.occasions import CodedOrganisation, Occasions
from allies.world.occasions import is_same

FOLDER = Path(__file__).resolve().parent.parent / "src" / "allies" / "track_record"
CHOSEN = ("training.yaml", "further.yaml")
DRAWN = ("frame.yaml", "clashes.yaml", "coups.yaml")
ORGANISATIONS = "organisations.yaml"
MADE_FROM = (*CHOSEN, ORGANISATIONS, *DRAWN)


def occasions(folder: Path = FOLDER) -> Occasions:
    """Return the coded cases and their organisations, with a digest of their files."""
    texts = {name: (folder / name).read_bytes() for name in MADE_FROM}
    digest = hashlib.blake2b(b"\x00".join(texts.values()), digest_size=16).hexdigest()
    named = yaml.load(texts[ORGANISATIONS], Loader=yaml.CSafeLoader)
    coded = Occasions(
        made_from=digest,
        organisations=tuple(msgspec.convert(named, list[CodedOrganisation])),
        occasions=(),
    )
    chosen = [item for name in CHOSEN for item in read_cases(str(folder / name), coded).occasions]
    files = [read_cases(str(folder / name), coded) for name in DRAWN]
    drawn = [item for file in files for item in file.occasions]
    set_aside = frozenset().union(*[file.aside for file in files])
    # A case that a coder chose and that was drawn as well counts once, as drawn.
    kept = [item for item in chosen if not any(is_same(item, other) for other in drawn)]
    fit = [item for item in drawn if item.id not in set_aside]
    aside = [item for item in drawn if item.id in set_aside]
    return msgspec.structs.replace(coded, occasions=(*kept, *fit), set_aside=tuple(aside))


def main() -> None:
    """Write the file."""
    made = msgspec.json.format(msgspec.json.encode(occasions()), indent=1)
    (FOLDER / "occasions.json").write_bytes(made + b"\n")


if __name__ == "__main__":
    main()
