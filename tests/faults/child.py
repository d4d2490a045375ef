"""Processes that are killed: started fast from one that has imported everything already."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

PRELOADED = ["tests.faults.school", "tests.faults.calls", "alembic.operations", "alembic.script"]
PRELOADED += ["gf2tracker.cli.main", "gf2tracker.reports.status", "openpyxl", "python_calamine"]
SECONDS = 30

_context: Any = None


def start(job: Callable[..., None], *told: Any) -> tuple[Any, Any]:
    """Start a job in a process of its own; return it and the pipe that the job writes to.

    The job gets the pipe's other end before all that is told.
    """
    context = _forkserver()
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(there, job, *told), daemon=True)
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")  # a child need not import pytest again
    try:
        process.start()
    finally:
        sys.modules["__main__"] = main
    there.close()
    return process, here


def said(process: Any, pipe: Any) -> list[Any]:
    """Return all that a job has written, once it has ended or was killed."""
    found = []
    try:
        while pipe.poll(SECONDS):
            found.append(pipe.recv())
    except EOFError:
        pass
    process.join(SECONDS)
    return found


def kill(process: Any) -> None:
    """End a process as `kill -9` does."""
    os.kill(process.pid, signal.SIGKILL)


def die() -> None:
    """End this process on the spot, in the middle of whatever it does."""
    os.kill(os.getpid(), signal.SIGKILL)


def _run(pipe: Any, job: Callable[..., None], *told: Any) -> None:
    job(pipe, *told)
    os._exit(0)


def _forkserver() -> Any:
    global _context  # noqa: PLW0603  # one server for all children
    if _context is None:
        _context = multiprocessing.get_context("forkserver")
        _context.set_forkserver_preload(PRELOADED)
    return _context
