"""The parent's side of reading a file: starts the child, waits, and believes only known answers."""

import io
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from typing_extensions import override

from gf2tracker.errors import Refusal
from gf2tracker.intake.checked import CheckedFile
from gf2tracker.intake.child import Answer, Refused, too_many_bytes
from gf2tracker.intake.limits import MOST_BYTES, READING, SECONDS
from gf2tracker.intake.table import UnknownHeadings
from gf2tracker.language import _

_START = (
    "import sys; sys.path[:] = sys.argv[1:-1]; from gf2tracker.intake.child import main; main()"
)
_KNOWN = {
    ("builtins", "frozenset"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("gf2tracker.domain.activity", "ActivityKind"),
    ("gf2tracker.domain.activity", "PlanState"),
    ("gf2tracker.domain.people", "Role"),
    ("gf2tracker.domain.people", "Track"),
    ("gf2tracker.domain.totals", "Totals"),
    ("gf2tracker.intake.absence", "AbsenceRow"),
    ("gf2tracker.intake.checked", "CheckedFile"),
    ("gf2tracker.intake.checked", "Fault"),
    ("gf2tracker.intake.checked", "FaultyRow"),
    ("gf2tracker.intake.checked", "Heading"),
    ("gf2tracker.intake.checked", "Remark"),
    ("gf2tracker.intake.checked", "SheetRead"),
    ("gf2tracker.intake.child", "Refused"),
    ("gf2tracker.intake.classes", "ClassRow"),
    ("gf2tracker.intake.classes", "TeamEntry"),
    ("gf2tracker.intake.planlist", "PlanRow"),
    ("gf2tracker.intake.register", "RegisterRow"),
    ("gf2tracker.intake.student", "StudentRow"),
}


_BEAT = 0.1
"""Seconds between two looks at whether the reading is still wanted."""


def patiently() -> None:
    """Go on: nobody wants to stop the reading."""


def ask(path: Path, request: str, beat: Callable[[], None] = patiently) -> Answer:
    """Return what the child reads from a file within ten seconds; all else is refused.

    This process opens the file and never reads it, so no CPR number comes into it. `beat` is
    called every so often; what it raises ends the child and goes on to the caller.
    """
    with _opened(path) as file:
        code, written = _run(file, request, beat)
    answer = _believed(code, written)
    if isinstance(answer, CheckedFile):
        return answer
    if answer.headings is not None:
        raise UnknownHeadings(answer.text, answer.sheet, answer.headings, answer.example)
    raise Refusal(answer.text, answer.field)


def _believed(code: int, written: bytes) -> Answer | Refused:
    answer: object = None
    if code == 0:
        with suppress(pickle.UnpicklingError, EOFError):
            answer = _Answer(io.BytesIO(written)).load()
    if isinstance(answer, (CheckedFile, Refused)):
        return answer
    raise Refusal(
        _(
            "Filen kunne ikke læses: den er beskadiget eller fylder for meget. "
            "Åbn den i Excel, gem listen alene i en ny fil, og prøv igen."
        )
    )


class _Answer(pickle.Unpickler):
    """Reads an answer made of our own values and nothing else."""

    @override
    def find_class(self, module_name: str, global_name: str, /) -> object:
        if (module_name, global_name) not in _KNOWN:
            message = f"{module_name}.{global_name} is no part of an answer"
            raise pickle.UnpicklingError(message)
        return super().find_class(module_name, global_name)


def command(request: str) -> list[str]:
    """Return the command that starts the child: this interpreter with this search path.

    A frozen program has no interpreter to start: it starts itself, with the word that makes
    ui.app call child.main before all else.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, READING, request]
    quiet = ["-B"] if sys.dont_write_bytecode else []
    paths = [str(Path(path).absolute()) for path in sys.path]
    return [sys.executable, "-I", "-S", *quiet, "-c", _START, *paths, request]


def _run(file: BinaryIO, request: str, beat: Callable[[], None]) -> tuple[int, bytes]:
    with subprocess.Popen(  # noqa: S603  # our own interpreter; nothing of the file is an argument
        command(request),
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        try:
            return _waited_for(child, beat)
        finally:
            child.kill()  # nothing to one that is done


def _waited_for(child: subprocess.Popen[bytes], beat: Callable[[], None]) -> tuple[int, bytes]:
    end = monotonic() + SECONDS
    while monotonic() < end:
        beat()
        with suppress(subprocess.TimeoutExpired):
            written, _errors = child.communicate(timeout=_BEAT)
            return child.returncode, written
    raise Refusal(
        _("Filen tager for lang tid at læse. Gem listen alene i en ny fil, og prøv igen.")
    )


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        if not path.is_file():
            raise Refusal(_missing(path))
        with path.open("rb", buffering=0) as file:
            size = path.stat().st_size
            if size > MOST_BYTES:
                raise Refusal(too_many_bytes(size))
            yield file
    except PermissionError:
        raise Refusal(
            _(
                "Filen må ikke læses. Er den åben i Excel, så luk den der; "
                "ellers skal du have adgang til den. Prøv så igen."
            )
        ) from None
    except OSError:
        text = _("Filen kan ikke læses dér, hvor den ligger. Kopiér den til computeren først.")
        raise Refusal(text) from None


def _missing(path: Path) -> str:
    if path.is_dir():
        return _("Det er en mappe. Vælg en fil i den.")
    if path.exists():
        return _("Det er ikke en almindelig fil. Gem listen som en fil på computeren.")
    return _("Filen findes ikke. Den kan være flyttet eller omdøbt; vælg den igen.")
