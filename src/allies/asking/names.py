"""Resolves names that people typed to ids of the record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, get_args

from msgspec.structs import fields, replace

from allies.asking.asks import Ask, kind_of
from allies.asking.spans import when_it_could_change
from allies.asking.suppositions import (
    act_meant,
    lever_meant,
    panel_meant,
    panel_named,
    removable_meant,
    source_left_out,
    status_meant,
    vote_meant,
)
from allies.errors import Fault, QuestionError, RefusedValueError, nearest
from allies.errors import field as mark
from allies.evidence.contests import CONTEST_TYPES
from allies.questions.base import WhatIf
from allies.questions.find import EntryKind
from allies.values.date_remedies import forms_meant
from allies.values.dates import ImpreciseDate, parse_date
from allies.values.means import MEANS
from allies.values.naming import declared_name, refuse_unseen, resolve_name
from allies.world.act_words import ALSO_CALLED
from allies.world.record import Record
from allies.world.vocabulary import KINDS


def resolved(ask: Ask, record: Record) -> Ask:
    """Return an ask with all names resolved to ids.

    Raises:
        QuestionError: for all unknown names and all invalid dates.
    """
    found, faults = resolved_as_far(ask, record)
    if faults:
        raise QuestionError.of(faults)
    return found


def resolved_as_far(ask: Ask, record: Record) -> tuple[Ask, list[Fault]]:
    """Return an ask with the names resolved that can be, and a fault for each of the others.

    Suppositions with a fault are left out; all other fields with a fault stay as they are.
    """
    faults: list[Fault] = []
    finders = _CONFINED if ask.confined else _FINDERS
    question = _resolved(ask.question, record, finders, faults)
    what_if = _resolved(ask.what_if, record, finders, faults)
    changed: dict[str, Any] = {"question": question, "what_if": what_if}
    with _collected(faults):
        if ask.as_of:
            changed["as_of"] = _day(record, ask.as_of, "as_of")
    with _collected(faults):
        changed["account"] = record.evidence.account_meant(ask.account)
    return replace(ask, **changed), faults


class _collected:  # noqa: N801 (it reads as a statement)
    """Adds the faults of a refused value to a list, so that all are reported at once."""

    def __init__(self, faults: list[Fault]) -> None:
        self._faults = faults

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: object, trace: object) -> bool:
        """Keep the faults of a question; let all other exceptions pass."""
        if isinstance(error, QuestionError):
            self._faults += error.faults
            return True
        return False


def _resolved(asked: Any, record: Record, finders: Mapping[str, _Find], faults: list[Fault]) -> Any:
    changed = {}
    for item in fields(type(asked)):
        value = getattr(asked, item.name)
        if value in ((), "", None):
            continue
        find = finders.get(kind_of(item.type))
        if find is None:
            continue
        if isinstance(value, tuple):
            found: list[Any] = []
            for one in value:
                with _collected(faults):
                    found.append(find(record, one, item.name))
            # Two names of one state make one supposition.
            once = _once(found) if isinstance(asked, WhatIf) else found
            changed[item.name] = tuple(once)
        else:
            with _collected(faults):
                changed[item.name] = find(record, value, item.name)
    return replace(asked, **changed) if changed else asked


def _once(values: list[Any]) -> list[Any]:
    return [value for at, value in enumerate(values) if value not in values[:at]]


_Find = Callable[[Record, Any, str], Any]


def _day(record: Record, text: str, field: str) -> str:
    date = _date_of(text, field)
    if date.first != date.last:
        why = "the question is about one day"
        raise QuestionError(
            f"'{text}' is not a day",
            field=field,
            why=f"{why}: {when_it_could_change(record, date)}" if field == "on" else why,
            remedy="write a day as YYYY-MM-DD, such as 2010-06-12",
        )
    return date.earliest.isoformat()


def _days(_record: Record, text: str, field: str) -> str:
    """Return a day, or a span of days as it was written."""
    date = _date_of(text, field)
    return date.earliest.isoformat() if date.is_precise else date.text


def _date(_record: Record, text: str, field: str) -> str:
    return _date_of(text, field).text


def _date_of(text: str, field: str) -> ImpreciseDate:
    try:
        return parse_date(text)
    except RefusedValueError as error:
        is_turned = "ends before" in str(error)
        known = is_turned or (bool(forms_meant(text)) and "of the calendar" not in str(error))
        remedy = error.remedy if known else "write a day as YYYY-MM-DD, such as 2010-06-12"
        raise QuestionError(str(error), field=field, remedy=remedy) from None


def _actor(record: Record, name: str, field: str) -> str:
    why = "a state has an ISO 3166-1 alpha-3 code and names; an organisation has an id and names"
    return record.directory.meant(name, ("state", "organisation"), field, why).id


def _party(record: Record, name: str, field: str) -> str:
    kinds = ("group", "state", "organisation", "holder", "source")
    why = "a group, a state or a source is called by its id or by one of its names"
    return record.directory.meant(name, kinds, field, why).id


def _case_state_days(record: Record, text: str, field: str) -> str:
    """Return STATE:DAYS with the state by its code."""
    state, _, days = text.partition(":")
    try:
        found = float(days)
    except ValueError:
        found = -1.0
    if not 0 <= found < 10_000:
        raise QuestionError(
            f"'{text}' is not a state and a number of days",
            field=field,
            remedy="write the state's code, a colon and days, such as KAZ:3",
        )
    return f"{record.state(state, field).id}:{found:g}"


def _rule(record: Record, written: Any, field: str) -> Any:
    """Return a decision rule by its name, or by the id of the act that proposed it."""
    if not isinstance(written, str):
        if not written:
            raise QuestionError(
                f"'{written}' is not a decision rule",
                field=field,
                why="a decision rule is a name, or one key with its parameters",
                remedy="write consensus, or {qualified_majority: {share: 2/3}}",
            )
        return _rule_of_states(record, written, field)
    from allies.votes.decisions import RULES

    refuse_unseen(written, field)
    proposed = {act.id: act.rule for act in record.acts if act.rule}
    return proposed.get(resolve_name(written, proposed)) or resolve_name(written, RULES)


def _rule_of_states(record: Record, written: Any, field: str) -> Any:
    """Return a decision rule with the codes of the states that it names."""
    from allies.votes.rule_text import members_named, with_members

    faults: list[Fault] = []
    called: dict[str, str] = {}
    stands: dict[tuple[object, ...], str] = {}
    for path, name in members_named(written):
        place = f"{field}.{'.'.join(map(str, path))}"
        why = "only states have votes"
        with _collected(faults):
            called[name] = record.directory.meant(name, ("state",), place, why).id
            first = stands.setdefault((*path[:-1], called[name]), name)
            if "weights" in path[-2:-1] and first != name:
                raise QuestionError(
                    f"'{name}' is {called[name]}, and so is '{first}'",
                    field=place,
                    why="a state has one weight",
                    remedy="keep one of the two",
                )
    if faults:
        raise QuestionError.of(faults)
    return with_members(written, called)


def _entry(record: Record, name: str, field: str) -> str:
    """Return the id of an entry that acts can name; the answer refuses unknown names."""
    from allies.assessment.record.chronicle import KINDS_IN_ACTS

    found = record.directory.find_one(name, KINDS_IN_ACTS, field)
    return found.id if found else name


def _line(record: Record, name: str, field: str) -> str:
    """Return the id of a line that somebody took; others follow it or do not."""
    return declared_name(
        name,
        {act.id for act in record.acts if KINDS[act.act].stage == "led"},
        field,
        f"the record has no line called '{name}'",
        why="a line is called by the act by which somebody took it",
    )


def _contest(record: Record, name: str, field: str) -> str:
    """Return the id of a contest."""
    why = "a contest is a point on which sources differ"
    contest, _, version = name.partition("/")
    if version and contest in record.contests:
        raise QuestionError(
            f"'{name}' is a version, not a contest",
            field=field,
            why=why,
            remedy=f"did you mean '{contest}'?",
        )
    return record.directory.meant(name, ("contest",), field, why).id


def _scenario_set(record: Record, name: str, field: str) -> str:
    """Return the id of a scenario set."""
    return declared_name(
        name,
        record.scenarios,
        field,
        f"the theatre has no scenario set '{name}'",
        why="a scenario set is a named list of background worlds",
        if_none=f"suppose levers one by one with {mark('lever')}",
    )


def _source(record: Record, name: str, field: str) -> str:
    """Return the id of a source as declared; the answer refuses unknown names."""
    refuse_unseen(name, field)
    return resolve_name(name, record.sources)


def _claim(record: Record, name: str, field: str) -> str:
    """Return the name of a claim as declared; the answer refuses unknown names."""
    from allies.assessment.record.claims import claim_names

    refuse_unseen(name, field)
    return resolve_name(name, claim_names(record))


def _reading(record: Record, name: str, field: str) -> str:
    """Return the id of a reading as declared; the answer refuses unknown names."""
    from allies.law.provisions import readings_of, view_id

    refuse_unseen(name, field)
    known = {item.id for body in record.bodies() for item in readings_of(body)}
    known |= {
        view_id(other.trigger) for case in record.cases.values() for other in case.characterised
    }
    return resolve_name(name, known | set(record.invitations))


def _means(_record: Record, name: str, field: str) -> str:
    """Return a means of the vocabulary; the answer refuses a means that nobody offers."""
    refuse_unseen(name, field)
    return resolve_name(name, MEANS)


def _word_of(
    vocabulary: Collection[str], what: str, meaning: Mapping[str, str] | None = None
) -> _Find:
    """Return a function that finds a word of a vocabulary."""

    def find(_record: Record, name: str, field: str) -> str:
        refuse_unseen(name, field)
        found = resolve_name(name, vocabulary)
        if found not in vocabulary:
            raise QuestionError(
                f"unknown {what} '{name}'",
                field=field,
                remedy=nearest(name, vocabulary, meaning),
            )
        return found

    return find


# How the value of each kind of field is resolved; other kinds need no resolving.
_FINDERS: Mapping[str, _Find] = {
    "day": _day,
    "days": _days,
    "date": _date,
    "state": lambda record, name, field: record.state(name, field).id,
    "organisation": lambda record, name, field: record.organisation(name, field).id,
    "body": lambda record, name, field: record.body(name, field).id,
    "actor": _actor,
    "party": _party,
    "place": lambda record, name, field: record.place(name, field).id,
    "case": lambda record, name, field: record.case(name, field).id,
    "state_days": _case_state_days,
    "rule": _rule,
    "entry": _entry,
    "line": _line,
    "contest": _contest,
    "source": _source,
    "claim": _claim,
    "reading": _reading,
    "means": _means,
    "lever": lever_meant,
    "scenario_set": _scenario_set,
    "supposed_act": act_meant,
    "removable": removable_meant,
    "panel": panel_meant,
    "source_left_out": source_left_out,
    "state_vote": vote_meant,
    "state_status": status_meant,
    "kind_of_act": _word_of(KINDS, "kind of act", ALSO_CALLED),
    "kind_of_entry": _word_of(get_args(EntryKind), "kind of entry"),
    "type_of_contest": _word_of(CONTEST_TYPES, "type of contest"),
}
# The same for a question from elsewhere, which reads no file.
_CONFINED: Mapping[str, _Find] = {**_FINDERS, "panel": panel_named}
