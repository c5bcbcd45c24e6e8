"""The streams that a case draws the inputs of the model from, by trial."""

from __future__ import annotations

from allies.assessment.case.case_model import CaseModel, Request, Run
from allies.assessment.case.drawn_inputs import TRIALS, WITH_FORCES, trial_streams
from allies.assessment.case.setting import set_case
from allies.values.distributions import Distribution
from allies.values.model_inputs import MODEL_INPUTS
from allies.values.streams import Block
from allies.world.view import View

READ_BY_POSITIONS_ALONE = {"host.taken_back"}
FOR_FORCES = {"model:decision_days", "model:contribution"}


def run_of(view: View, case: str) -> Run:
    return CaseModel(set_case(view, case), Request()).run(Block(0, 10))


def test_a_trial_names_streams_that_its_case_draws_from(small_view: View) -> None:
    run = run_of(small_view, "border-2008")
    plans = [item.plan for item in run.prepared.values()]
    found = trial_streams(plans)
    drawn = set(run.inputs)
    for label in FOR_FORCES:
        assert set(found[label]) <= drawn, label
    assert found["model:start"] == ("weight:start_force",)
    assert all(name.startswith("weight:") for name in found["model:weights"])


def test_a_means_that_sends_nobody_has_no_trial_of_forces(view: View) -> None:
    run = run_of(view, "osh-2010")
    consult = [item.plan for key, item in run.prepared.items() if key[1] == "consult"]
    assert consult
    assert not FOR_FORCES & set(trial_streams(consult))
    assert set(trial_streams([item.plan for item in run.prepared.values()])) >= FOR_FORCES


def test_the_host_is_tried_only_where_its_request_is_drawn(view: View) -> None:
    def labels(case: str) -> set[str]:
        return set(trial_streams([item.plan for item in run_of(view, case).prepared.values()]))

    assert "model:host" in labels("tajikistan-incursion-2015")
    recorded = run_of(view, "osh-2010").prepared["csto", "bilateral"].plan
    assert "model:host" not in trial_streams([recorded])


def test_every_input_that_is_drawn_belongs_to_a_trial() -> None:
    """An input joins a trial when it is added, or says why it is none's."""
    tried = {name for trial in TRIALS.values() for name in trial.inputs}
    for name, item in MODEL_INPUTS.items():
        if isinstance(item.value, Distribution) and name not in READ_BY_POSITIONS_ALONE:
            group = name.partition(".")[0]
            assert {name, group} & tried or group in WITH_FORCES, name
    assert all(
        any(name in (item, item.partition(".")[0]) for item in MODEL_INPUTS) for name in tried
    )
