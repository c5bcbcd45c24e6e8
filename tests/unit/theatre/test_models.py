"""Validating models, made from the classes of a theatre's entries."""

from __future__ import annotations

import msgspec
import pytest
from pydantic import ValidationError

from allies.evidence.sources import Citation, Source
from allies.theatre.format import PARTS
from allies.theatre.models import model_of, validate
from allies.values.dates import parse_date
from allies.values.distributions import Distribution
from allies.values.entries import Entry
from allies.world.forces import Force
from allies.world.organisations import State


@pytest.mark.parametrize("entry", [part.entry for part in PARTS], ids=lambda entry: entry.__name__)
def test_a_model_has_the_fields_of_its_class_and_needs_those_without_a_default(
    entry: type[Entry],
) -> None:
    model, fields = model_of(entry), msgspec.structs.fields(entry)
    assert list(model.model_fields) == [field.name for field in fields]
    needed = {field.name for field in fields if field.default is msgspec.NODEFAULT}
    assert {name for name, field in model.model_fields.items() if field.is_required()} == needed
    assert model_of(entry) is model


def test_an_entry_is_built_with_its_parts() -> None:
    found = validate(
        Force,
        {
            "id": "f",
            "name": "F",
            "owner": "XHI",
            "home": "upton",
            "labels": [{"label": "ready", "since": "2001-05", "judgement": "j"}],
            "personnel": {"triangular": ["1", "2", "4"]},
            "readiness_hours": {"uniform": ["0", "1"]},
            "modes": ["road"],
            "cites": [{"source": "s", "at": "p. 1"}],
        },
    )
    assert found.personnel == Distribution("triangular", (1.0, 2.0, 4.0))
    assert found.labels[0].since == parse_date("2001-05")
    assert found.cites == (Citation(source="s", at="p. 1"),)
    assert type(found.cites[0]) is Citation


def test_defaults_are_those_of_the_class() -> None:
    assert validate(State, {"id": "XHI", "name": "H"}) == State(id="XHI", name="H")


def test_everything_that_is_wrong_is_found_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        validate(Source, {"id": "s", "published": "then", "kind": "rumour", "colour": "red"})
    assert {str(error["loc"][0]) for error in caught.value.errors()} == {
        "title",
        "published",
        "kind",
        "colour",
    }
