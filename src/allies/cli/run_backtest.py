"""`allies backtest`."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from allies.asking.case_files import read_cases
from allies.cli.printing import show
from allies.reports.json_backtest import backtest_json
from allies.reports.page_backtest import Report, backtest_page
from allies.track_record.backtest import backtest
from allies.track_record.occasions import load_occasions

_SHIPPED = "the cases shipped"
_TRAINING = resources.files("allies.track_record") / "training.yaml"


def run_backtest(file: str, fit: str, *, as_json: bool) -> None:
    """Forecast the cases of a file, score them, and say how the model does on its own cases."""
    coded = load_occasions()
    asked = read_cases(Path(file or str(_TRAINING)), coded)
    learnt = read_cases(Path(fit), coded, "--fit") if fit else None
    fitted_to = learnt.occasions if learnt else coded.occasions
    found = backtest(asked.occasions, fitted_to, coded)
    itself = found if asked.occasions == fitted_to else backtest(fitted_to, fitted_to, coded)
    report = Report(
        file=asked.name,
        fitted_to=learnt.name if learnt else _SHIPPED,
        cases_fitted=sum(item.outcome is not None for item in fitted_to),
        found=found,
        one_left_out=itself,
        organisation_left_out=backtest(fitted_to, fitted_to, coded, "its_organisation"),
        later_left_out=backtest(fitted_to, fitted_to, coded, "itself_and_later"),
        notes=(*asked.notes, *(learnt.notes if learnt else ())),
    )
    show(backtest_json(report), backtest_page(report), as_json=as_json)
