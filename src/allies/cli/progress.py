"""The progress of long work, on standard error."""

from __future__ import annotations

import sys
import time

QUIET_SECONDS = 1.0  # before the first message on a terminal
QUIET_SECONDS_ELSEWHERE = 5.0
_EVERY = 0.2  # seconds between two changes of a line on a terminal
_EVERY_LINE = 10.0  # seconds between two lines if the stream is not a terminal
_ERASE = "\r\x1b[K"


class Progress:
    """Shows the progress of work on a stream, once the work has lasted for a moment.

    On a terminal one line is overwritten and removed at the end; elsewhere a line is added now
    and then.
    """

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._started = time.monotonic()
        self._again = self._started + (QUIET_SECONDS if self._terminal else QUIET_SECONDS_ELSEWHERE)
        self._stands = False

    def __call__(self, what: str, done: float) -> None:
        """Take a report of progress."""
        now = time.monotonic()
        if now < self._again:
            return
        self._again = now + (_EVERY if self._terminal else _EVERY_LINE)
        line = f"{what}: {100 * done:.0f} %, after {now - self._started:.0f} s"
        sys.stderr.write(f"{_ERASE}{line}" if self._terminal else f"{line}\n")
        sys.stderr.flush()
        self._stands = self._terminal

    def end(self) -> None:
        """Remove the current line."""
        if self._stands:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()
            self._stands = False
