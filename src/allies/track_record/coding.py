"""Read coded cases: from the plain content of a file to occasions, or to all its faults.

The format is that of `training.yaml`. Fields known beforehand are separate from fields known only
afterwards. A file that lists one of the latter among its inputs is refused: with it, the result
would not be a forecast. A file of a question and `occasions.yaml` of a theatre are both read here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeAlias, TypeVar, get_args

import msgspec

from allies.errors import nearest
from allies.progress import told
from allies.track_record.contradictions import CodedDates, contradictions
from allies.track_record.occasions import Occasions
from allies.unseen import unseen_in
from allies.values.dates import parse_date
from allies.world.cases import Outcome
from allies.world.occasions import Asked, Carrier, Occasion, Position, Sampling

Plain: TypeAlias = Any  # nested dict[str, Plain], list[Plain] and str
Path = tuple[str | int, ...]
TellFault = Callable[[Path, str, str, str], None]  # place, what is wrong, why, what to do
Where = Callable[[Path], str]
Part = Literal["fit", "aside"]

_Word = TypeVar("_Word", bound=str)

_MANY = 500  # number of cases between two reports of progress

INPUTS = (
    "organisation",
    "date_of_occasion",
    "host_or_victim",
    "trigger",
    "host_request",
    "clock",
    "clock_date",
    "decision_rule",
    "carrier_position",
    "carrier_said_on",
    "standing_force",
)
# A forecast needs these; the others are needed only if the file lists them.
NEEDED = ("id", "organisation", "date_of_occasion", "trigger", "host_request")
AFTERWARDS = (
    "rule_note",
    "blocking_member",
    "outcome",
    "secondary_outcome",
    "decision_date",
    "first_troops_date",
    "days_to_decision",
    "days_to_first_troops",
    "troops_total_approx",
    "troops_by_state",
    "why",
    "note",
)
ABOUT = ("id", "sampling", "part", "sources", "confidence", "mentioned_in_seeds")

_ASKED: dict[str, Asked] = {
    "true": "yes",
    "yes": "yes",
    "false": "no",
    "no": "no",
    "unclear": "unclear",
    "unknown": "unclear",
}
_NOTHING = ("", "null", "~")
_NUMBERS = {
    "days_to_decision": "days_to_decision",
    "days_to_first_troops": "days_to_first_troops",
    "troops_total_approx": "troops",
}
_CAME, _SAID = "first_troops_date", "carrier_said_on"
_TRIGGER = re.compile(r"[a-z][a-z0-9_]*")
_DAYS, _PEOPLE = re.compile(r"-?[0-9]{1,6}"), re.compile(r"[0-9]{1,9}")


class CaseFile(msgspec.Struct, frozen=True, kw_only=True):
    """Coded cases as read from a file.

    Attributes:
        occasions: the cases, in the order of the file.
        aside: ids of the drawn cases that the file sets aside for scores.
        notes: fields that are not used.
    """

    occasions: tuple[Occasion, ...]
    aside: frozenset[str] = frozenset()
    notes: tuple[str, ...]


def read_plain(root: Plain, coded: Occasions, fault: TellFault, where: Where) -> CaseFile:
    """Read the content of a file of coded cases.

    Args:
        root: the content: nested mappings, lists and text.
        coded: knows which names mean the same organisation.
        fault: is called with the place of each fault, what is wrong, why, and what to do.
        where: returns the file and line of a place, for a message.

    Returns:
        The cases without a fault; use them only if there was none.
    """
    reader = _Reader(root, coded, fault, where)
    occasions = reader.occasions()
    if not occasions:
        return CaseFile(occasions=(), notes=())
    return CaseFile(occasions=occasions, aside=reader.aside(), notes=tuple(reader.notes()))


class _Reader:
    """Reads one file and reports every fault."""

    def __init__(self, root: Plain, coded: Occasions, fault: TellFault, where: Where) -> None:
        self._root, self._coded = root, coded
        self._tell, self._where = fault, where
        self._told = 0
        self._first: dict[tuple[str, ...], int] = {}  # case by the fields that identify it
        self._aside: set[str] = set()

    def occasions(self) -> tuple[Occasion, ...]:
        """Return the cases that have no fault."""
        cases = self._root.get("cases") if isinstance(self._root, dict) else None
        if not isinstance(cases, list):
            self._fault(
                (), "no list of cases", "a file of coded cases has the key 'cases'", "add 'cases:'"
            )
            return ()
        if not cases:
            self._fault(("cases",), "the list of cases is empty", "", "add at least one case")
            return ()
        promised = self._promised_inputs()
        found = [
            self._occasion(at, case, promised)
            for at, case in told("reading cases", enumerate(cases), len(cases), least=_MANY)
        ]
        self._check_unique_ids(cases)
        return tuple(item for item in found if item is not None)

    def aside(self) -> frozenset[str]:
        """Return the ids of the cases that are set aside; empty before they are read."""
        return frozenset(self._aside)

    def notes(self) -> Iterator[str]:
        """Return the fields of the file that are not used."""
        known = {*INPUTS, *AFTERWARDS, *ABOUT}
        for name in self._meta("input_fields"):
            if name not in known:
                yield f"the input '{name}' is not a field of the format and is ignored"
        unused = Counter(key for case in self._root["cases"] for key in case if key not in known)
        for key, count in unused.items():
            yield f"'{key}' is not a field of the format and is ignored (in {count} cases)"

    def _meta(self, key: str) -> list[str]:
        meta = self._root.get("meta")
        listed = meta.get(key) if isinstance(meta, dict) else None
        if not isinstance(listed, list):
            return []
        return [item for item in listed if isinstance(item, str)]

    def _promised_inputs(self) -> tuple[str, ...]:
        """Return the fields that the file lists as known beforehand; refuse all others."""
        afterwards = {*AFTERWARDS, *self._meta("known_afterwards")}
        promised = self._meta("input_fields")
        for at, name in enumerate(promised):
            if name in afterwards:
                self._fault(
                    ("meta", "input_fields", at),
                    f"'{name}' is listed among the inputs, but was not known beforehand",
                    "it became known only afterwards, so a forecast must not use it",
                    "take it out of 'input_fields'",
                )
        return tuple(dict.fromkeys((*NEEDED, *(name for name in promised if name in INPUTS))))

    def _occasion(self, at: int, case: Plain, promised: tuple[str, ...]) -> Occasion | None:
        if not isinstance(case, dict):
            self._fault(
                ("cases", at), "a case must be a mapping of fields to values", "", "write 'id: ...'"
            )
            return None
        before = self._told
        for name in promised:
            # Fields that the forecast does not use may be unknown, but the file must say so.
            if name not in case or (name in NEEDED and case[name] in _NOTHING):
                how = " true, false or unclear" if name == "host_request" else ""
                self._fault(
                    ("cases", at),
                    f"{self._called(case)}: '{name}' is missing",
                    "it is an input of the forecast",
                    f"add '{name}:{how}'",
                )
        values = {name: self._text(at, case, name) for name in (*INPUTS, "id", "confidence")}
        values |= {name: self._text(at, case, name) for name in ("decision_date", _CAME)}
        self._check_inputs(at, case, values)
        outcome = self._word(at, case, "outcome", get_args(Outcome))
        sampling: Sampling | None = self._word(at, case, "sampling", get_args(Sampling))
        carrier: Carrier = self._word(at, case, "carrier_position", get_args(Position)) or "unknown"
        self._check_said(at, case, carrier, values["carrier_said_on"])
        self._read_part(at, case, values["id"], sampling)
        numbers = {ours: self._number(at, case, theirs) for theirs, ours in _NUMBERS.items()}
        if self._told > before:
            return None
        found = Occasion(
            id=values["id"],
            organisation=self._coded.named(values["organisation"]),
            on=values["date_of_occasion"],
            host=values["host_or_victim"],
            trigger=_one_word(values["trigger"]),
            asked=_ASKED[values["host_request"].lower()],
            decision_rule=values["decision_rule"],
            carrier=carrier,
            ready=self._ready(values),
            sampling=sampling,
            outcome=outcome,
            confidence=values["confidence"],
            **numbers,
        )
        self._check_whole(at, case, found, values)
        return found

    def _ready(self, values: dict[str, str]) -> Asked:
        """Return whether the organisation had a standing force: as given, else as it is coded."""
        if values["standing_force"]:
            return _ASKED[values["standing_force"].lower()]
        year = int(values["date_of_occasion"][:4])
        return self._coded.ready(values["organisation"], year)

    def _check_whole(self, at: int, case: Plain, found: Occasion, values: dict[str, str]) -> None:
        """Note contradictions within a case, and a second case with the same content."""
        dates = CodedDates(
            *(
                parse_date(values[name]) if values[name] else None
                for name in ("date_of_occasion", "clock_date", "decision_date", _CAME, _SAID)
            )
        )
        for wrong in contradictions(found, dates):
            self._fault(
                ("cases", at, wrong.field),
                f"{self._called(case)}: '{wrong.field}' says {wrong.what}",
                wrong.why,
                wrong.remedy,
            )
        same = (found.organisation, found.on, found.host, found.trigger)
        first = self._first.setdefault(same, at)
        if first != at:
            self._fault(
                ("cases", at),
                f"{self._called(case)} has the same organisation, day, host and trigger as"
                f" {self._called(self._root['cases'][first])}",
                "a case that is counted twice would weigh double",
                "keep one of the two",
            )

    def _check_inputs(self, at: int, case: Plain, values: dict[str, str]) -> None:
        # The day orders the cases; the forecast does not use the start of the clock.
        if values["date_of_occasion"] and not _is_day(values["date_of_occasion"]):
            self._bad(at, case, "date_of_occasion", "it must be a day, YYYY-MM-DD")
        for name in ("clock_date", "decision_date", _CAME, _SAID):
            if values[name] and not _is_date(values[name]):
                self._bad(at, case, name, "it must be a date, YYYY-MM-DD or YYYY-MM")
        if unseen_in(values["id"]):
            self._bad(at, case, "id", "it holds a character that cannot be seen")
        if values["trigger"] and not _TRIGGER.fullmatch(_one_word(values["trigger"])):
            self._bad(at, case, "trigger", "it must be a word or two, such as border_clash")
        for name in ("host_request", "standing_force"):
            if values[name] and values[name].lower() not in _ASKED:
                self._bad(at, case, name, "it is one of true, false, unclear")

    def _check_said(self, at: int, case: Plain, carrier: Carrier, said: str) -> None:
        """Note a position without the day of the statement, which may come from afterwards."""
        if carrier in ("offers", "against") and not said:
            self._fault(
                ("cases", at, "carrier_position"),
                f"{self._called(case)}: '{carrier}' has no day of the statement",
                "without it nobody can tell a position known before the clock from one after it",
                f"add '{_SAID}:' with the day, or the month",
            )
        if said and "carrier_position" not in case:
            self._fault(
                ("cases", at, _SAID),
                f"{self._called(case)}: '{_SAID}' has no position",
                "it is the day of the statement from which the position was coded",
                f"add 'carrier_position:', or take out '{_SAID}'",
            )

    def _read_part(self, at: int, case: Plain, name: str, sampling: Sampling | None) -> None:
        part: Part | None = self._word(at, case, "part", get_args(Part))
        if part is not None and sampling != "frame":
            self._fault(
                ("cases", at, "part"),
                f"{self._called(case)}: only a drawn case belongs to a half",
                "a case that a coder chose has no half",
                "add 'sampling: frame', or take out 'part'",
            )
        if part == "aside":
            self._aside.add(name)

    def _word(self, at: int, case: Plain, name: str, known: tuple[_Word, ...]) -> _Word | None:
        """Return the value of a field that is one of some words; None if it is not given."""
        given = self._text(at, case, name)
        for word in known:
            if given == word:
                return word
        if given:
            self._bad(at, case, name, f"it is one of {', '.join(known)}", known)
        return None

    def _number(self, at: int, case: Plain, name: str) -> int | None:
        given = self._text(at, case, name)
        if not given:
            return None
        may_be_negative = (
            name != "troops_total_approx"
        )  # a decision can come before the clock starts
        if not (_DAYS if may_be_negative else _PEOPLE).fullmatch(given):
            least = "" if may_be_negative else ", 0 or more"
            self._bad(at, case, name, f"it must be a whole number{least}, or null")
            return None
        return int(given)

    def _text(self, at: int, case: Plain, name: str) -> str:
        """Return the text of a field; empty if it is missing, null or no text."""
        given = case.get(name, "")
        if not isinstance(given, str):
            self._bad(at, case, name, "it must be plain text")
            return ""
        given = given.strip()
        return "" if given in _NOTHING else given

    def _check_unique_ids(self, cases: list[Any]) -> None:
        first: dict[str, int] = {}
        for at, case in enumerate(cases):
            name = case.get("id") if isinstance(case, dict) else None
            if isinstance(name, str) and first.setdefault(name, at) != at:
                self._fault(
                    ("cases", at, "id"),
                    f"the id '{name}' is used twice",
                    f"it is used before at {self._where(('cases', first[name], 'id'))}",
                    "keep one of the two",
                )

    def _bad(self, at: int, case: Plain, name: str, why: str, known: tuple[str, ...] = ()) -> None:
        given = case[name]
        shown = f"'{given}'" if isinstance(given, str) else f"a {type(given).__name__}"
        remedy = nearest(given, known) if known and isinstance(given, str) else ""
        self._fault(
            ("cases", at, name), f"{self._called(case)}: '{name}' cannot be {shown}", why, remedy
        )

    def _called(self, case: Plain) -> str:
        name = case.get("id")
        return f"case '{name}'" if isinstance(name, str) and name else "a case without an id"

    def _fault(self, path: tuple[str | int, ...], what: str, why: str, remedy: str) -> None:
        self._told += 1
        self._tell(path, what, why, remedy)


def _one_word(trigger: str) -> str:
    """Return a trigger in its usual form, so that `Border clash` is not a new trigger."""
    return re.sub(r"[\s-]+", "_", trigger).lower()


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _is_day(text: str) -> bool:
    return _is_date(text) and parse_date(text).is_precise
