"""The command line: one verb per question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer


def main() -> None:
    """Run the command line; an error gives a message and an exit code, never a traceback."""
    import gc
    import os
    import sys

    # A command lives for a moment: looking for cycles this early costs more than it frees, and
    # threads for linear algebra, which nothing here uses, cost a start for nothing.
    gc.set_threshold(200_000)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # A closed stream needs no output; the exit code still shows the result.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115

    try:
        _answer()
    except KeyboardInterrupt:  # where typer was not there yet to see it
        _say("Aborted.")
        sys.exit(130)
    except Exception as error:  # the last resort: a message, and how to get details
        if os.environ.get("ALLIES_DEBUG"):
            raise
        _say(
            f"allies itself failed: {type(error).__name__}: {error}\n"
            "  why: this is a fault of the program, not of your question\n"
            "  do:  run it again with ALLIES_DEBUG=1 and report the output"
        )
        sys.exit(2)


def _say(text: str) -> None:
    """Write to standard error; if that fails, only the exit code shows the result."""
    import io
    import sys

    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        # A full buffer would fail again at the end of the program, with another exit code.
        sys.stderr = io.StringIO()


def _answer() -> None:
    """Run the command; report faults of the question, the data or the disk in plain words."""
    import errno
    import sys

    from allies.cli.app import make_app
    from allies.errors import AlliesError, TheatreError, shortened

    try:
        _refuse_empty(sys.argv[1:])
        _run(make_app(sys.argv[1:]))
    except TheatreError as error:
        count = len(error.faults)
        _say(f"{error}\n\n{count:,} fault{'' if count == 1 else 's'} in this theatre.")
        sys.exit(2)
    except AlliesError as error:
        _say(f"{error}")
        sys.exit(2)
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            _say(
                f"{shortened(str(error.filename))}: {error.strerror}\n"
                "  do:  give the path of a file or folder, with shorter names"
            )
            sys.exit(2)
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            raise
        _say(
            f"the answer cannot be written: {error.strerror}\n"
            "  do:  free some space there, or write it elsewhere"
        )
        sys.exit(2)


def _run(app: typer.Typer) -> None:
    """Run the program; raise a typing fault as a fault of the question."""
    import sys

    import typer

    from allies.cli.usage import UsageError, fault_of

    try:
        code = app(prog_name="allies", standalone_mode=False)
    except UsageError as error:
        fault = fault_of(error)
        if fault is None:
            error.show()
            sys.exit(error.exit_code)
        raise fault from error
    except typer.Abort:
        _say("Aborted.")
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


def _refuse_empty(words: Sequence[str]) -> None:
    """Refuse an option with an empty value, such as from a shell variable that is not set.

    Treating it as absent would answer a different question.
    """
    from allies.errors import nothing_given

    for before, word in zip(["", *words], words, strict=False):
        option = before if not word.strip() else word[:-1] if word.endswith("=") else ""
        if option.startswith("-"):
            raise nothing_given(option)
