"""Answers do not depend on the order of entries and rows, nor on the names of files."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
import yaml
from msgspec.structs import replace

from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.questions.catalogue import CATALOGUE
from allies.theatre.canonical import ORDERED
from allies.theatre.checking import check_theatre
from allies.theatre.files import part_of
from tests.apparatus import CITED, SHIPPED, Template
from tests.contracts.test_vocabularies import EVERY_ENTRY

SEED = 20120628
# What is asked of both; few draws, since it is the order that is tried.
SLOW = ("signposts", "claim", "diary", "dossier")  # they ask many cases, or one many times
ASKS: dict[str, dict[str, Any]] = {
    "members": {"organisation": "csto", "on": "2012-07-15"},
    "memberships": {"on": "2012-07-15"},
    "route": {
        "start": "otar",
        "end": "khujand",
        "on": "2012-06-15",
        "compare": True,
        "move": "company",
    },
    "deploy": {"case": "tajikistan-incursion-2015", "draws": 200},
    "assess": {"case": "tajikistan-incursion-2015", "draws": 200},
    "rests-on": {"case": "osh-2010", "draws": 200},
    "positions": {"case": "osh-2010", "draws": 200},
    "law": {"body": "csto", "on": "2012-07-15"},
    "law-case": {"case": "osh-2010"},
    "audit": {"body": "uzb"},
    "contested": {},
    "timeline": {"about": "UZB"},
    "accounts": {"everyone": True},
    "claims": {},
    "sources": {},
    "capital": {"state": "UZB", "other": "KAZ"},
    "autonomy": {},
    "corridors": {"to": "kabul"},
    "bases": {},
    "forces": {},
    "power": {"organisation": "csto"},
    "power-case": {"organisation": "csto", "case": "osh-2010", "draws": 50},
    "power-change": {"organisation": "csto", "before": "2010-06-12", "on": "2012-06-12"},
    "assess-draw": {"case": "osh-2010", "draw": 3},
    "cases": {},
    "claim": {"name": "uzb-2012/withdrew"},
    "law-diff": {"body": "csto", "diff": ["2010-06-12", "2012-06-15"]},
    "provisions": {"body": "csto"},
    "audit-act": {"body": "csto", "act": "csto.ksor-2009.adopted"},
    "threats": {"compare": ["KAZ", "UZB"], "on": "2013-06-01"},
    "organs": {"body": "csto"},
    "inputs": {},
    "exercises": {},
    "transfers": {},
    "bargains": {},
    "stands": {},
    "accession": {"about": "sco"},
    "balance": {"state": "KAZ", "other": "UZB"},
    "capital-diff": {"state": "KAZ", "diff": ["2013-06-01", "2016-01-01"]},
    "dependence": {"about": "TJK"},
    "groups": {},
    "intelligence": {"about": "UZB"},
    "narrative": {"contest": "uzb-2012"},
    "compare": {"case": "osh-2010", "lever": ["majority-voting"], "draws": 200},
    "diary": {"case": "osh-2010", "since": "2010", "until": "2011", "draws": 200},
    "dossier": {"organisation": "sco"},
    "find": {"words": ["transit"]},
    "judgements": {},
    "levers": {},
    "scenarios": {},
    "forecasts": {},
    "signposts": {"case": "osh-2010", "draws": 200},
}


class _AsItStands(yaml.SafeLoader):
    """Reads every scalar as text, so that nothing is changed by reading and writing it."""


_AsItStands.yaml_implicit_resolvers = {}


# Names of lists whose order has a meaning, and of formulas, whose parts are read in order.
KEPT = {name for names in ORDERED.values() for name in names} - {"means"}
FORMULAS = {"when", "met", "in_force", "rule"}
# All other lists of entries; a list that is none, such as the numbers of a distribution, is kept.
LISTS = {
    field
    for entry in EVERY_ENTRY
    for field, hint in get_type_hints(entry).items()
    if get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis
}


def _is_kept(name: str, value: list[Any]) -> bool:
    is_offer = name == "means" and any(isinstance(item, dict) for item in value)
    return name in KEPT or is_offer or name not in LISTS


def mixed(content: Any, chance: random.Random) -> None:
    """Put the items of every list inside an entry, and its keys, in another order."""
    if isinstance(content, dict):
        for name in chance.sample(list(content), len(content)):
            value = content.pop(name)
            content[name] = value
            if name in FORMULAS:
                continue
            if isinstance(value, list) and not _is_kept(name, value):
                chance.shuffle(value)
            mixed(value, chance)
    elif isinstance(content, list):
        for item in content:
            mixed(item, chance)


def shuffled(folder: Path, chance: random.Random, theatre: Path = SHIPPED) -> None:
    """Write a shipped theatre with its entries, rows and files in another order."""
    for path in sorted(theatre.rglob("*")):
        name = path.relative_to(theatre).as_posix()
        if not path.is_file() or part_of(name) is None:
            continue
        target = folder / name
        other = target.with_name(f"{chance.randrange(10**6)}-{target.name}")
        if part_of(other.relative_to(folder).as_posix()) == part_of(name):
            target = other
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".csv":
            head, *rows = text.splitlines()
            chance.shuffle(rows)
            target.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
            continue
        content = yaml.load(text, Loader=_AsItStands)
        if isinstance(content, list):
            chance.shuffle(content)
        mixed(content, chance)
        dumped = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)
        target.write_text(dumped, encoding="utf-8")


@pytest.fixture(scope="module")
def theatres(tmp_path_factory: pytest.TempPathFactory) -> tuple[OpenTheatre, OpenTheatre]:
    """The shipped theatre, and the same with everything in another order."""
    folder = tmp_path_factory.mktemp("order") / "central_asia"
    shuffled(folder, random.Random(SEED))
    return OpenTheatre(str(SHIPPED)), OpenTheatre(str(folder))


def test_the_shuffled_theatre_says_the_same(theatres: tuple[OpenTheatre, OpenTheatre]) -> None:
    one, other = (theatre.record for theatre in theatres)
    assert one.acts == other.acts
    assert list(one.forces) == list(other.forces)
    assert one.links == other.links


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.long] if name in SLOW else []) for name in ASKS],
)
def test_an_answer_is_the_same_to_the_byte(
    name: str, theatres: tuple[OpenTheatre, OpenTheatre]
) -> None:
    one, other = theatres
    ask = ask_from(name, ASKS[name])
    # What was asked names the folder, which is another one.
    first, second = (replace(theatre.answer(ask), asked=None) for theatre in (one, other))
    assert first.to_json() == second.to_json()


def test_the_faults_of_a_theatre_do_not_depend_on_the_order_of_its_entries(
    template: Template,
) -> None:
    bad = [
        f"- {{act: claimed, id: a{at}, by: XX{at % 3}, on: 2008-06, says: s,"
        f" about: [b{at}], {CITED}}}"
        for at in range(12)
    ]
    told = []
    for seed in range(3):
        random.Random(seed).shuffle(bad)
        template.write("acts/more.yaml", "\n".join(bad).encode())
        faults = check_theatre(template.folder).faults
        told.append(sorted((fault.what, fault.why, fault.remedy) for fault in faults))
    assert len(told[0]) == 24
    assert told[0] == told[1] == told[2]


def test_every_kind_of_question_to_a_record_is_tried() -> None:
    assert set(ASKS) == {row.name for row in CATALOGUE.values() if row.question.needs_record}
