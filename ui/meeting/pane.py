"""One meeting: what it is, its agenda, its minutes and the tasks of its team."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.meeting import MeetingState
from gf2tracker.domain.people import StaffId
from gf2tracker.language import _
from gf2tracker.queries.agenda import MeetingPage
from ui import theme
from ui.button import Button
from ui.choice import CheckBox
from ui.label import Label, title
from ui.meeting.agenda import AgendaPart
from ui.meeting.minutes import MinutesPart
from ui.meeting.teamtasks import TeamTasks
from ui.meeting.words import place_words, state_of, state_words, title_words
from ui.scroll import slim
from ui.symbol import State, StateSymbol
from ui.today.lines import clear

TWO_COLUMNS, WITH_DEEDS, GAP, PEOPLE = 680, 460, 28, 3


class MeetingPane(QWidget):
    """A meeting with all that is done about it; where there is room in two columns.

    Signals:
        change_wanted: its form is wanted.
        paper_wanted: it is to be printed.
        attended(tuple of StaffIds): these did not come, all others did.
    """

    change_wanted = Signal()
    paper_wanted = Signal()
    attended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.page: MeetingPage | None = None
        self.title, self.place, self._who = title(), Label(shade="ink2"), Label(shade="ink3")
        self.state = StateSymbol(State.NONE)
        self.change = Button(_("Ret"), icon="tool", caps="F2")
        self.paper = Button(_("Udskriv …"), icon="print", caps="Ctrl+Shift+P")
        self.agenda, self.minutes, self.tasks = AgendaPart(), MinutesPart(), TeamTasks()
        self.people: dict[StaffId, CheckBox] = {}
        self._asked, self._grid = QGridLayout(), QGridLayout()
        self._left, self._right = QWidget(), QWidget()
        self._build()
        self.change.clicked.connect(self.change_wanted)
        self.paper.clicked.connect(self.paper_wanted)

    def _build(self) -> None:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        slim(self.area)
        body = QWidget()
        self.area.setWidget(body)
        self._asked.setHorizontalSpacing(theme.px(20))
        self._asked.setVerticalSpacing(theme.px(2))
        self._asked.setColumnStretch(PEOPLE, 1)
        _stack(self._left, self.agenda)
        _stack(self._right, self.minutes, self.tasks)
        self._grid.setHorizontalSpacing(theme.px(GAP))
        self._grid.setVerticalSpacing(theme.px(22))
        whole = QVBoxLayout(body)
        whole.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(24))
        whole.setSpacing(theme.px(8))
        whole.addLayout(self._head())
        whole.addLayout(self._second())
        whole.addWidget(self._who)
        whole.addLayout(self._asked)
        whole.addSpacing(theme.px(8))
        whole.addLayout(self._grid, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self.area)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.title)
        head.addWidget(self.state)
        head.addStretch(1)
        return head

    def _second(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self.place)
        line.addStretch(1)
        line.addWidget(self.paper)
        line.addWidget(self.change)
        return line

    def show_page(self, page: MeetingPage, unsaved: str | None) -> None:
        """Show a meeting; `unsaved` is what was typed of its minutes and not kept."""
        is_other = self.page is None or self.page.details.row.id != page.details.row.id
        self.page = page
        row = page.details.row
        self.title.setText(title_words(row))
        self.place.setText(place_words(row))
        self.state.show_state(state_of(row), state_words(row))
        self._show_people(page)
        self.agenda.show_points(page.points, page.since)
        text = page.details.minutes if unsaved is None else unsaved
        near = {one.staff_id for one in page.details.staff}
        self.minutes.show_minutes(text, row.date, near, is_kept=unsaved is None)
        if is_other:
            self.area.verticalScrollBar().setValue(0)

    def _show_people(self, page: MeetingPage) -> None:
        staff, is_held = page.details.staff, page.details.row.state is MeetingState.HELD
        words = _("Til stede") if is_held else _("Indkaldt; uden hak er afbud")
        self._who.setText(words if staff else _("Ingen er indkaldt endnu"))
        if [one.staff_id for one in staff] == list(self.people):
            for one in staff:
                with QSignalBlocker(self.people[one.staff_id]):
                    self.people[one.staff_id].setChecked(one.is_present)
            return
        clear(self._asked)
        self.people = {one.staff_id: CheckBox(one.name, checked=one.is_present) for one in staff}
        self._lay_people()
        for box in self.people.values():
            box.toggled.connect(self._on_attended)

    def _lay_people(self) -> None:
        beside = PEOPLE if self.width() >= theme.px(WITH_DEEDS) else PEOPLE - 1
        for place, box in enumerate(self.people.values()):
            self._asked.addWidget(box, *divmod(place, beside), Qt.AlignmentFlag.AlignLeft)

    def _on_attended(self) -> None:
        away = (staff_id for staff_id, box in self.people.items() if not box.isChecked())
        self.attended.emit(tuple(away))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_two = self.width() >= theme.px(TWO_COLUMNS)
        self.paper.setVisible(self.width() >= theme.px(WITH_DEEDS))  # the list's menu has it too
        self._lay_people()
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._left, 0, 0, top)
        self._grid.addWidget(self._right, *((0, 1) if has_two else (1, 0)), top)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 6 if has_two else 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, 1, self.height(), theme.color("line"))


def _stack(side: QWidget, *parts: QWidget) -> None:
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(22))
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
