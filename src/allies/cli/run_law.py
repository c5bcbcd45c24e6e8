"""The commands that ask the law: law and audit."""

from __future__ import annotations

from allies.assessment.record.expectations import run_expectations
from allies.cli.asking import Asked, day_of
from allies.cli.writing import write_file
from allies.errors import QuestionError
from allies.law.audit import audit
from allies.law.inventory import LegalInventory, legal_changes, legal_inventory
from allies.reports.html_law import law_html
from allies.reports.json_record import audit_json, law_diff_json, law_json
from allies.reports.page_legal import audit_page
from allies.reports.page_record import law_diff_page, law_page


def _inventory(asked: Asked, name: str, day: int, of: str) -> LegalInventory:
    world = asked.world
    snapshot = world.on(day, asked.as_of, account=asked.account)
    return legal_inventory(world, snapshot, world.body(name), world.state(of).id if of else "")


def run_law(asked: Asked, name: str, of: str) -> None:
    """Print which texts bind whom on a day."""
    found = _inventory(asked, name, asked.day, of)
    asked.answer(
        law_json(asked.world, asked.day, asked.as_of, asked.account, found),
        law_page(asked.world, asked.day, asked.as_of, asked.account, found),
    )
    asked.refuse_beyond_coverage(asked.day)


def refuse_together(*, diff: bool, html: bool, on: bool, as_json: bool) -> None:
    """Refuse options of which one would be passed over in silence."""
    for other, given in (("--html", html), ("--on", on)):
        if diff and given:
            raise QuestionError(
                f"--diff and {other} cannot be asked at once",
                why="--diff names both of its days, and has no page of its own",
                remedy="leave one of them out",
            )
    if html and as_json:
        raise QuestionError(
            "--html and --json cannot be asked at once",
            why="the page goes to a file, and nothing is printed",
            remedy="ask twice",
        )


def run_diff(asked: Asked, name: str, days: tuple[str, str], of: str) -> None:
    """Print what changed between two days."""
    first, last = (day_of(text, "--diff") for text in days)
    if last < first:
        raise QuestionError(
            f"{days[0]} lies after {days[1]}", where="--diff", remedy="give the earlier day first"
        )
    body = asked.world.body(name).id
    changes = legal_changes(_inventory(asked, name, first, of), _inventory(asked, name, last, of))
    asked.answer(
        law_diff_json(asked.world, asked.as_of, asked.account, body, changes, days),
        law_diff_page(asked.world, asked.as_of, asked.account, body, changes, days),
    )
    for day in (first, last):
        asked.refuse_beyond_coverage(day)


def run_law_page(asked: Asked, name: str, file: str, of: str) -> None:
    """Write a lawyer's page, whole or not at all."""
    found = _inventory(asked, name, asked.day, of)
    asked.refuse_beyond_coverage(asked.day)
    text = law_html(asked.world, asked.day, found, run_expectations(asked.record))
    write_file(file, text, "--html")


def run_audit(asked: Asked, name: str) -> None:
    """Print every past act of a body held against the rules of its day."""
    world = asked.world
    body = world.body(name)
    found = audit(world, body, asked.as_of, asked.account)
    asked.answer(
        audit_json(world, asked.as_of, asked.account, body.id, found),
        audit_page(world, body, asked.as_of, asked.account, found),
    )
