"""Paints the visual building blocks, light and dark: `python -m tests.blocks FOLDER`.

The pictures are looked at, never compared.
"""

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.errors import Refusal
from ui import icon, label, paint, theme
from ui.avatar import Avatar
from ui.bar import Bar
from ui.bubble import Bubble
from ui.button import Button, Link
from ui.chip import Chip
from ui.choice import CheckBox
from ui.dialog import Dialog
from ui.empty import EmptyPage
from ui.faultlog import fault_of
from ui.fields import ChoiceField, DateField, NoteField, TextField
from ui.form import Form
from ui.keycap import KeyCap
from ui.menu import Menu
from ui.message import MessageBar
from ui.notice import Notice
from ui.pill import Filters
from ui.problemdialog import ProblemDialog
from ui.segments import Segments
from ui.sentence import DOT, Sentence, strong
from ui.sheet import Sheet
from ui.symbol import State, StateSymbol
from ui.tip import explain, tip_of
from ui.tokens import LIGHT

WIDTH, HEIGHT = 1920, 1080
TODAY = date(2026, 11, 19)


class Swatches(QWidget):
    """Every token with its name and value."""

    ACROSS, WIDE, TALL = 8, 86, 66

    def __init__(self) -> None:
        super().__init__()
        rows = -(-len(LIGHT) // self.ACROSS)
        self.setFixedSize(theme.px(self.ACROSS * self.WIDE), theme.px(rows * self.TALL))

    @override
    def paintEvent(self, event):
        painter = paint.smooth(QPainter(self))
        for place, token in enumerate(LIGHT):
            x = theme.px(self.WIDE) * (place % self.ACROSS)
            y = theme.px(self.TALL) * (place // self.ACROSS)
            box = QRectF(x, y, theme.px(76), theme.px(34))
            paint.box(painter, box, theme.color(token), theme.color("line2"), theme.px(6))
            small = theme.font("small")
            words = QRectF(x, y + theme.px(34), theme.px(80), theme.px(14))
            paint.text(painter, words, token, "ink", small)
            value = words.translated(0, theme.px(13))
            paint.text(painter, value, theme.name(token), "ink2", small)


class Icons(QWidget):
    """Every icon at 18 with its name."""

    ACROSS, WIDE, TALL = 11, 62, 46

    def __init__(self) -> None:
        super().__init__()
        self.names = sorted(path.stem for path in icon._FOLDER.glob("*.svg"))
        rows = -(-len(self.names) // self.ACROSS)
        self.setFixedSize(theme.px(self.ACROSS * self.WIDE), theme.px(rows * self.TALL))

    @override
    def paintEvent(self, event):
        painter = QPainter(self)
        for place, name in enumerate(self.names):
            x = theme.px(self.WIDE) * (place % self.ACROSS)
            y = theme.px(self.TALL) * (place // self.ACROSS)
            at = QRectF(x + theme.px(self.WIDE) / 2 - theme.px(9), y, theme.px(18), theme.px(18))
            icon.paint(painter, name, at, "ink2")
            under = QRectF(x - 4, y + theme.px(18), theme.px(self.WIDE) + 8, theme.px(18))
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
    return rows


def heading(rows: QVBoxLayout, text: str) -> None:
    """Add the words over a group."""
    if rows.count():
        rows.addSpacing(theme.px(10))
    rows.addWidget(label.heading(text))


def four(kind: str, text: str, sign: str, keys: str) -> QWidget:
    """Return a button at rest, under the mouse, pressed and off."""
    buttons = [Button(text, icon=sign, kind=kind, caps=keys) for _each in range(4)]
    buttons[1].is_hovered = True
    buttons[2].setDown(True)
    buttons[3].setEnabled(False)
    return across(*buttons)


def colours(rows: QVBoxLayout) -> None:
    """Add tokens, type and icons."""
    heading(rows, "Farver")
    rows.addWidget(Swatches())
    heading(rows, "Skrift: tre størrelser, to vægte, lige brede tal")
    rows.addWidget(label.title("13 af 24 = 54,2 %"))
    rows.addWidget(label.heading("Undervisningsuge 14 af 20"))
    rows.addWidget(label.Label("Bakkens Byg vil møde Bilal · 17.08.2026 · 11.11.2026"))
    rows.addWidget(label.small("n = 24 elever, 67 skoledage"))
    heading(rows, "Ikoner: 24 × 24, streg 1,75, runde ender, vist i 18")
    rows.addWidget(Icons())


def controls(rows: QVBoxLayout) -> None:
    """Add what is pressed and what tells."""
    heading(rows, "Knapper: hvile, under mus, trykket, slået fra")
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
    ticked, empty = CheckBox("Sender sms", checked=True), CheckBox("Ungdomskort")
    rows.addWidget(across(filters, ticked, empty))
    heading(rows, "Tilstande: tegn og ord, aldrig kun farve")
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
    bar = Bar()
    bar.show_share(0.54, 0.6, 0.8)
    bar.setFixedWidth(theme.px(200))
    sentence = Sentence(strong("2 udeblevet"), DOT, "ring til ", strong("Yasin"), " først")
    rows.addWidget(across(Avatar("Mette Kragh"), bar, sentence))


def fields(rows: QVBoxLayout) -> None:
    """Add fields and the message bar."""
    heading(rows, "Felter")
    form = Form()
    phone = TextField("phone", "Telefon", "15 42 07 88")
    starts = DateField("starts", "Aftalen starter", date(2026, 11, 16), today=TODAY)
    off = TextField("class", "Hold", "tøm-26a")
    off.control.setEnabled(False)
    form.row(TextField("student", "Elev", "Clara Østergaard"), phone, starts, off)
    kinds = [("a", "Almindelig aftale"), ("b", "Kort aftale")]
    note = NoteField("note", "Note", "Skriv ikke diagnoser.", lines=2)
    form.row(ChoiceField("kind", "Aftaletype", kinds, hint="kan ændres"), note)
    form.refuse(Refusal("Starten ligger før underskriften. Vælg en senere.", field="starts"))
    rows.addWidget(form)
    heading(rows, "Beskedlinjen")
    bars = [MessageBar() for _each in range(3)]
    for bar in bars:
        rows.addWidget(bar)
    bars[0].deed("3 elever markeret udeblevet i 1. lektion")
    bars[0].saved.tell("Alt er gemt", State.OK)
    bars[0].backup.tell("Sikkerhedskopi 6 timer")
    changed = "Jens Holst har lige rettet Clara. Se rettelsen, og skriv din igen."
    bars[1].refuse(changed, "Vis", caps="Enter")
    bars[2].work("Laver statusrapport: fravær, 31 af 50 hold", 0.62)


def show_floating(made: QWidget) -> Menu:
    """Show what floats, and return the open menu."""
    rows = column(made, 1506, 380)
    heading(rows, "Menu og tip")
    rows.addStretch(1)
    button = Button("Log opkald", icon="phone")
    button.setParent(made)
    button.move(1770, 150)
    explain(button, "Log opkald", "F4")
    made.show()
    tip_of(button).tell(button)
    Bubble(made).tell(made, QRect(1510, 330, 52, 24), "for sent 12 min")
    why = "lektionen er kun 45 min"
    Bubble(made).tell(made, QRect(1510, 370, 52, 24), why, is_fault=True)
    menu = Menu("Rediger", made)
    menu.add("Fortryd udeblevet", icon="undo", keys="Ctrl+Z")
    menu.add("Kopiér til Excel", icon="copy", keys="Ctrl+C")
    menu.add("Før hele dagen", icon="check", keys="Ctrl+Enter")
    menu.add("Log opkald", icon="phone", keys="F4")
    menu.add("Slet note", icon="close", keys="Del").setEnabled(False)
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(menu.actions()[1])
    return menu


def page() -> QWidget:
    """Return the page with all blocks."""
    made = QWidget()
    made.setFixedSize(WIDTH, HEIGHT)
    made.setAutoFillBackground(True)
    word = label.Label("mørk" if theme.is_dark() else "lys", shade="ink2")
    head = across(label.title("GF2 Tracker: byggesten"), word)
    head.setParent(made)
    head.setGeometry(40, 24, 600, 36)
    left, middle = column(made, 36, 700), column(made, 776, 690)
    colours(left)
    controls(middle)
    fields(middle)
    for rows in (left, middle):
        rows.addStretch(1)
    return made


def agreement(window: QWidget) -> Dialog:
    """Return the dialog of a new agreement, with one fault."""
    dialog = Dialog("Ny uddannelsesaftale", window, save="Gem aftale")
    dialog.form.row(
        TextField("student", "&Elev", "Clara Østergaard", hint="17 år, værge skal skrive under"),
        TextField("company", "&Virksomhed", "Rønnegård Tømrer ApS", hint="2 af 3 pladser brugt"),
    )
    kinds = [("a", "Almindelig aftale"), ("b", "Kort aftale")]
    dialog.form.row(
        ChoiceField("kind", "Aftaletype", kinds),
        TextField("terms", "Overenskomst, valgfri", "Bygge- og anlæg"),
    )
    guardian = DateField("guardian", "Værge skrev under", None, today=TODAY)
    guardian.show_hint("mangler", State.WATCH)
    first, second = date(2026, 11, 18), TODAY
    dialog.form.row(
        DateField("first", "Virksomhed skrev under", first, today=TODAY, hint="først"),
        DateField("second", "Elev skrev under", second, today=TODAY, hint="derefter"),
        guardian,
    )
    dialog.form.row(
        DateField("starts", "Aftalen starter", date(2026, 11, 16), today=TODAY),
        DateField("ends", "Aftalen slutter", date(2030, 7, 15), today=TODAY),
    )
    share = strong("14 af 24 = 58,3 %")
    told = Notice("placement", "Når værgen har skrevet under: ", share, ", én mere til 60 %")
    dialog.form.add(told)
    return dialog


def problem(window: QWidget) -> ProblemDialog:
    """Return the problem dialog as it is after three bugs."""
    made = ProblemDialog(window)
    made.tell(fault_of(ValueError()), are_many=True)
    return made


def empty() -> EmptyPage:
    """Return the page of a school without a class."""
    made = EmptyPage(
        "Intet hold endnu",
        "Et hold er en klasse på GF2: elever, kontaktlærer og 20 undervisningsuger.",
        "Hent holdlisten fra det system, I bruger i dag. CPR-numre gemmes aldrig.",
    )
    first = Button("Importér holdliste …", icon="import", kind="primary", keys="Ctrl+I")
    made.offer(first, Button("Prøv med demoskole"))
    made.offer_drop(
        "Træk en fil fra Excel, Studie+ eller UDDATA+ hertil",
        "xlsx, csv eller txt · eller sæt en tabel ind med Ctrl+V",
    )
    made.offer_link(Link("eller opret et hold selv"))
    made.setAutoFillBackground(True)
    made.resize(1280, 800)
    return made


def over(window: QWidget, floating: QWidget | None = None, at: QPoint | None = None) -> QPixmap:
    """Return a picture of a window with what floats over it, where it is or at a point."""
    for _each in range(8):
        QApplication.processEvents()
    picture = window.grab()
    painter = QPainter(picture)
    if floating is not None:
        where = at if at is not None else window.mapFromGlobal(floating.pos())
        painter.drawPixmap(where, floating.grab())
    painter.end()
    return picture


def pictures(folder: Path, scheme: str) -> None:
    """Write the pictures of one scheme."""
    blocks = page()
    menu = show_floating(blocks)
    over(blocks, menu, QPoint(1496, 102)).save(str(folder / f"byggesten-{scheme}.png"))
    menu.close()
    blocks.close()
    start = empty()
    start.show()
    over(start).save(str(folder / f"tom-{scheme}.png"))
    for name, make in (("aftale", agreement), ("fejl", problem)):
        dialog: Sheet = make(start)
        dialog.open_over()
        QApplication.processEvents()
        if isinstance(dialog, Dialog):
            why = "Starten ligger før underskriften 19.11.2026. Vælg en start fra 19.11.2026."
            dialog.refuse(Refusal(why, field="starts"))
        over(start, dialog).save(str(folder / f"{name}-{scheme}.png"))
        dialog.reject()
    start.close()


def main(folder: Path) -> None:
    """Write every picture, light and dark, and what was cut on them."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    theme.keep_still(still=True)
    for scheme in ("light", "dark"):
        theme.start(app, scheme, base_px=13)
        pictures(folder, scheme)
    sys.stdout.write(f"cut: {sorted(paint.elided)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
