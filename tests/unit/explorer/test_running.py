"""Starting the server, and refusing to start it unsafely."""

from __future__ import annotations

from pathlib import Path

import pytest

from allies.errors import QuestionError
from allies.explorer.running import LEAST_TOKEN, refuse_unsafe, run_server
from tests.apparatus import Template


@pytest.mark.parametrize(
    ("is_open", "letters", "is_refused"),
    [(True, LEAST_TOKEN - 1, True), (True, LEAST_TOKEN, False), (False, 0, False)],
)
def test_an_open_address_needs_a_token_that_cannot_be_guessed(
    is_open: bool, letters: int, is_refused: bool
) -> None:
    refused = False
    try:
        refuse_unsafe("0.0.0.0", "x" * letters, is_open=is_open)
    except QuestionError:
        refused = True
    assert refused == is_refused


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_that_is_none_is_refused_before_anything_starts(
    template: Template, port: int
) -> None:
    with pytest.raises(QuestionError, match="there is no port"):
        run_server(template.name, at=("127.0.0.1", port), token="", names=(), hidden=False)


def test_a_folder_of_documents_that_is_not_there_is_refused(
    template: Template, tmp_path: Path
) -> None:
    with pytest.raises(QuestionError, match="there is no folder"):
        run_server(
            template.name,
            at=("127.0.0.1", 65_000),
            token="",
            names=(),
            hidden=False,
            documents=str(tmp_path / "nowhere"),
        )
