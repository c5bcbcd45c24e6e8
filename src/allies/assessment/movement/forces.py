"""Answer which forces exist, who owns them, where they are, and how strong they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

import numpy as np

from allies.assessment.parts import act_part, cites_of
from allies.errors import QuestionError, ask_for, nearest
from allies.questions.forces import ForceLabel, Forces, ForcesAnswer, ListedForce, OnAlert, Spread
from allies.questions.parts import Act
from allies.values.dates import day_text
from allies.values.distributions import Distribution
from allies.values.naming import resolve_name
from allies.world.forces import Force, Label
from allies.world.seats import deciders
from allies.world.view import View

_ENDS = np.array([0.1, 0.5, 0.9])


def forces(view: View, question: Forces) -> ForcesAnswer:
    """Answer which forces exist on a day; a label or a state narrows the list.

    Raises:
        QuestionError: the name given is neither a label of a force nor a state.
    """
    day = view.day(question.on)
    label, owner = _asked(view, question.label)
    standing = [force for force in view.forces_there(day) if view.covers(day) and force.stands(day)]
    found = [
        force
        for force in standing
        if (not owner or force.owner == owner) and (not label or force.carries((label,), day))
    ]
    counts = Counter(item.label for force in standing for item in _carried(force, day))
    return ForcesAnswer(
        on=day_text(day),
        label=label or owner or None,
        labels=dict(sorted(counts.items())),
        forces=tuple(_force(view, force, day) for force in found),
        sizes=() if owner else tuple(_sizes(view, label)),
    )


def _asked(view: View, name: str) -> tuple[str, str]:
    """Resolve a name as a label of forces, or else as a state."""
    if not name:
        return "", ""
    labels = {item.label for force in view.forces.values() for item in force.labels}
    declared = resolve_name(name, labels)
    if declared in labels:
        return declared, ""
    try:
        return "", view.state(name, "label").id
    except QuestionError:
        _refuse_organisation(view, name, labels)
        near = nearest(name, {*labels, *view.states})
        raise QuestionError(
            f"no force has the label '{name}', and no state has that name",
            field="label",
            remedy=nearest(name, labels) if near.startswith("known") else near,
        ) from None


def _refuse_organisation(view: View, name: str, labels: Collection[str]) -> None:
    """Refuse an organisation, and say which labels the forces of its means have."""
    found = view.directory.find_one(name, ("organisation",), "label")
    if found is None:
        return
    means = view.organisations[found.id].means
    offered = dict.fromkeys(label for item in means for label in item.forces)
    own = [label for label in offered if label in labels]
    said = ", ".join(f"'{label}'" for label in own)
    raise QuestionError(
        f"'{found.id}' is an organisation, not a label of forces",
        field="label",
        why=f"its means take forces with these labels: {said}"
        if own
        else "no force of it is on record",
        remedy=f"ask {ask_for('forces', label=own[0])}" if own else f"ask {ask_for('forces')}",
    ) from None


def _sizes(view: View, label: str) -> Iterator[Act]:
    """Return what sources say of the size of means for which forces of the label are pledged.

    Without a label, of all means for which any forces are pledged.
    """
    pledged = {
        (body.id, offered.means)
        for body in view.organisations.values()
        for offered in body.means
        if (label in offered.forces if label else offered.forces)
    }
    for act in view.acts:
        of_them = any((act.of, means) in pledged for means in act.means)
        if of_them and act.act == "claimed" and act.amount is not None:
            yield act_part(act, view)


def _carried(force: Force, day: int) -> Iterator[Label]:
    return (item for item in force.labels if item.holds(day))


def _force(view: View, force: Force, day: int) -> ListedForce:
    carried = tuple(_carried(force, day))
    names = {item.label for item in carried}
    organs = dict.fromkeys(
        organ
        for body in view.organisations.values()
        for offered in body.means
        if names.intersection(offered.forces)
        for organ in deciders(body, offered, day)
    )
    return ListedForce(
        id=force.id,
        name=force.name,
        owner=force.owner,
        home=force.home,
        labels=tuple(
            ForceLabel(
                label=item.label,
                since=item.since.text,
                until=item.until.text if item.until else None,
                language=item.language,
                cites=cites_of(item.cites),
            )
            for item in carried
        ),
        people=_spread(force.personnel),
        readiness_hours=_spread(force.readiness_hours),
        estimate=force.judgement or None,
        alert=_alert(force),
        supply_days=force.supply_days,
        decided_by=tuple(organs),
        cites=cites_of(force.cites),
    )


def _alert(force: Force) -> OnAlert | None:
    if force.alert is None:
        return None
    return OnAlert(
        people=_spread(force.alert.personnel),
        readiness_hours=_spread(force.alert.readiness_hours),
        estimate=force.alert.judgement or None,
        cites=cites_of(force.alert.cites),
    )


def _spread(distribution: Distribution) -> Spread:
    low, middle, high = (float(value) for value in distribution.quantile(_ENDS))
    return Spread(low=round(low, 1), middle=round(middle, 1), high=round(high, 1))
