"""One case for the tests of ensembles, prepared once for each file."""

from __future__ import annotations

import pytest

from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.setting import set_case
from allies.world.view import View


@pytest.fixture(scope="session")
def asked(view: View) -> CaseModel:
    """A case of the shipped theatre, with the means asked about."""
    setting = set_case(view, "tajikistan-incursion-2015")
    return CaseModel(setting, Request(), asked_only=True)
