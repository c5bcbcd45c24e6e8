"""The ledger of exercises: who held them, where, who took part and who stayed away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from allies.assessment.parts import away_part, cites_of
from allies.assessment.record.chronicle import concerns
from allies.assessment.record.ledgers import Ledger, acts_of, entered, ledger, once
from allies.evidence.sources import Citation
from allies.questions.exercises import Exercises, ExercisesAnswer, ListedExercise, TakingPart
from allies.world.acts import Act
from allies.world.view import View


def exercises(view: View, question: Exercises) -> ExercisesAnswer:
    """Answer which exercises were held, by whom and with whom."""
    found, sums, covered = ledger(view, question, _LEDGER)
    return ExercisesAnswer(
        covered=covered, about=question.about or None, exercises=found, sums=sums
    )


def _exercise(act: Act, _acts: Mapping[str, Act]) -> ListedExercise:
    return ListedExercise(
        **{**entered(act), "cites": cites_of(_all_cites(act))},
        by=act.by,
        hosts=act.hosts,
        place=act.place or None,
        participants=act.participants,
        away=away_part(act),
        declared=act.declared.says if act.declared else None,
        rehearsed=act.rehearsed.says if act.rehearsed else None,
        amount=act.amount,
        unit=act.unit or None,
    )


def _all_cites(act: Act) -> Iterator[Citation]:
    """Return the citations of an exercise and of the remarks about it, each passage once."""
    told = (act.declared, act.rehearsed, *(item.why for item in act.away))
    beside = (cite for item in told if item for cite in item.cites)
    yield from dict.fromkeys((*act.cites, *beside))


def _taking_part(rows: Iterable[ListedExercise]) -> Iterator[TakingPart]:
    """Count exercises held, hosted, joined and missed by party; rival versions count once."""
    names: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        for field, found in (
            ("held", (row.by,)),
            ("hosted", row.hosts),
            ("took_part", row.participants),
            ("stayed_away", tuple(item.state for item in row.away)),
        ):
            for name in found:
                names.setdefault(name, {}).setdefault(field, set()).add(once(row))
    for name in sorted(names):
        counts = {field: len(names[name].get(field, ())) for field in _PARTS_OF_AN_EXERCISE}
        yield TakingPart(id=name, **counts)


_PARTS_OF_AN_EXERCISE = ("held", "hosted", "took_part", "stayed_away")

_LEDGER = Ledger(
    entries=acts_of("exercises"),
    enter=_exercise,
    filters={"about": concerns},
    sums=_taking_part,
)
