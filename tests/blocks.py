"""Paints the visual building blocks on one page, light and dark: `python tests/blocks.py FOLDER`.

The pictures are looked at, never compared.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui import icon, label, paint, theme
from ui.avatar import Avatar
from ui.bar import Bar
from ui.button import Button, Link
from ui.chip import Badge, Chip
from ui.keycap import KeyCap
from ui.mark import Mark
from ui.pill import Filters
from ui.segments import Segments
from ui.symbol import State, StateSymbol
from ui.tokens import LIGHT

WIDTH, HEIGHT = 1920, 1080


class Swatches(QWidget):
    """Every token with its name and value."""

    ACROSS, WIDE, TALL = 8, 86, 72

    def __init__(self) -> None:
        super().__init__()
        rows = -(-len(LIGHT) // self.ACROSS)
        self.setFixedSize(theme.px(self.ACROSS * self.WIDE), theme.px(rows * self.TALL))

    def paintEvent(self, event) -> None:
        painter = paint.smooth(QPainter(self))
        for place, token in enumerate(LIGHT):
            x = theme.px(self.WIDE) * (place % self.ACROSS)
            y = theme.px(self.TALL) * (place // self.ACROSS)
            box = QRectF(x, y, theme.px(76), theme.px(34))
            paint.box(painter, box, theme.color(token), theme.color("line2"), theme.px(6))
            small, quiet = theme.font("small"), "ink2"
            words = QRectF(x, y + theme.px(34), theme.px(80), theme.px(14))
            paint.text(painter, words, token, "ink", small)
            paint.text(painter, words.translated(0, theme.px(14)), theme.name(token), quiet, small)


class Icons(QWidget):
    """Every icon at 18 with its name."""

    ACROSS, WIDE, TALL = 11, 62, 46

    def __init__(self) -> None:
        super().__init__()
        rows = -(-len(icon.names()) // self.ACROSS)
        self.setFixedSize(theme.px(self.ACROSS * self.WIDE), theme.px(rows * self.TALL))

    def paintEvent(self, event) -> None:
        painter = QPainter(self)
        for place, name in enumerate(icon.names()):
            x = theme.px(self.WIDE) * (place % self.ACROSS)
            y = theme.px(self.TALL) * (place // self.ACROSS)
            at = QRectF(x + theme.px(self.WIDE) / 2 - theme.px(9), y, theme.px(18), theme.px(18))
            icon.paint(painter, name, at, "ink2")
            under = QRectF(x - 2, y + theme.px(18), theme.px(self.WIDE) + 4, theme.px(18))
            paint.text(painter, under, name, "ink2", theme.font("small"), paint.CENTER)


def across(*parts: QWidget, gap: int = 16) -> QWidget:
    """Return parts side by side, left."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(gap))
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return made


def column(page: QWidget, x: int, width: int, top: int = 84) -> QVBoxLayout:
    """Return a column of the page that fills from the top."""
    made = QWidget(page)
    made.setGeometry(x, top, width, HEIGHT - top)
    rows = QVBoxLayout(made)
    rows.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
    rows.setSpacing(theme.px(10))
    rows.setAlignment(Qt.AlignmentFlag.AlignTop)
    return rows


def four(kind: str, text: str, sign: str, keys: str) -> QWidget:
    """Return a button at rest, under the mouse, and off."""
    buttons = [Button(text, icon=sign, kind=kind, caps=keys) for _each in range(4)]
    buttons[1].is_hovered = True
    buttons[3].setEnabled(False)
    return across(*buttons)


def _colours(rows: QVBoxLayout) -> None:
    rows.addWidget(label.heading("Farver"))
    rows.addWidget(Swatches())
    rows.addWidget(label.heading("Skrift: tre størrelser, to vægte, lige brede tal"))
    rows.addWidget(label.title("13 af 24 = 54,2 %"))
    rows.addWidget(label.heading("Undervisningsuge 14 af 20"))
    rows.addWidget(label.Label("Bakkens Byg vil møde Bilal · 17.08.2026 · 11.11.2026"))
    rows.addWidget(label.small("n = 24 elever, 67 skoledage"))
    rows.addWidget(label.heading("Ikoner: 24 × 24, streg 1,75, runde ender, vist i 18"))
    rows.addWidget(Icons())


def _controls(rows: QVBoxLayout) -> None:
    rows.addWidget(label.heading("Knapper: hvile, under mus, fokus, slået fra"))
    rows.addWidget(four("primary", "Gem aftale", "", "Enter"))
    rows.addWidget(four("plain", "Ny samtale", "talk", ""))
    rows.addWidget(four("quiet", "Tavle", "print", ""))
    views = [("day", "Dag"), ("week", "Uge"), ("course", "Forløb"), ("student", "Elev")]
    caps = [KeyCap(key) for key in ("Ctrl+K", "?", "Enter", "F4")]
    rows.addWidget(across(Segments("Visning", views), *caps, Link("Vælg mappe")))
    filters = Filters("Vis", [("all", "Alle"), ("fault", "Fejl"), ("new", "Nye")])
    filters.show_counts({"all": 24, "fault": 2, "new": 18})
    filters.pills["fault"].show_state(State.ACT)
    filters.pills["new"].show_state(State.NEW)
    rows.addWidget(filters)
    rows.addWidget(label.heading("Tilstande: tegn og ord, aldrig kun farve"))
    words = ("i orden", "hold øje", "gør noget", "afventer", "ny", "ændret")
    rows.addWidget(across(*[StateSymbol(s, w) for s, w in zip(State, words, strict=True)], gap=20))
    chips = [
        Chip("ført 8:21", State.OK),
        Chip("2 af 3 virksomheder", State.WATCH),
        Chip("ikke ført", State.ACT),
    ]
    phases = ("opstart", "netværk", "opfølgning", "videre")
    chips += [Chip(word, n + 1) for n, word in enumerate(phases)]
    rows.addWidget(across(*chips, gap=8))
    bar = Bar(0.54)
    bar.show_share(0.54, 0.6, 0.8)
    bar.setFixedWidth(theme.px(240))
    rows.addWidget(across(Badge(5, must_act=True), Badge(3), Avatar("Mette Kragh"), bar))


def page() -> QWidget:
    """Return the page with all blocks."""
    made = QWidget()
    made.setFixedSize(WIDTH, HEIGHT)
    made.setAutoFillBackground(True)
    word = "mørk" if theme.is_dark() else "lys"
    head = across(Mark(size=26), label.title("GF2 Tracker: byggesten"), label.Label(word))
    head.setParent(made)
    head.setGeometry(40, 24, 600, 36)
    _colours(column(made, 36, 700))
    _controls(column(made, 776, 700))
    return made


def main(folder: Path) -> None:
    """Write a picture of the page for each scheme."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        theme.start(app, scheme, base_px=13)
        shown = page()
        shown.show()
        app.processEvents()
        shown.grab().save(str(folder / f"byggesten-{scheme}.png"))
        shown.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
