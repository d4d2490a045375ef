"""The page one starts on: what must be done this morning, and for whom."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.notice import Informed
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.domain.reminder import remind_words, reminder
from gf2tracker.language import _
from gf2tracker.queries import today as today_query
from gf2tracker.queries.leaving import Notice
from gf2tracker.queries.morning import NotExpected, Task
from gf2tracker.queries.person import Person
from gf2tracker.queries.tasks import TaskRow
from gf2tracker.queries.today import Due, Overview
from gf2tracker.queries.unsettled import OpenDay
from gf2tracker.queries.untaken import ClassToday, MissingRegister, TeacherGaps
from ui import theme
from ui.button import Button
from ui.label import Label
from ui.quiet import Quiet
from ui.screen import Focus, Screen
from ui.scroll import slim
from ui.today import sections
from ui.today.board import Board
from ui.today.calls import CallRow
from ui.today.cards import RegisterCards
from ui.today.words import is_somebodys
from ui.work import Work

NARROW_LEFT, NARROW_GAP, NARROWEST, TWO_CARDS = 648, 36, 920, 560
WIDE_LEFT, WIDE_GAP, WIDE_RIGHT = 760, 48, 384


class TodayScreen(Screen):
    """Registers, calls, students away, tasks, deadlines; every row is closed on the spot."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.overview: Overview | None = None
        self.calls: list[CallRow] = []
        self.empty = Quiet()
        self.to_classes = Button(_("Til holdene"), icon="class", kind="primary")
        self.empty.offer(self.to_classes)
        self.headline = Label(size="title", bold=True, wraps=True)
        self.cards = RegisterCards()
        self.main, self.middle, self.third = Board(is_under=True), Board(), Board()
        self._build()
        for board in self._boards():
            board.unfolded.connect(self._show_again)
            board.reached.connect(self.roll.ensureWidgetVisible)
        self.cards.opened.connect(self._open_card)
        self.to_classes.clicked.connect(partial(self.go, "classes"))

    def _boards(self) -> tuple[Board, ...]:
        return self.main, self.middle, self.third

    def _build(self) -> None:
        self.roll = QScrollArea()
        self.roll.setWidgetResizable(True)
        self.roll.setFrameShape(QFrame.Shape.NoFrame)
        self.roll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        slim(self.roll)
        body, self._left = QWidget(), QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.headline)
        left.addSpacing(theme.px(10))
        left.addWidget(self.cards)
        left.addWidget(self.main)
        left.addStretch(1)
        self._grid = QGridLayout(body)
        self.roll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.roll)
        whole.addWidget(self.empty)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        now = self.clock().time().replace(tzinfo=None)
        self.ask(self._show, today_query.overview, focus.today, now, self.initials or None)

    @override
    def first_focus(self) -> QWidget | None:
        shown = [*self.calls, self.cards.first_missing(), *self._stops()]
        first = next((one for one in shown if one is not None), None)
        return self.empty.first_step() if self.empty.isVisibleTo(self) else first

    def _show_again(self) -> None:
        if self.overview is not None:
            self._show(self.overview)

    def _show(self, overview: Overview) -> None:
        kept = self._keyboard_at()
        self.overview = overview
        self.headline.setText(overview.headline)
        self._show_empty(overview)
        has_own = is_somebodys(overview)
        self.cards.show_cards(tuple(card for card in overview.classes if card.is_mine))
        on_cards = {card.card.class_id for card in self.cards.cards if card.is_missing}
        for board in self._boards():
            board.begin()
        sections.show_registers(self.main, overview, on_cards, self, has_own=has_own)
        self.calls = sections.show_calls(self.main, overview, self, has_own=has_own)
        sections.show_absent(self.main, overview, self)
        sections.show_back(self.main, overview, self, has_own=has_own)
        sections.show_without_reason(self.main, overview, self)
        sections.show_not_expected(self.main, overview, self, has_own=has_own)
        sections.show_due(self.middle, overview, self, has_own=has_own)
        sections.show_tasks(self.third, overview, self)
        sections.show_notices(self.third, overview, self, has_own=has_own)
        for board in self._boards():
            board.end()
        self._give_keyboard(kept)
        mine = [call for call in overview.radar if call.student.is_mine or not has_own]
        missing = [one for one in overview.missing_registers if one.is_mine or not has_own]
        self.badged.emit(len(mine) + len(missing))

    def _show_empty(self, overview: Overview) -> None:
        is_empty = not sections.everything(overview)
        self.empty.tell(
            overview.headline,
            _("Her står opkald, protokoller og frister, så snart et hold er i gang."),
            self.to_classes,
        )
        self.empty.setVisible(is_empty)
        self.roll.setVisible(not is_empty)

    # --- deeds ----------------------------------------------------------------------------------------

    def log(self, student: Person, kind: ContactKind, following: date | None) -> None:
        """Note a contact with a student; `following` is the next school day."""
        from gf2tracker.actions import contact  # noqa: PLC0415  # when something is done

        days = [following] if following is not None else []
        until = proposed_handled_until(kind, self.focus_now.today, days)
        self.do(contact.log, StudentId(student.student_id), kind, self.clock(), "", until)

    def handle(self, student: Person) -> None:
        """Ask what was done, and until which day that is enough."""
        from ui.dialogs.followup import open_handled  # noqa: PLC0415  # as above

        open_handled(self, StudentId(student.student_id), student.name)

    def come(self, one: NotExpected) -> None:
        """Say that somebody who was not expected is here: the marks not taken yet go."""
        from gf2tracker.actions import register  # noqa: PLC0415  # as above

        who = StudentId(one.student.student_id)
        cells = dict.fromkeys([(who, lesson) for lesson in one.lessons])
        self.do(register.mark, ClassId(one.student.class_id), self.focus_now.today, cells)

    def explain(self, one: OpenDay, kind: AbsenceKind) -> None:
        """Say what a day without a reason was."""
        from gf2tracker.actions import absence  # noqa: PLC0415  # as above

        who = StudentId(one.student.student_id)
        cells = [(who, one.date, lesson) for lesson in one.lessons]
        self.do(absence.settle, cells, kind)

    def settle(self, task: Task | TaskRow) -> None:
        """Say that a task is done."""
        from gf2tracker.actions import followup, notes  # noqa: PLC0415  # as above
        from gf2tracker.actions import task as tasks  # noqa: PLC0415  # as above

        if isinstance(task, TaskRow):
            self.do(tasks.settle, [task.id], self.focus_now.today)
        elif task.note_id is not None:
            self.do(notes.settle, task.note_id, self.focus_now.today)
        else:
            self.do(followup.plan_next, StudentId(task.student.student_id), "", None)

    def meet(self, dues: Sequence[Due]) -> None:
        """Say that a deadline is met in the classes that share it."""
        from gf2tracker.actions import deadline  # noqa: PLC0415  # as above

        self.do(deadline.settle, [ClassId(due.class_id) for due in dues], dues[0].name)

    def inform(self, notice: Notice, who: Informed) -> None:
        """Say that somebody has been told of a leaver."""
        from gf2tracker.actions import leaving  # noqa: PLC0415  # as above

        self.do(leaving.inform, notice.enrolment_id, [who])

    def remind(self, teacher: TeacherGaps) -> None:
        """Copy the text that reminds a teacher of registers."""
        gaps = [(one.code, one.date, one.lessons) for one in teacher.missing]
        QGuiApplication.clipboard().setText(reminder(teacher.name, gaps))
        self.told.emit(remind_words(teacher.name)[1])

    def open_task(self, task: TaskRow) -> None:
        """Go to the student a task is about, else to the meeting it was agreed on."""
        if task.student_id is not None:
            self.go("student", student_id=StudentId(task.student_id))
            return
        focus = self.focus_now
        class_id = next(iter(task.class_ids), focus.class_id)
        self.go("plan", view="meetings", class_id=class_id, day=task.meeting_on or focus.day)

    def open_student(self, student: Person) -> None:
        """Go to a student's page."""
        self.go("student", student_id=StudentId(student.student_id))

    def open_register(self, one: MissingRegister) -> None:
        """Go to a class's register of a day."""
        self.go("absence", view="day", class_id=ClassId(one.class_id), day=one.date)

    def open_class(self, class_id: int) -> None:
        """Go to a class."""
        self.go("classes", class_id=ClassId(class_id))

    def _open_card(self, card: ClassToday) -> None:
        self.go("absence", view="day", class_id=ClassId(card.class_id), day=self.focus_now.today)

    # --- keyboard ----------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.cards.first_missing()
        if event.key() == Qt.Key.Key_F and not event.modifiers() and card is not None:
            self._open_card(card.card)
        else:
            super().keyPressEvent(event)

    def _stops(self) -> list[QWidget]:
        return [row for board in self._boards() for row in board.rows]

    def _keyboard_at(self) -> tuple[int, int] | None:
        """Return the board and row that have the keyboard; (-1, 0) for all else on the page."""
        focused = QApplication.focusWidget()
        if focused is None or not (focused is self or self.isAncestorOf(focused)):
            return None
        for at, board in enumerate(self._boards()):
            if focused in board.rows:
                return at, board.rows.index(focused)
        return -1, 0

    def _give_keyboard(self, kept: tuple[int, int] | None) -> None:
        if kept is None:
            return
        rows = self._boards()[kept[0]].rows if kept[0] >= 0 else []
        if rows:
            rows[min(kept[1], len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = round(self.width() / theme.text_scale()) - 48
        wide = WIDE_LEFT + 2 * (WIDE_GAP + WIDE_RIGHT)
        if room + 48 < NARROWEST:
            left, gap, widths = room, 24, (room, room)
            places = ((0, 0), (1, 0), (2, 0))
        elif room >= wide - WIDE_RIGHT // 4:
            left, gap = WIDE_LEFT, WIDE_GAP
            widths = (WIDE_RIGHT, room - WIDE_LEFT - WIDE_RIGHT - 2 * WIDE_GAP)
            places = ((0, 0), (0, 1), (0, 2))
        else:
            is_wide = room >= WIDE_LEFT + WIDE_GAP + WIDE_RIGHT
            left = WIDE_LEFT if is_wide else min(NARROW_LEFT, round(room * 0.6))
            gap = WIDE_GAP if is_wide else NARROW_GAP
            right = WIDE_RIGHT if is_wide else room - left - gap
            widths = (right, right)
            places = ((0, 0), (0, 1), (1, 1))
        self._place(places, gap)
        self._left.setFixedWidth(theme.px(left))
        for board, width in zip((self.middle, self.third), widths, strict=True):
            board.setFixedWidth(max(theme.px(width), theme.px(160)))
        self.cards.fit(is_narrow=left < TWO_CARDS)

    def _place(self, places: tuple[tuple[int, int], ...], gap: int) -> None:
        grid, margin = self._grid, theme.px(24)
        top = Qt.AlignmentFlag.AlignTop
        is_beside = places[2] == (1, 1)
        for part, (row, column) in zip((self._left, self.middle, self.third), places, strict=True):
            is_tall = part is self._left and is_beside
            grid.addWidget(part, row, column, 2 if is_tall else 1, 1, top)
        grid.setContentsMargins(margin, theme.px(20), margin, theme.px(24))
        grid.setHorizontalSpacing(theme.px(gap))
        grid.setVerticalSpacing(theme.px(22))
        for at in range(3):
            grid.setColumnStretch(at, 0)
            grid.setRowStretch(at, 0)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(max(row for row, _column in places), 1)
