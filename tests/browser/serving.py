"""A server of the explorer on a free port, for tests in a browser and for pictures."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def served(theatre: str, *more: str) -> Iterator[str]:
    """Serve a theatre; give the address of its first page.

    Args:
        theatre: a shipped theatre, or a folder.
        more: further options of `allies serve`.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "allies", "serve", "--port", str(port), "--no-warm-up",
               "--theatre", theatre, *more]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        address = f"http://localhost:{port}/"
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}static/site.css", timeout=1).read()
                break
            except OSError:
                time.sleep(0.1)
        try:
            yield address
        finally:
            process.terminate()
