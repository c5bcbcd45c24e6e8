"""A traced calculation of OpenFisca of about the size of one legal case; prints median seconds.

Thirty yes-or-no variables that build on one another, for one person and one day, with full trace.
Run by the benchmarks in the peers' environment: OpenFisca is under the AGPL and no part of ours.
"""

import statistics
import sys
import time

from openfisca_core import entities, periods, taxbenefitsystems, variables
from openfisca_core.simulations import SimulationBuilder

RULES, FACTS = int(sys.argv[1]), int(sys.argv[2])
ROUNDS = int(sys.argv[3])
PERSON = entities.Entity("person", "persons", "", "")
DAY = "2013-06-12"


def _fact(number: int) -> type:
    return type(
        f"fact_{number}",
        (variables.Variable,),
        {
            "value_type": bool,
            "entity": PERSON,
            "definition_period": periods.DateUnit.DAY,
            "label": f"Fact {number}",
        },
    )


def _rule(number: int) -> type:
    parts = [f"fact_{(number + step) % FACTS}" for step in range(3)]
    earlier = f"rule_{number - 1}" if number else parts[0]

    def formula(person, period):
        value = person(earlier, period)
        for part in parts:
            value = value | person(part, period)
        return value

    return type(
        f"rule_{number}",
        (variables.Variable,),
        {
            "value_type": bool,
            "entity": PERSON,
            "definition_period": periods.DateUnit.DAY,
            "label": f"Rule {number}",
            "formula": formula,
        },
    )


def main() -> None:
    system = taxbenefitsystems.TaxBenefitSystem([PERSON])
    system.add_variables(*map(_fact, range(FACTS)), *map(_rule, range(RULES)))
    given = {f"fact_{number}": {DAY: bool(number % 2)} for number in range(FACTS)}

    def calculate() -> None:
        simulation = SimulationBuilder().build_from_entities(system, {"persons": {"one": given}})
        simulation.trace = True
        simulation.calculate(f"rule_{RULES - 1}", DAY)
        simulation.tracer.computation_log.lines()

    times = []
    for number in range(ROUNDS + 1):
        start = time.perf_counter()
        calculate()
        if number:
            times.append(time.perf_counter() - start)
    print(statistics.median(times))


main()
