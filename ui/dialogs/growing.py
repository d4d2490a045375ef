"""Rows of a form that grow: one a line, more are added below, each is taken away at its right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.activity import CheckLine, CompanyState
from gf2tracker.domain.people import Role, StaffId
from gf2tracker.language import _
from ui import theme
from ui.button import Button, Link
from ui.choice import CheckBox, ChoiceBox
from ui.chooser import Option
from ui.edit import LineEdit
from ui.label import Label


class GrowingRow(QWidget):
    """One line of controls.

    Signals:
        removed(GrowingRow): the row is to go.
    """

    removed = Signal(object)

    def __init__(self, remove: str) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(8))
        self.remove = Button("", icon="close", kind="quiet", name=remove)
        self.remove.clicked.connect(self._on_remove)

    def first(self) -> QWidget:
        """Return what gets the keyboard when the row is added."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Say whether nothing is told in it."""
        raise NotImplementedError

    def _on_remove(self) -> None:
        self.removed.emit(self)


class GrowingRows(QWidget):
    """A title, rows, and a link that adds one more.

    Signals:
        changed(): the user changed a row.
    """

    changed = Signal()

    def __init__(self, title: str, more: str) -> None:
        super().__init__()
        self.rows: list[GrowingRow] = []
        self.more = Link(more, icon="plus")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(Label(title, shade="ink2"))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._on_more)

    def new_row(self) -> GrowingRow:
        """Return a row in which nothing is told yet."""
        raise NotImplementedError

    def put(self, row: GrowingRow) -> None:
        """Add a row."""
        row.removed.connect(self._on_removed)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)

    def row_count(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def fit_rows(self, count: int) -> None:
        """Have so many rows, as a draft had."""
        for row in self.rows[count:]:
            self._on_removed(row)
        while len(self.rows) < count:
            self.put(self.new_row())

    def _on_more(self) -> None:
        row = self.new_row()
        self.put(row)
        row.show()
        row.first().setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _on_removed(self, row: GrowingRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.setParent(None)
        row.deleteLater()
        self.more.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()


class PersonRow(GrowingRow):
    """Somebody responsible and the role, "" is not said."""

    def __init__(self, staff: Sequence[Option], staff_id: str = "", role: str = "") -> None:
        super().__init__(_("Tag den ansvarlige ud"))
        self.person = ChoiceBox([("", _("Vælg en kollega")), *staff], staff_id)
        self.person.setAccessibleName(_("Ansvarlig"))
        roles = [("", _("ingen rolle")), *((one.value, one.label) for one in Role)]
        self.role = ChoiceBox(roles, role)
        self.role.setAccessibleName(_("Den ansvarliges rolle"))
        self.row.addWidget(self.person, 3)
        self.row.addWidget(self.role, 2)
        self.row.addWidget(self.remove)

    @override
    def first(self) -> QWidget:
        return self.person

    @override
    def is_empty(self) -> bool:
        return not self.person.value()


class PersonRows(GrowingRows):
    """Who is responsible."""

    def __init__(
        self, staff: Sequence[Option], people: Sequence[tuple[StaffId, Role | None]]
    ) -> None:
        super().__init__(_("Ansvarlige"), _("Tilføj en ansvarlig"))
        self._staff = staff
        self.more.setEnabled(bool(staff))
        for staff_id, role in people:
            self.put(PersonRow(staff, str(staff_id), role.value if role else ""))

    @override
    def new_row(self) -> GrowingRow:
        return PersonRow(self._staff)

    def value(self) -> tuple[tuple[StaffId, Role | None], ...]:
        """Return everybody with a role, or None where it is not said."""
        rows = (row for row in self.rows if isinstance(row, PersonRow) and not row.is_empty())
        return tuple(
            (StaffId(int(row.person.value())), Role(role) if (role := row.role.value()) else None)
            for row in rows
        )


class CompanyRow(GrowingRow):
    """A company by name, and what it has answered."""

    def __init__(self, name: str = "", state: CompanyState = CompanyState.INVITED) -> None:
        super().__init__(_("Tag virksomheden ud"))
        self.name = LineEdit(name, placeholder=_("Virksomhedens navn"))
        self.name.setAccessibleName(_("Virksomhed"))
        self.state = ChoiceBox([(one.value, one.label) for one in CompanyState], state.value)
        self.state.setAccessibleName(_("Virksomhedens svar"))
        self.row.addWidget(self.name, 3)
        self.row.addWidget(self.state, 2)
        self.row.addWidget(self.remove)

    @override
    def first(self) -> QWidget:
        return self.name

    @override
    def is_empty(self) -> bool:
        return not self.name.text().strip()


class CompanyRows(GrowingRows):
    """Companies by name, one a line."""

    def __init__(self, companies: Sequence[tuple[str, CompanyState]]) -> None:
        super().__init__(_("Virksomheder ved navn"), _("Tilføj en virksomhed"))
        for name, state in companies:
            self.put(CompanyRow(name, state))

    @override
    def new_row(self) -> GrowingRow:
        return CompanyRow()

    def value(self) -> tuple[tuple[str, CompanyState], ...]:
        """Return every company with its answer."""
        rows = (row for row in self.rows if isinstance(row, CompanyRow) and not row.is_empty())
        return tuple((row.name.text().strip(), CompanyState(row.state.value())) for row in rows)


class CheckRow(GrowingRow):
    """A line of a checklist and its tick."""

    def __init__(self, line: CheckLine | None = None) -> None:
        super().__init__(_("Tag punktet ud"))
        self.done = CheckBox("", checked=line.is_done if line else False)
        self.done.setAccessibleName(_("Punktet er gjort"))
        self.text = LineEdit(line.text if line else "", placeholder=_("Hvad skal gøres?"))
        self.text.setAccessibleName(_("Punkt på tjeklisten"))
        self.row.addWidget(self.done)
        self.row.addWidget(self.text, 1)
        self.row.addWidget(self.remove)

    @override
    def first(self) -> QWidget:
        return self.text

    @override
    def is_empty(self) -> bool:
        return not self.text.text().strip()


class CheckRows(GrowingRows):
    """A checklist, one point a line."""

    def __init__(self, lines: Sequence[CheckLine]) -> None:
        super().__init__(_("Tjekliste"), _("Tilføj et punkt"))
        for line in lines:
            self.put(CheckRow(line))

    @override
    def new_row(self) -> GrowingRow:
        return CheckRow()

    def value(self) -> tuple[CheckLine, ...]:
        """Return every point with its tick."""
        rows = (row for row in self.rows if isinstance(row, CheckRow) and not row.is_empty())
        return tuple(CheckLine(row.text.text().strip(), row.done.isChecked()) for row in rows)
