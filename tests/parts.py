"""Paints the frame of the window and the table, light and dark: `python tests/parts.py FOLDER`.

The pictures are looked at, never compared. Inter is used where it is installed, because the
design's own pictures are set in it.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from gf2tracker.domain import search
from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.people import ClassId
from ui import paint, theme
from ui.band import Band
from ui.cells import Drawn, Meter, Words, beside
from ui.choicelist import Choice, Group
from ui.classlist import ClassChoice
from ui.column import Column
from ui.day import Day, Look
from ui.focusbar import FocusBar
from ui.palette import Palette
from ui.rows import Mark
from ui.sidebar import SideBar
from ui.sideitem import Place
from ui.strip import Event, Strip
from ui.symbol import State
from ui.table import Table

PLACES = (
    (Place("today", "I dag", "today", "Ctrl+1"),),
    (
        Place("class", "Hold", "class", "Ctrl+2"),
        Place("student", "Elever", "student", "Ctrl+3"),
        Place("absence", "Fravær", "absence", "Ctrl+4"),
        Place("plan", "Plan", "plan", "Ctrl+5"),
        Place("pairs", "Makkere", "pairs", "Ctrl+6"),
        Place("placement", "Lærepladser", "placement", "Ctrl+7"),
        Place("wellbeing", "Trivsel", "wellbeing", "Ctrl+8"),
        Place("followup", "Opfølgning", "followup", "Ctrl+9"),
    ),
    (
        Place("report", "Rapporter", "report"),
        Place("effect", "Effekt", "effect"),
        Place("school", "Skole", "school"),
    ),
)
COURSE = Course(
    date(2026, 8, 10),
    closed=(
        DayRange(date(2026, 9, 18), date(2026, 9, 18), "fællesdag"),
        DayRange(date(2026, 10, 12), date(2026, 10, 16), "efterårsferie"),
        DayRange(date(2026, 12, 19), date(2027, 1, 3), "juleferie"),
    ),
)


def band(day: date, today: date, width: int = 1104) -> QWidget:
    """Return the band of the design's class on a day."""
    made = Band()
    made.show_course(COURSE, day, today)
    made.resize(width, made.sizeHint().height())
    return made


def side_bar(width: int = 1280, height: int = 800) -> QWidget:
    """Return the side bar of the design."""
    made = SideBar(PLACES)
    made.choose("today")
    made.show_count("today", 5, must_act=True)
    made.show_count("followup", 3)
    made.show_user("Mette Kragh", "kontaktlærer")
    made.fit(width)
    made.resize(made.width(), height)
    return made


def found(typed: str) -> tuple[Group, ...]:
    """Return what the palette of the design shows."""
    students = (
        Choice(
            1, "Clara Østergaard", "student", detail="tøm-26a", fact="makker: Bilal Yusuf Hassan"
        ),
        Choice(2, "Mikkel Østergaard Lund", "student", detail="el-26d", fact="møder i dag"),
    )
    firms = (Choice(3, "Østergade Tømrer & Snedker", "company", detail="2 åbne pladser"),)
    deeds = (
        Choice(4, "Log opkald til Clara Østergaard", "phone", keys="K"),
        Choice(5, "Ny aftale for Clara Østergaard", "placement"),
        Choice(6, "Markér Clara Østergaard syg i dag", "absence"),
    )
    groups = (Group("Elever", students), Group("Virksomheder", firms), Group("Gør", deeds))
    return tuple(
        Group(
            group.title,
            tuple(replace(c, spans=search.spans(c.text, typed)) for c in group.choices),
        )
        for group in groups
    )


def palette(typed: str, find: Callable[[str], tuple[Group, ...]] = found) -> QWidget:
    """Return a window with the palette open."""
    window = QWidget()
    window.resize(1280, 800)
    made = Palette(window, find, lambda choice: ())
    window.show()
    made.open(typed)
    return window


CLASSES = (
    ClassChoice(ClassId(1), "tøm-26a", "Tømrer", "uv.uge 2 af 20", "Mine hold"),
    ClassChoice(ClassId(2), "tøm-26b", "Tømrer", "uv.uge 2 af 20", "Mine hold"),
    ClassChoice(ClassId(3), "el-26b", "Elektriker", "starter 24.08.", "Andre hold"),
    ClassChoice(ClassId(4), "mur-26a", "Murer", "uv.uge 12 af 20", "Andre hold"),
    ClassChoice(ClassId(5), "vvs-26c", "VVS-energi", "uv.uge 7 af 23", "Andre hold"),
)


