"""Drive one draw at a time with EMA Workbench, and print the seconds of the processor as JSON.

Run in the environment of the peers, which needs `allies` and `ema-workbench`:
    python benchmarks/peers/ema_sequential.py 10000
"""

from __future__ import annotations

import json
import sys
import time

from ema_workbench import IntegerParameter, Model, ScalarOutcome, SequentialEvaluator

from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.setting import set_case
from allies.theatre.opening import open_theatre
from allies.values.streams import Block
from allies.world.view import view_of

KEY = ("csto", "rapid_reaction")


def main() -> None:
    """Draw as many futures as the first argument says."""
    view = view_of(open_theatre("central_asia"))
    case = CaseModel(set_case(view, "tajikistan-incursion-2015"), Request())

    def decide(draw: int) -> dict[str, float]:
        return {
            "stage": float(case.run(Block(draw, 1), (KEY,), "answer").outcomes[KEY].codes[0, 0])
        }

    model = Model("allies", function=decide)
    model.uncertainties = [IntegerParameter("draw", 0, 10**9)]
    model.outcomes = [ScalarOutcome("stage")]
    start = time.process_time()
    with SequentialEvaluator(model) as evaluator:
        evaluator.perform_experiments(scenarios=int(sys.argv[1]))
    print(json.dumps({"seconds": time.process_time() - start}))


main()
