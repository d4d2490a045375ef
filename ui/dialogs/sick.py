"""The morning's messages of illness: a few letters and Enter for each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.search import Entry, Hit, find, index
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_short, plural
from gf2tracker.queries.planned import IllStudent, Reporter
from ui import theme
from ui.button import Button
from ui.choicelist import Choice, ChoiceList, Group
from ui.edit import LineEdit
from ui.label import Label, small
from ui.sheet import Sheet
from ui.typed import typed_date

FOUND, ROW, ROWS = 8, 34, 8
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_UNTIL = re.compile(r"^(?P<name>.*?)\s+til\s+(?P<day>.+)$", re.IGNORECASE)
_AT = re.compile(r"\s(\d{1,2})[.:](\d{2})\b")


@dataclass(frozen=True)
class Message:
    """What was typed: a name, and until when or since what time, where that was said too."""

    name: str
    last: date | None
    at: time | None


class SickDialog(Sheet):
    """A field that keeps the keyboard; every Enter is one message.

    Signals:
        reported(StudentId, Message, bool): a message; whether it is the student's child.
        undo_wanted: Ctrl+Z in the empty field.
        stale: something was done while the form is open; who is ill is to be asked again.
    """

    reported = Signal(object, object, bool)
    undo_wanted = Signal()
    stale = Signal()

    def __init__(self, window: QWidget, today: date) -> None:
        super().__init__(_("Sygemeldinger {day}").format(day=date_short(today)), window, width=640)
        self._today = today
        self._people = index(())
        self._ill: dict[int, IllStudent] = {}
        self._newest: list[int] = []
        self.field = LineEdit(placeholder=_("Nogle bogstaver af navnet"))
        self.said = Label(shade="acttext", bold=True)
        self.heading = Label(bold=True)
        self.hits, self.ill = ChoiceList(row=ROW, left=12), ChoiceList(row=ROW, left=12)
        self.lists = QStackedWidget()
        self._fill()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.hits.chosen.connect(self._on_hit)

    def _fill(self) -> None:
        self.field.setAccessibleName(_("Hvem har meldt sig syg?"))
        self.hits.setAccessibleName(_("Fundet"))
        self.ill.setAccessibleName(_("Syge i dag"))
        self.ill.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hint = _("Efter navnet: “til fre” for flere dage, “7:30” for hvornår der blev meldt.")
        for each in (self.ill, self.hits):
            self.lists.addWidget(each)
        self.heading.setMinimumHeight(theme.px(30))
        self.lists.setFixedHeight(theme.px(ROWS * ROW))
        for part in (self.field, small(hint), self.said, self.heading, self.lists):
            self.body.addWidget(part)
        self.body.setSpacing(theme.px(6))
        self.hits.marked_keys = "Enter"
        child = Button(_("Barn sygt"), kind="quiet", caps="Shift+Enter")
        back = Button(_("Fortryd"), kind="quiet", caps="Ctrl+Z")
        close = Button(_("Færdig"), kind="primary", caps="Esc")
        child.clicked.connect(self._take_child)
        back.clicked.connect(self.undo_wanted)
        close.clicked.connect(self.reject)
        self.foot.addWidget(child)
        self.foot.addWidget(back)
        self.foot.addStretch()
        self.foot.addWidget(close)
        for button in (child, back, close):
            button.set_tall()
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tell("")
        self.show_ill(())
        self.field.setFocus()

    # --- what is shown ------------------------------------------------------------------------------

    def show_people(self, people: Sequence[Entry]) -> None:
        """Take everybody who may report ill."""
        self._people = index(people)
        self._search()

    def show_ill(self, ill: Sequence[IllStudent]) -> None:
        """Show who is ill today, the newest message first."""
        self._ill = {int(one.student_id): one for one in ill}
        order = {who: place for place, who in enumerate(reversed(self._newest))}
        last = len(order)
        told = sorted(ill, key=lambda one: order.get(int(one.student_id), last))
        self.ill.replace([Group("", tuple(_line(one) for one in told))])
        self.ill.setCurrentIndex(QModelIndex())
        self._search()

    def note_change(self, _change: object) -> None:
        """Take notice of something that was done."""
        if self.isVisible():
            self.stale.emit()

    def tell(self, text: str) -> None:
        """Say why a message was not noted; "" says nothing."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def taken(self, student_id: int) -> None:
        """Remember that a message was stored, so that it stands first."""
        self._newest = [one for one in self._newest if one != student_id] + [student_id]
        self.field.setFocus()

    def _search(self) -> None:
        name = self._typed_name()
        hits = sorted(find(self._people, name, 3 * FOUND), key=_is_elsewhere)[:FOUND]
        self.hits.replace([Group("", tuple(self._hit(one.entry, one.spans) for one in hits))])
        is_typing = bool(self.field.text().strip())
        self.lists.setCurrentWidget(self.hits if is_typing else self.ill)
        ill = plural(len(self._ill), _("{n} syg i dag"), _("{n} syge i dag"))
        found = _("Hvem er syg?") if hits else _("Ingen fundet. Prøv færre bogstaver.")
        none = _("Ingen er meldt syge endnu")
        self.heading.setText(found if is_typing else ill if self._ill else none)

    def _hit(self, entry: Entry, spans: Sequence[tuple[int, int]]) -> Choice:
        who = entry.key
        assert isinstance(who, Reporter)
        ill = self._ill.get(int(who.student_id))
        fact = ill.note or ill.kind.label if ill is not None else ""
        return Choice(who.student_id, entry.text, "", tuple(spans), detail=who.code, fact=fact)

    def _typed_name(self) -> str:
        try:
            return typed_message(self.field.text(), self._today).name
        except Refusal:
            return _UNTIL.sub(r"\g<name>", self.field.text())

    # --- keys -------------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress
        if watched is self.field and is_press and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in STEPS:
                self.hits.step(STEPS[key])
            elif key in ENTERS:
                is_child = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._take(is_child=is_child)
            elif self._is_undo(event):
                self.undo_wanted.emit()
            else:
                return False
            return True
        return super().eventFilter(watched, event)

    def _is_undo(self, event: QKeyEvent) -> bool:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return is_control and event.key() == Qt.Key.Key_Z and not self.field.text()

    def _on_hit(self, _choice: Choice) -> None:
        self._take(is_child=False)

    def _take_child(self) -> None:
        self._take(is_child=True)
        self.field.setFocus()

    def _take(self, *, is_child: bool) -> None:
        marked = self.hits.marked
        if marked is None or not isinstance(marked.key, int):
            self.tell(_("Skriv nogle bogstaver af elevens navn.") if not self.field.text() else "")
            return
        try:
            message = typed_message(self.field.text(), self._today)
        except Refusal as refusal:
            self.tell(refusal.text)
            return
        ill = self._ill.get(marked.key)
        if ill is not None and ill.note and message.last is None:
            self.tell(_("{name} er allerede meldt.").format(name=ill.name))
            return
        who = marked.key
        self.field.clear()  # the next name may be typed before this message is stored
        self.tell("")
        self.reported.emit(who, message, is_child)


def typed_message(text: str, today: date) -> Message:
    """Return what "aage 7:30 til fre" means; a day that is none is refused."""
    until = _UNTIL.match(text)
    name, last = text, None
    if until is not None:
        name, last = until["name"], typed_date(until["day"], today)
    at = _AT.search(name)
    if at is None:
        return Message(name, last, None)
    hour, minute = int(at[1]), int(at[2])
    if hour > 23 or minute > 59:
        raise Refusal(_("Det er ikke et klokkeslæt. Skriv det som 7:30."))
    return Message(_AT.sub("", name), last, time(hour, minute))


def _is_elsewhere(hit: Hit) -> bool:
    who = hit.entry.key
    return not (isinstance(who, Reporter) and who.is_mine)


def _line(one: IllStudent) -> Choice:
    told = one.note or (_("barns sygdom") if one.kind is AbsenceKind.CHILD_SICK else _("syg"))
    return Choice(one.student_id, one.name, detail=one.code, fact=told)
