"""The process that reads one file: the file on standard input, the answer on standard output.

It may die of what it reads, and nothing but this process dies then: there is no catch-all here,
because to the parent an exit without an answer is itself an answer. CPR numbers become birth dates
in this process and do not leave it.
"""

import gc
import hashlib
import io
import json
import pickle
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, BinaryIO

from typing_extensions import override

from gf2tracker.errors import Refusal
from gf2tracker.intake.absence import AbsenceRequest, AbsenceRow, absence_in
from gf2tracker.intake.book import Book
from gf2tracker.intake.checked import CheckedFile
from gf2tracker.intake.classes import ClassRow, classes_in
from gf2tracker.intake.container import WORKBOOK, kind_of
from gf2tracker.intake.headings import Choices
from gf2tracker.intake.limits import MOST_BYTES, MOST_MEMORY, SECONDS
from gf2tracker.intake.planlist import PlanRow, plan_in
from gf2tracker.intake.register import RegisterRow, register_in
from gf2tracker.intake.student import StudentRow
from gf2tracker.intake.students import StudentRequest, students_in
from gf2tracker.intake.table import UnknownHeadings
from gf2tracker.intake.text import read_text
from gf2tracker.language import _, number

Request = Mapping[str, Any]
Answer = (
    CheckedFile[StudentRow]
    | CheckedFile[ClassRow]
    | CheckedFile[RegisterRow]
    | CheckedFile[AbsenceRow]
    | CheckedFile[PlanRow]
)


@dataclass(frozen=True)
class Refused:
    """A Refusal on its way to the parent; headings are None where it is no UnknownHeadings."""

    text: str
    field: str | None = None
    sheet: str = ""
    headings: tuple[str, ...] | None = None
    example: tuple[str, ...] = ()


def request_text(
    kind: str,
    choices: Choices,
    *,
    today: date | None = None,
    class_code: str | None = None,
    class_start: date | None = None,
    until: date | None = None,
) -> str:
    """Return what the child is asked, as ASCII; kind is one of _KINDS."""
    return json.dumps(
        {
            "kind": kind,
            "columns": choices.columns,
            "sheet": choices.sheet,
            "encoding": choices.encoding,
            "today": today and today.isoformat(),
            "class_code": class_code,
            "class_start": class_start and class_start.isoformat(),
            "until": until and until.isoformat(),
        }
    )


def main() -> None:
    """Answer the request in the last argument about the file on standard input."""
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # a library may print, but not in there
    gc.disable()  # nothing here lives in circles, and looking for them costs a third of the time
    _limit()
    request: Request = json.loads(sys.argv[-1])
    try:
        answer = packed(_answer(sys.stdin.buffer, request))
    except MemoryError:
        answer = packed(Refused(_too_big()))
    answers.write(answer)
    answers.flush()


def packed(answer: object) -> bytes:
    """Return an answer as bytes, made of nothing but values the parent knows."""
    buffer = io.BytesIO()
    _Packer(buffer, pickle.HIGHEST_PROTOCOL).dump(answer)
    return buffer.getvalue()


class _Packer(pickle.Pickler):
    """Writes a member of an Enum as class and value: Python 3.11.0 to 3.11.3 ask for getattr."""

    @override
    def reducer_override(self, obj: object, /) -> Any:
        return (type(obj), (obj.value,)) if isinstance(obj, Enum) else NotImplemented


def too_many_bytes(size: int) -> str:
    """Return the sentence for a file of so many bytes that it is not read."""
    text = _(
        "Filen fylder {size} MB; der læses højst {most} MB. "
        "Gem listen alene i en ny fil, og prøv igen."
    )
    return text.format(size=number(-(-size // 2**20)), most=number(MOST_BYTES // 2**20))


def _too_big() -> str:
    return _(
        "Filen fylder for meget til at kunne læses. Gem listen alene i en ny fil, og prøv igen."
    )


def _answer(file: BinaryIO, request: Request) -> Answer | Refused:
    content = file.read(MOST_BYTES + 1)
    try:
        book = _book(content, request)
        return _KINDS[request["kind"]](book, request, hashlib.sha256(content).hexdigest())
    except UnknownHeadings as unknown:
        return Refused(
            unknown.text, unknown.field, unknown.sheet, unknown.headings, unknown.example
        )
    except Refusal as refusal:
        return Refused(refusal.text, refusal.field)


def _book(content: bytes, request: Request) -> Book:
    if len(content) > MOST_BYTES:
        raise Refusal(too_many_bytes(len(content)))
    if kind_of(content) != WORKBOOK:
        return read_text(content, request["encoding"])
    from gf2tracker.intake.workbook import read_workbook  # noqa: PLC0415  # 40 ms of zip and XML

    return read_workbook(content)


def _students(book: Book, request: Request, digest: str) -> Answer:
    wanted = StudentRequest(
        today=date.fromisoformat(request["today"]),
        class_code=request["class_code"],
        class_start=_day(request["class_start"]),
        choices=_choices(request),
    )
    return students_in(book, wanted, digest)


def _absence(book: Book, request: Request, digest: str) -> Answer:
    wanted = AbsenceRequest(
        today=date.fromisoformat(request["today"]),
        class_code=request["class_code"],
        until=_day(request["until"]),
        choices=_choices(request),
    )
    return absence_in(book, wanted, digest)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _choices(request: Request) -> Choices:
    columns = tuple((heading, field) for heading, field in request["columns"])
    return Choices(columns, request["sheet"], request["encoding"])


_KINDS: Mapping[str, Callable[[Book, Request, str], Answer]] = {
    "students": _students,
    "classes": lambda book, request, digest: classes_in(book, _choices(request), digest),
    "absence": _absence,
    "plan": lambda book, request, digest: plan_in(book, _choices(request), digest),
    "register": lambda book, _request, digest: register_in(book, digest),
}


def _limit() -> None:
    """Bound memory and time by the system itself, and leave no core file with names in it.

    Windows has no such limits for a process that sets them itself: there the counters in survey
    and text hold the size of what is read, and the parent's clock the time.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # not on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 1, SECONDS + 1))
    if sys.platform == "linux":  # macOS refuses the call or does not keep the limit
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
