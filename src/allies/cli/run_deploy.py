"""The command that deploys a pledged force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from allies.assessment.case.membership_check import refuse_absence
from allies.assessment.case.setting import set_case
from allies.assessment.movement.crossings import Supposed
from allies.assessment.movement.deploying import Deployer, Deployment, plan_of
from allies.assessment.movement.status_and_consent import status_against_consent
from allies.cli.asking import Asked
from allies.cli.run_movement import days_from
from allies.cli.writing import write_file
from allies.errors import QuestionError
from allies.reports.chart_arrivals import arrivals_svg
from allies.reports.json_deployment import deploy_json
from allies.reports.page_deployment import deploy_page
from allies.values.dates import long_day
from allies.world.world import World


@dataclass(frozen=True)
class DeployOptions:
    """What `allies deploy` was asked besides the case; as typed."""

    to: str
    means: Sequence[str]
    denied: Sequence[str]
    allowed: Sequence[str]
    status_of: str
    output: str
    seed: int
    people: int | None
    within: int | None


def run_deploy(asked: Asked, case_id: str, options: DeployOptions) -> None:
    """Print who would be there when."""
    plan = plan_of(
        asked.world,
        case_id,
        day=asked.on,
        place=options.to,
        means=options.means,
        supposed=Supposed(tuple(options.denied), tuple(options.allowed)),
    )
    plan = replace(
        plan,
        seed=options.seed,
        people=plan.people if options.people is None else _people(options.people),
        days=plan.days if options.within is None else int(days_from(options.within)),
    )
    plan.supposed.check_end(asked.world, plan.place, "destination")
    asked.refuse_beyond_coverage(plan.day)
    setting = set_case(asked.world, case_id, plan.day, asked.as_of, asked.account)
    refuse_absence(setting, plan.organisation.id)
    deployer = Deployer(setting.world, setting.snapshot(), plan)
    found = deployer.deploy()
    combined = (
        status_against_consent(setting.world, plan, options.status_of, asked.as_of, asked.account)
        if options.status_of
        else []
    )
    if options.output:
        _write(asked.world, found, options.output)
    asked.answer(
        deploy_json(asked.world, asked.as_of, asked.account, found, combined),
        deploy_page(asked.world, asked.as_of, asked.account, found, combined),
    )


def _people(people: int) -> int:
    if people < 1:
        raise QuestionError(
            f"{people} people are nobody",
            where="--people",
            remedy="give a number from 1 on, or leave it out",
        )
    return people


def _write(world: World, found: Deployment, file: str) -> None:
    plan = found.plan
    svg = arrivals_svg(
        f"{plan.organisation.short} to {world.name(plan.place)}, {long_day(plan.day)}",
        f"{plan.case.title}; {', '.join(plan.means).replace('_', ' ')}",
        found.curve,
        plan.people,
    )
    write_file(file, svg, "-o")
