"""A made-up name and CPR number go through everything the program does; nothing beside may tell them.

The school's data and the reports that the user asks for may hold the name, all else may not: logs,
reports of crashes, temporary folders, settings, drafts as they lie on the disk, names of files.
"""

import os
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.faults import child, person, school
from tests.faults.tally import Tally

FIRST, LAST, CPR = "Zenobia", "Qvistgaard", "140508-4871"
NAME = f"{FIRST} {LAST}"
SECRETS = (FIRST, LAST, CPR, CPR.replace("-", ""), CPR.replace("-", " "))
LETTERS = ("utf-8", "utf-16-le", "utf-16-be")
KINDS = (ValueError, KeyError, ArithmeticError, RuntimeError, BufferError)
ENDS = ("closed", "killed", "crashed")
OUT = "ud"
"""The user's own folder: the reports that were asked for, and the list that came in."""


def whole_run(folder: Path, ends: tuple[str, ...] = ENDS) -> Tally:
    """Live through a day with somebody who must not be told of, end it in some ways, and search.

    Fired counts the places where the search found what was planted there.
    """
    tally = Tally("a canary through a whole run")
    searched = 0
    for end in ends:
        home = folder / end
        home.mkdir()
        path = school.make(home)
        process, pipe = child.start(a_day, str(path), str(home), end)
        said = []
        while pipe.poll(child.SECONDS * 4):
            try:
                said.append(pipe.recv())
            except EOFError:
                break
            if said[-1] == "done" and end == "killed":
                child.kill(process)
        process.join(child.SECONDS)
        tally.tried += 1
        if "done" not in said:
            tally.complain(f"{end}: the day was never done: {said}")
        if end != "closed" and not child.said(*child.start(next_start, str(path), str(home))):
            tally.complain(f"{end}: the next start says nothing")
        hits = list(found_in(home))
        searched += sum(1 for one in home.rglob("*") if one.is_file())
        tally.lost += len(hits)
        for hit in hits:
            tally.complain(f"{end}: {hit}")
        tally.fired += _planted(home, tally)
        _look_at_the_logs(home, end, tally)
    tally.figures = f"{searched} files searched"
    return tally


def _look_at_the_logs(home: Path, end: str, tally: Tally) -> None:
    """See that every bug was written down, and the crash: else nothing was there to be searched."""
    told = "".join(one.read_text("utf-8") for one in home.rglob("fejl.log"))
    missing = [kind.__name__ for kind in KINDS if kind.__name__ not in told]
    crashes = "".join(one.read_text("utf-8") for one in home.rglob("nedbrud.log"))
    if end == "crashed" and "in _crash" not in crashes:
        missing.append("the crash")
    if missing:
        tally.complain(f"{end}: not written down: {missing}")


def found_in(home: Path) -> Iterator[str]:
    """Yield every place in a home where somebody is told of who must not be."""
    wanted = [secret.encode(code) for secret in SECRETS for code in LETTERS]
    for path in sorted(home.rglob("*")):
        inside = path.relative_to(home)
        if inside.parts[0] == OUT:
            continue
        if any(secret in str(inside) for secret in SECRETS):
            yield f"{inside}: its name"
        if path.is_file() and any(secret in text for text in _texts(path) for secret in wanted):
            yield str(inside)
        if path.suffix in {".pdf", ".xlsx"}:
            yield f"{inside}: a report outside the user's folder"


def _texts(path: Path) -> Iterator[bytes]:
    content = path.read_bytes()
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            for name in packed.namelist():
                yield packed.read(name)


def _planted(home: Path, tally: Tally) -> int:
    """Plant the name in each kind of place, see that the search finds it, and take it away."""
    places = [
        (home / "hjem" / "fejl.log", NAME.encode()),
        (home / "hjem" / "indstillinger.json", CPR.encode("utf-16-le")),
        (home / "tmp" / f"{LAST}.txt", b"x"),
        (home / "tmp" / "pakket", _zip_of(NAME)),
    ]
    found = 0
    for path, content in places:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        hits = len(list(found_in(home)))
        path.unlink()
        found += hits > 0
        if not hits:
            tally.complain(f"the search does not find {path.name}")
    return found


