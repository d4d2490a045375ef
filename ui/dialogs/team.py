"""The team of a class in a form: a row for each person and role."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gf2tracker.domain.people import Role, StaffId
from gf2tracker.language import _
from ui import theme
from ui.button import Button, Link
from ui.choice import ChoiceBox
from ui.chooser import Option
from ui.label import Label

TEAM_ROLES = (
    Role.SUBJECT_TEACHER,
    Role.COUNSELLOR,
    Role.COMPANY_CONSULTANT,
    Role.PROJECT_LEAD,
    Role.CONTACT_TEACHER,
    Role.MANAGER,
    Role.ADMIN,
)


class TeamRows(QWidget):
    """Everybody in the facilitator team; rows are added below and taken away at the right.

    Signals:
        changed(): the user changed a row.
    """

    changed = Signal()

    def __init__(self, staff: Sequence[Option], team: Sequence[tuple[StaffId, Role]] = ()) -> None:
        super().__init__()
        self._staff = staff
        self.rows: list[TeamRow] = []
        self.more = Link(_("Tilføj til teamet"), icon="plus")
        self.more.setEnabled(bool(staff))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(Label(_("Facilitatorteam"), shade="ink2"))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for staff_id, role in team:
            self.add(staff_id, role)
        self.more.clicked.connect(self._on_more)

    def team(self) -> tuple[tuple[StaffId, Role], ...]:
        """Return everybody with a role."""
        return tuple(
            (StaffId(int(row.person.value())), Role(row.role.value()))
            for row in self.rows
            if row.person.value()
        )

    def add(self, staff_id: StaffId | None, role: Role) -> "TeamRow":
        """Add a row; None is nobody chosen yet."""
        row = TeamRow(self._staff, str(staff_id or ""), role)
        row.removed.connect(self._on_removed)
        for box in (row.person, row.role):
            box.currentIndexChanged.connect(self.changed)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def row_count(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def fit_rows(self, count: int) -> None:
        """Have so many rows, as a draft had."""
        for row in self.rows[count:]:
            self._on_removed(row)
        while len(self.rows) < count:
            self._on_more()

    def _on_more(self) -> None:
        row = self.add(None, TEAM_ROLES[0])
        row.show()
        row.person.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _on_removed(self, row: "TeamRow") -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.setParent(None)
        row.deleteLater()
        self.more.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()


class TeamRow(QWidget):
    """One person and one role.

    Signals:
        removed(TeamRow): the row is to go.
    """

    removed = Signal(object)

    def __init__(self, staff: Sequence[Option], staff_id: str, role: Role) -> None:
        super().__init__()
        self.person = ChoiceBox([("", _("Vælg en kollega")), *staff], staff_id)
        self.person.setAccessibleName(_("Kollega i teamet"))
        self.role = ChoiceBox([(one.value, one.label) for one in TEAM_ROLES], role.value)
        self.role.setAccessibleName(_("Rolle i teamet"))
        self.remove = Button("", icon="close", kind="quiet", name=_("Tag ud af teamet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.person, 3)
        row.addWidget(self.role, 2)
        row.addWidget(self.remove)
        self.remove.clicked.connect(self._on_remove)

    def _on_remove(self) -> None:
        self.removed.emit(self)