def focus_bar(width: int = 1104, day: date = date(2026, 8, 17)) -> QWidget:
    """Return the Focus bar of the design."""
    made = FocusBar()
    made.offer_classes(CLASSES)
    made.show_class(ClassId(1), "tøm-26a", "Tømrer · 25 elever", COURSE)
    made.show_day(day, day)
    made.resize(width, made.sizeHint().height())
    return made


def no_class() -> QWidget:
    """Return the Focus bar of an empty school."""
    made = FocusBar()
    made.show_day(date(2026, 8, 10), date(2026, 8, 10))
    made.resize(1104, made.sizeHint().height())
    return made


def class_list() -> QWidget:
    """Return a window with the list of classes open."""
    window = QWidget()
    window.resize(700, 400)
    bar = focus_bar(700)
    bar.setParent(window)
    window.show()
    bar.open_classes()
    return window


LOST = {
    date(2026, 8, 14): (Look.ABSENT, 1.0),
    date(2026, 8, 17): (Look.ABSENT, 1.0),
    date(2026, 8, 19): (Look.LATE, 0.19),
    date(2026, 8, 28): (Look.ABSENT, 0.28),
    date(2026, 9, 2): (Look.LATE, 0.19),
    date(2026, 9, 4): (Look.ABSENT, 0.43),
    date(2026, 9, 7): (Look.ABSENT, 1.0),
    date(2026, 9, 8): (Look.ABSENT, 1.0),
    date(2026, 9, 11): (Look.LATE, 0.19),
    date(2026, 9, 16): (Look.LATE, 0.19),
    date(2026, 9, 21): (Look.ABSENT, 0.43),
    date(2026, 9, 23): (Look.LAWFUL, 0.57),
    date(2026, 9, 24): (Look.COMPANY, 0.0),
    date(2026, 9, 25): (Look.ABSENT, 1.0),
    date(2026, 9, 28): (Look.NOT_TAKEN, 0.0),
    date(2026, 10, 5): (Look.UNKNOWN, 0.3),
    date(2026, 11, 16): (Look.ABSENT, 1.0),
}
EVENTS = (
    Event(date(2026, 8, 14), "phone", "talte med mor"),
    Event(date(2026, 8, 17), "phone", "intet svar"),
    Event(date(2026, 8, 27), "wellbeing", "trivselssamtale"),
    Event(date(2026, 11, 18), "followup", "skriftlig advarsel", "acttext"),
)


def strip(width: int = 1104) -> QWidget:
    """Return the 100 days of the design's student."""
    made = Strip()
    days = [Day(day, look, share) for day, (look, share) in LOST.items()]
    made.show_days(COURSE, date(2026, 11, 19), days, EVENTS)
    made.resize(width, made.sizeHint().height())
    return made


@dataclass(frozen=True)
class Pupil:
    """A row of the table below."""

    name: str
    track: str
    share: float | None
    phone: str
    starts: date
    mark: Mark | None = None
    note: Drawn | str = ""


def pupils() -> list[Pupil]:
    """Return a class of made-up people."""
    names = (
        "Adam Bek Sørensen",
        "Ahmad Khalil",
        "Alberte Friis",
        "Bilal Yusuf Hassan",
        "Clara Østergaard",
        "Emma-Sofie Dahl",
        "Liam Bjerre",
        "Bo<img src=x>",
        "Yasin Öztürk",
        "Åse Margrethe Hollesen-Christoffersen af Rosenkilde",
    )
    act = Mark(State.ACT, "første 14 dage, mangler", is_loud=True)
    marks = {"Yasin Öztürk": act, "Liam Bjerre": Mark(State.WATCH, "årsag mangler")}
    marks["Bilal Yusuf Hassan"] = Mark(State.ACT, "mangler et opkald")
    notes: dict[str, Drawn | str] = {
        "Yasin Öztürk": beside(
            Words("15 42 07 88", "acttext", is_bold=True, icon="phone"),
            Words("dag 9 af 14", "acttext", is_bold=True),
        ),
        "Liam Bjerre": Words("Årsag mangler", "watchtext", is_bold=True),
        "Clara Østergaard": Words("2 af 3 virksomheder", state=State.WATCH),
        "Alberte Friis": Words("Ny", state=State.NEW),
        "Emma-Sofie Dahl": "Meldt syg 7:48 · 2. dag",
    }
    first = date(2026, 8, 24)
    made = []
    for n, name in enumerate(names):
        made.append(
            Pupil(
                name,
                "EUX" if n % 3 else "EUD",
                None if n == 6 else (n * 0.137) % 0.23,
                f"1{n} 44 02 7{n}",
                first - timedelta(14 - n % 2 * 7),
                marks.get(name),
                notes.get(name, ""),
            )
        )
    return made


