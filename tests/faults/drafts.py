"""The program is killed with a form open: the next start offers it, with what stood in it."""

import random
import time
from pathlib import Path
from typing import Any

from gf2tracker.store.store import Store
from tests.faults import child, person, school
from tests.faults.tally import Tally

KINDS = ("note", "student", "cell", "mark", "import")
CUT = "Programmet blev ikke lukket korrekt sidst."
LIST = "Navn;Hold\nIda {word} Sand;{code}\n"


def killed_forms(folder: Path, times: int, seed: int = 1) -> Tally:
    """Kill the program while something is half typed, and read what the next start brings back."""
    tally = Tally("kill -9 with an open form")
    chance = random.Random(seed)
    path = school.make(folder)
    counts = dict.fromkeys(KINDS, 0)
    for turn in range(times):
        kind, word = KINDS[turn % len(KINDS)], f"Q{chance.randrange(10**6):06d}"
        process, pipe = child.start(type_on, str(path), str(folder), kind, word)
        if not pipe.poll(child.SECONDS * 2):
            tally.complain(f"turn {turn} {kind}: nothing was ever typed")
        time.sleep(chance.random() * 0.3)
        child.kill(process)
        process.join(child.SECONDS)
        tally.tried += 1
        said = child.said(*child.start(look_again, str(path), str(folder)))
        told, there = said if len(said) == 2 else ("", "")
        tally.fired += CUT in told
        wanted = "F1" if kind == "mark" else word
        is_there = wanted in there
        counts[kind] += is_there
        tally.lost += not is_there
        if not is_there or CUT not in told:
            tally.complain(f"turn {turn} {kind}: {told!r} {there!r}")
        store = Store.open(path, by="MK")
        tally.broken += not school.is_whole(store)
        store.close()
    tally.figures = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    return tally


def type_on(pipe: Any, where: str, home: str, kind: str, word: str) -> None:
    """Half type something, say so once it is kept, and go on until killed."""
    who = person.at(Path(where), Path(home))
    window = who.window
    _OPENED[kind](who, word, Path(home))
    if kind in {"note", "student", "cell"}:
        who.type(word)
    who.qtbot.waitUntil(lambda: bool(window.drafts._kept) and not who.work.is_busy)
    wanted = "F1" if kind == "mark" else word
    who.qtbot.waitUntil(lambda: wanted in window.drafts._kept and not who.work.is_busy)
    pipe.send("typed")
    who.qtbot.waitUntil(lambda: False, timeout=600_000)


def _note(who: Any, _word: str, _home: Path) -> None:
    from ui.dialogs.studentnote import open_note  # noqa: PLC0415  # in the child alone

    who.window.open_page("students")
    who.settle()
    page = who.window.page("students")
    row = page.table.rows.items[3].row
    open_note(page, row.id, row.called)
    who.settle()


def _student(who: Any, _word: str, _home: Path) -> None:
    who.window.open_page("students")
    who.settle()
    who.window.page("students").open_new()
    who.settle()


def _register(who: Any) -> None:
    who.window.open_page("absence")
    who.settle()
    who.press("Down", "Down")


def _cell(who: Any, _word: str, _home: Path) -> None:
    _register(who)
    who.press("F2")


def _mark(who: Any, _word: str, _home: Path) -> None:
    _register(who)
    who.type("f1")


def _import(who: Any, word: str, home: Path) -> None:
    file = home / "liste.csv"
    code = who.window.desk.classes[0].code
    file.write_text(LIST.format(word=word, code=code), "utf-8")
    who.window.open_file(str(file))
    who.settle()
    page = who.window.page("import")
    who.qtbot.waitUntil(lambda: page.plan is not None)
    page._leave_out(page.plan.rows[:1])
    page.reading = page.reading.mended(
        page.reading.written((page.plan.rows[0].sheet, page.plan.rows[0].row), page._today()),
        {"full_name": f"Ida {word} Sand"},
        page._today(),
    )
    page._ask_plan()
    who.settle()


_OPENED = {
    "note": _note,
    "student": _student,
    "cell": _cell,
    "mark": _mark,
    "import": _import,
}


def look_again(pipe: Any, where: str, home: str) -> None:
    """Start the program, tell what it says, open what it offers, tell what stands there; leave it."""
    from ui.draftfields import filled  # noqa: PLC0415  # in the child alone
    from ui.notepad import Notepad  # noqa: PLC0415  # as above
    from ui.sheet import Sheet  # noqa: PLC0415  # as above

    who = person.at(Path(where), Path(home))
    foot = who.window.foot
    who.qtbot.waitUntil(lambda: foot._action.text() == "Åbn kladden", timeout=20_000)
    pipe.send(foot.text)
    foot._action.click()
    who.settle()
    who.settle()
    page = who.window.page(who.window.here)
    found = [str(filled(one)) for one in who.window.findChildren(Sheet) if one.isVisible()]
    found += [one.text() for one in page.findChildren(Notepad) if one.isVisible()]
    found += [getattr(getattr(page, "here", None), "view", page).__dict__.get("typed", "")]
    reading = getattr(page, "reading", None)
    found += [str(reading.mends)] if reading is not None else []
    pipe.send(" ".join(found))
    for _turn in range(2):
        who.press("Escape")
    who.window.drafts.look()
    who.settle()
    who.window.close()
    who.qtbot.waitUntil(lambda: not who.window.isVisible())
