"""What page Opfølgning tells of the row chosen: why, whom to call, what can be done, what was noted."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.reminder import remind_words
from gf2tracker.domain.signal import Rule
from gf2tracker.language import _, date_short, fold
from gf2tracker.queries.contact import ContactEntry
from gf2tracker.queries.gaps import RegisterGap
from gf2tracker.queries.notes import NoteEntry
from gf2tracker.queries.signals import Case
from ui import theme
from ui.button import Button, Link
from ui.followup.words import contact_line, next_words, note_words, owner_words
from ui.iconlabel import IconLabel
from ui.label import Label, heading, small, title
from ui.scroll import slim
from ui.student.signals import SignalRow

SHOWN = 5
DEEDS = (
    ("T", _("Talte med"), "talk"),
    ("M", _("Samtale holdt"), "meeting"),
    ("S", _("Sms sendt"), "message"),
    ("H", _("Håndteret til …"), "check"),
    ("I", _("Intet svar"), "nocall"),
    ("X", _("Næste skridt …"), "right"),
    ("N", _("Note"), "note"),
    ("E", _("Giv til …"), "student"),
)
DONE = ("K", _("Klaret eller læst"), "check")


class Detail(QWidget):
    """The pane right of the list; empty while nothing is chosen.

    Signals:
        wished(str): a deed by its letter, "C" copies the number, "" opens the student.
        settled(NoteEntry): an agreement is done.
        chosen(NoteEntry): a note is to be corrected.
        day_wished(date): the register of a day is wanted.
    """

    wished = Signal(str)
    settled = Signal(object)
    chosen = Signal(object)
    day_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.reasons: list[SignalRow] = []
        self.buttons: dict[str, Button] = {}
        self.notes: Sequence[NoteEntry] = ()
        self._today = date.min
        self._key: object = None
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.px(20), theme.px(12), theme.px(24), theme.px(16))
        self._column.setSpacing(theme.px(4))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        slim(self.area)
        self.area.setWidget(self._page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self.area)
        self._noted = QVBoxLayout()
        self._noted.setSpacing(theme.px(4))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return self._key is None

    # --- a student ------------------------------------------------------------------------------------

    def show_case(self, case: Case, today: date) -> None:
        """Show a student; what was noted follows with `show_noted`."""
        is_other = self._key != case.student.student_id
        self._begin(case.student.student_id)
        self._today = today
        self._column.addLayout(
            _line(title(case.student.name), Label(case.student.code, shade="ink3"))
        )
        self._column.addLayout(self._phone(case))
        self._column.addSpacing(theme.px(8))
        self.reasons = [SignalRow(one) for one in case.signals]
        for row in self.reasons:
            self._column.addWidget(row)
        self._column.addSpacing(theme.px(8))
        self._column.addLayout(self._deeds(has_due=has_due(case)))
        self._column.addSpacing(theme.px(10))
        self._column.addLayout(_fact(_("Ansvarlig"), owner_words(case)))
        planned = next_words(case) or _("intet planlagt")
        self._column.addLayout(_fact(_("Næste skridt"), planned))
        self._column.addSpacing(theme.px(6))
        self._noted = QVBoxLayout()
        self._noted.setSpacing(theme.px(4))
        self._column.addLayout(self._noted)
        opened = Link(_("Åbn elevens side"), caps="Enter")
        opened.clicked.connect(partial(self.wished.emit, ""))
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(opened, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        if is_other:
            self.area.verticalScrollBar().setValue(0)

    def show_noted(
        self, key: object, notes: Sequence[NoteEntry], contacts: Sequence[ContactEntry]
    ) -> None:
        """Show notes and contacts of the student that is shown; of another nothing."""
        if key != self._key:
            return
        _clear(self._noted)
        self.notes = notes
        if notes:
            self._noted.addWidget(heading(_("Noter")))
        for note in notes[:SHOWN]:
            self._noted.addLayout(self._note(note))
        if contacts:
            self._noted.addSpacing(theme.px(8))
            self._noted.addWidget(heading(_("Kontakter")))
        for contact in contacts[:SHOWN]:
            told = Label(contact_line(contact, self._today), shade="ink2", wraps=True)
            self._noted.addWidget(told)

    def _phone(self, case: Case) -> QHBoxLayout:
        student = case.student
        if student.is_protected:
            return _line(IconLabel("lock", _("beskyttet: nummeret står på elevens side")))
        if not student.phone:
            return _line(IconLabel("phone", _("intet nummer")))
        copy = Link(_("Kopiér"), caps="C")
        copy.clicked.connect(partial(self.wished.emit, "C"))
        return _line(IconLabel("phone"), title(student.phone), copy)

    def _deeds(self, *, has_due: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.px(6))
        self.buttons = {}
        for place, (cap, text, _sign) in enumerate(DEEDS):
            button = Button(text, caps=cap)
            button.setSizePolicy(*_WIDE)
            button.clicked.connect(partial(self.wished.emit, cap))
            self.buttons[cap] = button
            grid.addWidget(button, place // 2, place % 2)
        if has_due:
            done = Button(DONE[1], caps=DONE[0], kind="primary")
            done.setSizePolicy(*_WIDE)
            done.clicked.connect(partial(self.wished.emit, DONE[0]))
            self.buttons[DONE[0]] = done
            grid.addWidget(done, len(DEEDS) // 2, 0, 1, 2)
        return grid

    def _note(self, note: NoteEntry) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(0)
        text = Label(note.text, wraps=True)
        made.addWidget(text)
        deeds: list[QWidget] = [small(_said(note_words(note, self._today), note.by))]
        if note.is_open:
            done = Link(_("Klaret"))
            done.clicked.connect(partial(self.settled.emit, note))
            deeds.append(done)
        mend = Link(_("Ret"))
        mend.clicked.connect(partial(self.chosen.emit, note))
        made.addLayout(_line(*deeds, mend))
        return made

    # --- a class --------------------------------------------------------------------------------------

    def show_gap(self, gap: RegisterGap, teacher: str) -> None:
        """Show the days of a class whose register was not taken."""
        self._begin(gap.code)
        self._column.addLayout(_line(title(gap.code)))
        self._column.addWidget(Label(teacher or _("ingen kontaktlærer"), shade="ink2"))
        self._column.addSpacing(theme.px(8))
        for one in reversed(gap.days):
            lessons = ", ".join(f"{lesson}." for lesson in one.lessons)
            what = _("hele dagen") if one.is_whole else _("{n} lektion").format(n=lessons)
            day = Link(date_short(one.date))
            day.clicked.connect(partial(self.day_wished.emit, one.date))
            self._column.addLayout(_line(day, Label(what, shade="ink2")))
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(Label(gap.clears, shade="ink2", wraps=True))
        self._column.addSpacing(theme.px(8))
        remind = Button(remind_words(teacher)[0], icon="copy", caps="C")
        remind.clicked.connect(partial(self.wished.emit, "C"))
        self._column.addWidget(remind, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def show_nothing(self) -> None:
        """Show an empty pane."""
        self._begin(None)

    def _begin(self, key: object) -> None:
        self._key = key
        self.reasons, self.buttons, self.notes = [], {}, ()
        _clear(self._column)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._key is not None:
            QPainter(self).fillRect(0, 0, 1, self.height(), theme.color("line"))


_WIDE = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed


def has_due(case: Case) -> bool:
    """Tell whether something agreed or planned is due, or something seen is to be read."""
    asked = {Rule.AGREEMENT, Rule.NEXT_STEP, Rule.OBSERVATION}
    return any(one.rule in asked for one in case.signals)


def is_unread(note: NoteEntry, case: Case) -> bool:
    """Tell whether a note is an observation that its owner has not set as read."""
    owner = case.owner.initials if case.owner is not None else ""
    is_seen = note.kind is NoteKind.OBSERVATION and note.done_on is None
    return is_seen and fold(note.by) != fold(owner)


def _line(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(10))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _fact(name: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    told = Label(name, shade="ink3")
    told.setFixedWidth(theme.px(84))
    row.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(text, wraps=True), 1)
    return row


def _said(text: str, by: str) -> str:
    return _("{what} · {by}").format(what=text, by=by) if by else text


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _clear(inner)
