"""Processes that work for another one."""

from __future__ import annotations


def end_with_parent() -> None:
    """End this worker when the process that started it ends, even if that one is killed.

    Call it first in a worker. An interruption from the keyboard is left to the parent.
    """
    import multiprocessing
    import os
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def give_way(by: int) -> None:
    """Lower the priority of this process, where the system has priorities.

    Args:
        by: how far, from 1 to 19, at which it works only while nothing else does.
    """
    import os
    from contextlib import suppress

    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(by)
