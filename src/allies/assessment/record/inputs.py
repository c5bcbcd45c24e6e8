"""List the inputs of the model, each with its origin."""

from __future__ import annotations

from collections.abc import Iterator

from allies.assessment.case.drawn_inputs import TRIALS
from allies.errors import QuestionError, nearest
from allies.logistics.rates import published_paces
from allies.politics.weights import weights_of
from allies.questions.inputs import Inputs, InputsAnswer, ListedInput
from allies.track_record.priors import model_inputs
from allies.values.distributions import Distribution
from allies.values.model_inputs import MODEL_INPUTS, ModelInput
from allies.values.naming import resolve_name
from allies.world.view import View


def inputs(view: View, question: Inputs) -> InputsAnswer:
    """Answer which inputs the model has: its own, those of movement, and those of the track record.

    Raises:
        QuestionError: no input and no group of inputs has this name.
    """
    listed = [_listed(item) for item in sorted(_all(view), key=_order)]
    names = {name for item in listed for name in (item.name, _group(item.name))}
    wanted = resolve_name(question.group, names) if question.group else ""
    if wanted and wanted not in names:
        raise QuestionError(
            f"the model has no input or group of inputs called '{question.group}'",
            field="group",
            remedy=nearest(question.group, names),
        )
    return InputsAnswer(
        group=wanted or None,
        inputs=tuple(item for item in listed if wanted in ("", item.name, _group(item.name))),
    )


def _all(view: View) -> Iterator[ModelInput]:
    """Return the inputs of every catalogue; weights of the theatre replace the common ones."""
    weights = weights_of(view)
    for row in MODEL_INPUTS.values():
        name = row.name.removeprefix("weight.")
        if row.name.startswith("weight.") and name in view.weights:
            own = view.weights[name]
            yield ModelInput(
                row.name, weights[name].weight, row.unit, row.says, own.judgement, "theatre"
            )
        else:
            yield row
    yield from published_paces().values()
    yield from model_inputs()


def _order(item: ModelInput) -> str:
    """Return the sort key that keeps the members of a group together."""
    return _group(item.name)


def _group(name: str) -> str:
    return name.partition(".")[0]


def _listed(item: ModelInput) -> ListedInput:
    value = item.value
    drawn = value if isinstance(value, Distribution) else None
    return ListedInput(
        name=item.name,
        family=drawn.family if drawn else None,
        parameters=value.parameters if isinstance(value, Distribution) else (value,),
        unit=item.unit,
        says=item.says,
        kind=item.kind,
        origin=item.origin,
        sources=item.sources,
        moved_by=_trial({item.name, _group(item.name)}) if drawn else None,
    )


def _trial(names: set[str]) -> str | None:
    """Return the trial that moves an input, found by the name of the input or of its group."""
    return next((label for label, trial in TRIALS.items() if names & set(trial.inputs)), None)
