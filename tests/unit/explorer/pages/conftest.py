"""One theatre for all tests of pages."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.explorer.asking import Asker


@pytest.fixture(scope="session")
def central_asia() -> Asker:
    return Asker(OpenTheatre("central_asia"))


@pytest.fixture(scope="session")
def west_africa() -> Asker:
    return Asker(OpenTheatre("west_africa"))