def table(width: int = 1104, state: str = "", rows: list[Pupil] | None = None) -> QWidget:
    """Return a table with every kind of cell."""
    columns = (
        Column("Elev", lambda p: p.name, "name", width=176, weight=1),
        Column("Spor", lambda p: p.track, "track", width=44, under="Uddannelse"),
        Column("Fravær", lambda p: p.share, "share", kind="percent", width=56, shade="ink2"),
        Column("Andel", lambda p: Meter(p.share, "", (0.1,)), "bar", width=80),
        Column("Telefon", lambda p: p.phone, "phone", width=84),
        Column("Start", lambda p: p.starts, "starts", kind="date", width=74, shade="ink2"),
        Column("Note og opkald", lambda p: p.note, "note", width=200, weight=2),
    )
    made: Table[Pupil] = Table(columns, lambda p: p.name, name="Elever", mark=lambda p: p.mark)
    made.show_empty("Ingen elever på holdet endnu", "Importér holdlisten, eller opret dem selv.")
    made.replace(pupils() if rows is None else rows)
    made.resize(width, 360)
    if state:
        made.restore(state)
    return made


def table_in_use() -> QWidget:
    """Return the table with a focus, a selection, hover, and a sorted column."""
    made = table(1104, '{"order": ["share", true]}')
    assert isinstance(made, Table)
    made.show()
    made.activateWindow()
    made.setFocus()
    made.setCurrentIndex(made.rows.index(2, 3))
    made.hovered = 5
    return made


def table_scrolled() -> QWidget:
    """Return the table in a narrow window, scrolled to the right."""
    made = table(560)
    assert isinstance(made, Table)
    made.show()
    made.horizontalScrollBar().setValue(150)
    return made


PARTS: dict[str, Callable[[], QWidget]] = {
    "side": side_bar,
    "side-smal": lambda: side_bar(900),
    "side-lav": lambda: side_bar(1280, 420),
    "palet": lambda: palette("ostergard"),
    "palet-intet": lambda: palette("xyz", lambda typed: ()),
    "fokus": focus_bar,
    "fokus-900": lambda: focus_bar(900),
    "fokus-700": lambda: focus_bar(700),
    "fokus-560": lambda: focus_bar(560),
    "fokus-lukket": lambda: focus_bar(1104, date(2026, 10, 14)),
    "fokus-intet": no_class,
    "hold": class_list,
    "strimmel": strip,
    "tabel": table,
    "tabel-brug": table_in_use,
    "tabel-smal": table_scrolled,
    "tabel-tom": lambda: table(rows=[]),
    "band-uge2": lambda: band(date(2026, 8, 17), date(2026, 8, 17)),
    "band-uge5-bladret": lambda: band(date(2026, 9, 8), date(2026, 8, 20)),
    "band-uge14-bred": lambda: band(date(2026, 11, 19), date(2026, 11, 19), 1744),
}


def main(folder: Path, wanted: list[str], base_px: int = 13) -> None:
    """Write a picture of each part for each scheme."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    if "Inter" in QFontDatabase.families():
        app.setFont(QFont("Inter"))
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        theme.start(app, scheme, base_px=base_px)
        theme.keep_still(still=True)
        for name, make in PARTS.items():
            if wanted and not any(name.startswith(word) for word in wanted):
                continue
            part = make()
            part.show()
            app.processEvents()
            part.grab().save(str(folder / f"{name}-{scheme}.png"))
            part.close()
    sys.stdout.write("".join(f"cut: {text}\n" for text in sorted(paint.elided)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
