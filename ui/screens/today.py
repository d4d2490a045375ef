"""The page one starts on: what must be done this morning, and for whom."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gf2tracker.actions import contact as contacts
from gf2tracker.domain.attention import State as Attention
from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.language import _, date_short, join_first, plural
from gf2tracker.queries import today as today_query
from gf2tracker.queries.away import Call
from gf2tracker.queries.today import Due, Overview
from gf2tracker.queries.untaken import ClassToday, MissingRegister
from ui import theme
from ui.button import Button, Link
from ui.dialogs.note import NoteDialog
from ui.hairline import Hairline
from ui.label import Label, heading
from ui.quiet import Quiet
from ui.screen import Focus, Screen
from ui.scroll import slim
from ui.symbol import State
from ui.today.calls import CallRow
from ui.today.cards import RegisterCards
from ui.today.lines import DueLine, Line, Part, clear
from ui.today.words import (
    away_words,
    contact_words,
    is_somebodys,
    left_words,
    next_words,
    register_words,
)
from ui.work import Work

NARROW_LEFT, NARROW_GAP, NARROWEST, TWO_CARDS = 648, 36, 920, 560
WIDE_LEFT, WIDE_GAP, WIDE_RIGHT = 760, 48, 384
STATES = {Attention.ACT: State.ACT, Attention.WATCH: State.WATCH, Attention.NONE: State.OK}
SHOWN = 8


class TodayScreen(Screen):
    """Registers, calls, students away for days, deadlines; every row is closed on the spot."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.overview: Overview | None = None
        self.calls: list[CallRow] = []
        self._lines: list[Line] = []
        self._opened: set[str] = set()
        self.empty = Quiet()
        self.to_classes = Button(_("Til holdene"), icon="class", kind="primary")
        self.empty.offer(self.to_classes)
        self.headline = Label(size="title", bold=True, wraps=True)
        self.cards = RegisterCards()
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        self._build()
        self.cards.opened.connect(self._open_card)
        self.to_classes.clicked.connect(partial(self.go, "classes"))

    def _build(self) -> None:
        self.roll = QScrollArea()
        self.roll.setWidgetResizable(True)
        self.roll.setFrameShape(QFrame.Shape.NoFrame)
        self.roll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slim(self.roll)
        self._body, self._left, self._right = QWidget(), QWidget(), QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        for side, layout in ((self._left, self.left), (self._right, self.right)):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
            side.setLayout(layout)
            self._columns.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addStretch(1)
        self.roll.setWidget(self._body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.roll)
        whole.addWidget(self.empty)
        self.left.addWidget(self.headline)
        self.left.addSpacing(theme.px(10))
        self.left.addWidget(self.cards)
        self._rest = QVBoxLayout()
        self.left.addLayout(self._rest)
        self.left.addStretch(1)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        now = self.clock().time().replace(tzinfo=None)
        self.ask(self._show, today_query.overview, focus.today, now, self.initials or None)

    @override
    def first_focus(self) -> QWidget | None:
        shown = [*self.calls, self.cards.first_missing(), *self._lines]
        first = next((one for one in shown if one is not None), None)
        return self.empty.first_step() if self.empty.isVisibleTo(self) else first

    def _show(self, overview: Overview) -> None:
        kept = self._keyboard_at()
        self.overview = overview
        self.headline.setText(overview.headline)
        self._show_empty(overview)
        has_own = is_somebodys(overview)
        self.cards.show_cards(tuple(card for card in overview.classes if card.is_mine))
        clear(self._rest)
        self.calls, self._lines = [], []
        self._show_registers(overview, has_own=has_own)
        self._show_calls(overview, has_own=has_own)
        self._show_absent(overview)
        clear(self.right)
        self._show_due(overview, has_own=has_own)
        self.right.addStretch(1)
        self._give_keyboard(kept)
        mine = [call for call in overview.radar if call.student.is_mine or not has_own]
        missing = [one for one in overview.missing_registers if one.is_mine or not has_own]
        self.badged.emit(len(mine) + len(missing))

    def _show_empty(self, overview: Overview) -> None:
        parts = (overview.classes, overview.missing_registers, overview.radar, overview.due)
        is_empty = not any(parts) and not overview.absent
        self.empty.tell(
            overview.headline,
            _("Her står opkald, protokoller og frister, så snart et hold er i gang."),
            self.to_classes,
        )
        self.empty.setVisible(is_empty)
        self.roll.setVisible(not is_empty)

    def _show_registers(self, overview: Overview, *, has_own: bool) -> None:
        on_cards = {card.card.class_id for card in self.cards.cards if card.is_missing}
        today = overview.date
        listed = [
            one
            for one in overview.missing_registers
            if not (one.date == today and one.class_id in on_cards)
        ]
        mine = [one for one in listed if one.is_mine]
        others = [one for one in listed if not one.is_mine]
        if mine:
            self._head(_("Protokol mangler"), str(len(mine)))
            self._add_registers(mine, "mine")
        if others and not has_own:
            self._head(_("Protokol mangler"), str(len(others)))
            self._add_registers(others, "others")

    def _add_registers(self, listed: Sequence[MissingRegister], name: str) -> None:
        assert self.overview is not None
        for one in self._shown(listed, name):
            parts = (
                Part(one.code, is_bold=True),
                Part(register_words(one, self.overview.date), "acttext", at=0.3),
                Part(one.teacher, "ink3", is_right=True),
            )
            line = self._line(State.ACT, parts)
            line.clicked.connect(partial(self._open_register, one))
        self._offer_more(listed, name)

    def _show_calls(self, overview: Overview, *, has_own: bool) -> None:
        mine = [call for call in overview.radar if call.student.is_mine or not has_own]
        done = [one for one in overview.done if one.student.is_mine or not has_own]
        told = [plural(len(mine), "{n} tilbage", "{n} tilbage")]
        told += [plural(len(done), "{n} klaret", "{n} klaret")] if done else []
        self._head(_("Ring nu: fravær i de første 14 dage"), ", ".join(told))
        if not mine:
            self._rest.addWidget(_quiet(_("Alle er ringet op.")))
        for call in self._shown(mine, "calls"):
            self._add_call(call, overview)
        self._offer_more(mine, "calls")
        for one in done:
            parts = (
                Part(one.student.name, "ink2"),
                Part(one.student.code, "ink3"),
                Part(contact_words(one.contact, overview.date), "ink2", is_right=True),
            )
            line = self._line(State.OK, parts)
            line.clicked.connect(partial(self._open_student, one.student))

    def _add_call(self, call: Call, overview: Overview) -> None:
        row = CallRow(call, overview.date)
        row.logged.connect(partial(self._log, call))
        row.opened.connect(partial(self._open_student, call.student))
        row.stepped.connect(partial(self._step, row))
        self.calls.append(row)
        self._rest.addWidget(row)
        row.show()  # at once, so that it can take the keyboard

    def _show_absent(self, overview: Overview) -> None:
        has_own = any(one.student.is_mine for one in overview.absent)
        called = {call.student.student_id for call in overview.radar}
        listed = [
            one
            for one in overview.absent
            if (one.student.is_mine or not has_own) and one.student.student_id not in called
        ]
        if not listed:
            return
        self._head(_("Væk mindst to dage i træk"), str(len(listed)))
        for one in self._shown(listed, "absent"):
            shade = "acttext" if one.contact is None else "ink2"
            parts = (
                Part(one.student.name),
                Part(one.student.code, "ink3"),
                Part(_("{n}. dag").format(n=one.days), is_bold=True, at=0.36),
                Part(away_words(one), "ink2", at=0.46),
                Part(next_words(one, overview.date, in_short=True), shade, at=0.64),
            )
            told = (one.student.name, one.student.code, away_words(one))
            tip = ", ".join((*told, next_words(one, overview.date)))
            line = self._line(STATES[one.state], parts, tip)
            line.clicked.connect(partial(self._open_student, one.student))
        self._offer_more(listed, "absent")

    def _show_due(self, overview: Overview, *, has_own: bool) -> None:
        listed = [due for due in overview.due if due.is_mine or not has_own]
        head = QHBoxLayout()
        head.addWidget(heading(_("Frister")))
        head.addStretch(1)
        self.right.addLayout(head)
        self.right.addSpacing(theme.px(8))
        self.right.addWidget(Hairline())
        groups: dict[tuple[Any, str], list[Due]] = {}
        for due in listed:
            groups.setdefault((due.date, due.name), []).append(due)
        shown = sorted(groups.items(), key=lambda item: item[0])[:SHOWN]
        if not shown:
            self.right.addWidget(_quiet(_("Ingen frister de næste uger.")))
        for at, ((day, _name), dues) in enumerate(shown):
            codes = [due.code for due in dues]
            who = join_first(codes, _("{n} andre"))
            line = DueLine(
                date_short(day), left_words(dues[0].days_left), dues[0].label, who, is_next=at == 0
            )
            line.clicked.connect(partial(self._open_class, dues[0].class_id))
            self.right.addWidget(line)

    # --- parts ----------------------------------------------------------------------------------------

    def _head(self, text: str, fact: str) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(22), 0, theme.px(7))
        row.setSpacing(theme.px(8))
        row.addWidget(heading(text))
        row.addWidget(Label(fact, shade="ink3"))
        row.addStretch(1)
        self._rest.addLayout(row)
        self._rest.addWidget(Hairline())

    def _line(self, state: State, parts: Sequence[Part], tip: str = "") -> Line:
        line = Line(state, parts, tip=tip)
        line.stepped.connect(partial(self._step, line))
        self._lines.append(line)
        self._rest.addWidget(line)
        line.show()
        return line

    def _shown(self, listed: Sequence[Any], name: str) -> Sequence[Any]:
        return listed if name in self._opened else listed[:SHOWN]

    def _offer_more(self, listed: Sequence[Any], name: str) -> None:
        if len(listed) > SHOWN and name not in self._opened:
            link = Link(_("Vis alle {n}").format(n=len(listed)))
            link.clicked.connect(partial(self._open_list, name))
            self._rest.addSpacing(theme.px(8))
            self._rest.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _open_list(self, name: str) -> None:
        self._opened.add(name)
        if self.overview is not None:
            self._show(self.overview)

    # --- deeds ----------------------------------------------------------------------------------------

    def _log(self, call: Call, kind: ContactKind) -> None:
        if kind is ContactKind.NOTE:
            dialog = NoteDialog(self.window(), call.student.name, self.focus_now.today)
            dialog.submitted.connect(partial(self._log_note, call, dialog))
            dialog.open_over()
            return
        today = self.focus_now.today
        days = [call.next_school_day] if call.next_school_day is not None else []
        until = proposed_handled_until(kind, today, days)
        student_id = StudentId(call.student.student_id)
        self.do(contacts.log, student_id, kind, self.clock(), "", until)

    def _log_note(self, call: Call, dialog: NoteDialog, values: dict[str, Any]) -> None:
        self.do(
            contacts.log,
            StudentId(call.student.student_id),
            ContactKind.NOTE,
            self.clock(),
            values["text"],
            values["handled_until"],
            then=partial(_close, dialog),
            refused=dialog.refuse,
        )

    def _open_card(self, card: ClassToday) -> None:
        self.go("absence", class_id=ClassId(card.class_id), day=self.focus_now.today)

    def _open_register(self, one: MissingRegister) -> None:
        self.go("absence", class_id=ClassId(one.class_id), day=one.date)

    def _open_class(self, class_id: int) -> None:
        self.go("classes", class_id=ClassId(class_id))

    def _open_student(self, student: Any) -> None:
        self.go("student", student_id=StudentId(student.student_id))

    # --- keyboard ----------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.cards.first_missing()
        if event.key() == Qt.Key.Key_F and not event.modifiers() and card is not None:
            self._open_card(card.card)
        else:
            super().keyPressEvent(event)

    def _stops(self) -> list[QWidget]:
        items = (self._rest.itemAt(n) for n in range(self._rest.count()))
        found = [item.widget() for item in items if item is not None]
        return [one for one in found if isinstance(one, CallRow | Line)]

    def _step(self, row: QWidget, direction: int) -> None:
        stops = self._stops()
        at = min(max(stops.index(row) + direction, 0), len(stops) - 1)
        stops[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.roll.ensureWidgetVisible(stops[at])

    def _keyboard_at(self) -> int | None:
        """Return the place of the line that has the keyboard; -1 for all else on the page."""
        focused, stops = QApplication.focusWidget(), self._stops()
        if focused is None or not (focused is self or self.isAncestorOf(focused)):
            return None
        return next((n for n, one in enumerate(stops) if one is focused), -1)

    def _give_keyboard(self, at: int | None) -> None:
        stops = self._stops()
        if at is not None and at >= 0 and stops:
            stops[min(at, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif at is not None:
            self.take_focus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() / theme.text_scale()
        margin = theme.px(24)
        is_narrow = room < NARROWEST
        if is_narrow:
            left = right = round(room) - 48
            gap = 24
        elif room >= WIDE_LEFT + WIDE_GAP + WIDE_RIGHT + 48:
            left, gap, right = WIDE_LEFT, WIDE_GAP, WIDE_RIGHT
        else:
            left, gap = min(NARROW_LEFT, round(room * 0.6)), NARROW_GAP
            right = round(room) - left - gap - 48
        directions = QBoxLayout.Direction
        direction = directions.TopToBottom if is_narrow else directions.LeftToRight
        self._columns.setDirection(direction)
        self._columns.setContentsMargins(margin, theme.px(20), margin, theme.px(24))
        self._columns.setSpacing(theme.px(gap))
        self._left.setFixedWidth(theme.px(left))
        self._right.setFixedWidth(max(theme.px(right), theme.px(160)))
        self.cards.fit(is_narrow=left < TWO_CARDS)


def _quiet(text: str) -> Label:
    label = Label(text, shade="ink2")
    label.setContentsMargins(0, theme.px(9), 0, theme.px(9))
    return label


def _close(dialog: NoteDialog, _value: object) -> None:
    dialog.accept()