def _zip_of(text: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a", text)
    return buffer.getvalue()


def a_day(pipe: Any, where: str, place: str, end: str) -> None:
    """Import, mark, note, draft, export, print and stumble, all about one student; then end."""
    from ui import problem  # noqa: PLC0415  # in the child alone

    home = Path(place)
    os.dup2(os.open(home / "stderr", os.O_WRONLY | os.O_CREAT, 0o600), 2)
    who = person.at(Path(where), home)
    out = home / OUT
    out.mkdir()
    student = _imported(who, out)
    _marked(who)
    _written(who, student, out)
    stumbles = [partial(_stumble, kind) for kind in KINDS]
    for deed in (
        lambda: who.work.ask(_nothing, stumbles[0]),
        lambda: who.work.do(stumbles[1]),
        lambda: who.work.write(stumbles[2], _nothing),
        lambda: _in_a_loop(stumbles[3]),
        lambda: threading.Thread(target=stumbles[4]).start(),
    ):
        deed()
        who.settle()
        if problem._reporter.dialog is not None:
            problem._reporter.dialog.reject()
            who.settle()
    _drafted(who, student)
    pipe.send("done")
    if end == "crashed":
        _crash(NAME)
    if end == "killed":
        who.qtbot.waitUntil(lambda: False, timeout=600_000)
    who.window.close()
    who.qtbot.waitUntil(lambda: not who.window.isVisible())
    import atexit  # noqa: PLC0415  # what the program does as it ends

    atexit._run_exitfuncs()


def next_start(pipe: Any, where: str, place: str) -> None:
    """Start the program once more after it was killed, and close it."""
    who = person.at(Path(where), Path(place))
    who.qtbot.waitUntil(lambda: bool(who.window.foot._action.text()) and not who.work.is_busy)
    pipe.send(who.window.foot.text)
    who.window.close()
    who.qtbot.waitUntil(lambda: not who.window.isVisible())


def _in_a_loop(deed: Any) -> None:
    """Do something out of a loop of events, as the program's own."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415  # in the child alone

    loop = QEventLoop()
    QTimer.singleShot(0, deed)
    QTimer.singleShot(100, loop.quit)
    loop.exec()


def _imported(who: Any, out: Path) -> int:
    file, code = out / "liste.csv", who.window.desk.classes[0].code
    file.write_text(f"Navn;CPR;Hold\n{NAME};{CPR};{code}\n", "utf-8")
    who.window.open_file(str(file))
    page = who.window.page("import")
    who.qtbot.waitUntil(lambda: page.plan is not None)
    who.settle()
    who.press("Ctrl+Enter")
    who.qtbot.waitUntil(lambda: who.window.here == "students" and not who.work.is_busy)
    rows = who.window.page("students").table.rows
    return int(next(one.row.id for one in rows.items if one.row.last_name == LAST))


def _marked(who: Any) -> None:
    who.window.open_page("absence")
    who.settle()
    who.press("Down")
    who.type("s")
    who.press("Up", "F2")
    who.type(f"{NAME} {CPR}")
    who.press("Enter")


def _written(who: Any, student: int, out: Path) -> None:
    from ui.dialogs.papers import PaperForms  # noqa: PLC0415  # in the child alone
    from ui.dialogs.preview import Preview  # noqa: PLC0415  # as above
    from ui.exporting import Exporting  # noqa: PLC0415  # as above

    who.window.open_page("students")
    who.settle()
    page = who.window.page("students")
    Exporting(page).write(page.table.sheet(), out / "elever.xlsx")
    who.settle()
    page.go("student", student_id=student)
    who.settle()
    who.window.finding.open(FIRST)
    who.settle()
    who.press("Escape")
    PaperForms(who.window.page("student")).open_own()
    who.settle()
    preview = next(one for one in who.window.findChildren(Preview) if one.isVisible())
    preview.write_to(out / "elev.pdf")
    who.settle()
    preview.show_pdf()
    who.settle()
    preview.reject()
    who.window.open_page("reports")
    who.settle()
    who.window.page("reports").write_to(out / "status.xlsx")
    who.settle()
    who.window.menu.back_up()
    who.settle()
    assert {one.name for one in out.iterdir()} >= {"elever.xlsx", "elev.pdf", "status.xlsx"}


def _drafted(who: Any, student: int) -> None:
    from ui.dialogs.studentnote import open_note  # noqa: PLC0415  # in the child alone

    open_note(who.window.page(who.window.here), student, NAME)
    who.settle()
    who.type(f"{NAME} {CPR}")
    who.qtbot.waitUntil(lambda: CPR in who.window.drafts._kept and not who.work.is_busy)


def _stumble(kind: type[Exception], *_told: object) -> None:
    somebody = f"{NAME} {CPR}"
    raise kind(somebody)


def _nothing(_value: object) -> None:
    """Stand for what a page does with an answer."""


def _crash(somebody: str) -> None:
    """End as a fault in a library does, with somebody's name in the frames."""
    told = f"{somebody} {CPR}"
    if told:
        os.abort()
