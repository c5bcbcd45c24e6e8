"""Check acts and panels that a question brings, with the code that checks those of a theatre."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace
from pydantic import ValidationError

from allies.errors import Fault, QuestionError
from allies.theatre.checks.acts import check_act
from allies.theatre.checks.context import Context
from allies.theatre.checks.panels import panel_faults
from allies.theatre.faults import Path as Within
from allies.theatre.faults import Places, schema_faults
from allies.theatre.files import TheatreFiles
from allies.theatre.models import validate
from allies.theatre.reading import Reading, act_name
from allies.theatre.yaml_text import YamlError, parse_yaml
from allies.world.acts import Act
from allies.world.panels import Panel
from allies.world.record import Record

_FILE = "supposed"
_JUDGEMENT = "A supposition of the question."


class _Asked(Reading):
    """Faults of an act that stands in a question: their place is a field of it."""

    def __init__(self, field: str) -> None:
        super().__init__(TheatreFiles(Path(_FILE), {_FILE: b""}, ()))
        self.field = field

    def fault(self, file: str, path: Within, what: str, why: str = "", remedy: str = "") -> None:
        """Add a fault at a place in the act."""
        del file  # there is none
        place = ".".join((self.field, *map(str, path)))
        self.faults.append(Fault(what, "", why, remedy, place))


def checked_act(
    record: Record, written: Mapping[str, Any], field: str
) -> tuple[Act | None, list[Fault]]:
    """Return an act read from plain values, and all its faults.

    Args:
        record: the record that the act is added to.
        written: the fields of the act; a judgement is added if it cites nothing.
        field: the field of the question that holds it.
    """
    try:
        act: Act = validate(Act, dict(written))
    except ValidationError as error:
        found = schema_faults(
            error.errors(include_url=False), Act, _FILE, (), Places({_FILE: b""}), ""
        )
        return None, [Fault(item.what, "", item.why, item.remedy, field) for item in found]
    if not act.cites and not act.judgement:
        act = replace(act, judgement=_JUDGEMENT)
    act = act if act.id else replace(act, id=act_name(act))
    reading = _Asked(field)
    key = f"act:{act.id}"
    if key in record.origins:
        why = "names are unique, and the record has an act with this one"
        return act, [Fault(f"a second act '{act.id}'", "", why, "give it another 'id'", field)]
    with_it = replace(record, origins={**record.origins, key: (_FILE, "")})
    check_act(Context(with_it, reading), act)
    return act, reading.faults


def brought_panel(
    record: Record, given: bytes | Mapping[str, Any], field: str, file: str = ""
) -> dict[str, Any]:
    """Return a panel that a question brings, as plain values.

    Args:
        record: the record that it judges.
        given: the text of a file, or the plain values of a panel that was read before.
        field: the field of the question that holds it.
        file: the name of the file; empty if there is none.

    Raises:
        QuestionError: with every fault of the panel.
    """
    places = Places({file: given if isinstance(given, bytes) else b""})
    try:
        if isinstance(given, bytes):
            panel: Panel = validate(Panel, parse_yaml(given.decode("utf-8", "replace")))
        else:
            panel = msgspec.convert(given, Panel)
    except YamlError as error:
        raise QuestionError.of(
            Fault(item.what, f"{file}:{item.line}", "", item.remedy) for item in error.every
        ) from None
    except ValidationError as error:
        errors = error.errors(include_url=False)
        raise QuestionError.of(schema_faults(errors, Panel, file, (), places, file)) from None
    faults = [
        replace(fault, where=f"{file}:{places.line(file, within)}" if file else "", field=field)
        for within, fault in panel_faults(panel, record)
    ]
    if faults:
        raise QuestionError.of(faults)
    plain: dict[str, Any] = msgspec.to_builtins(panel)
    return plain
