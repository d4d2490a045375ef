"""Historik of pairs and groups: versions side by side, former pairs, and who has been with whom."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gf2tracker.actions import groups
from gf2tracker.language import _, plural
from gf2tracker.queries import seathistory
from gf2tracker.queries.seathistory import GroupVersion, SeatHistory
from ui import theme
from ui.button import Button
from ui.label import Label
from ui.menu import Menu
from ui.register.nothing import Nothing
from ui.screen import Focus, Screen
from ui.seathistory.bar import GROUPS, PAIRS, TOGETHER, SeatHistoryBar
from ui.seathistory.columns import (
    MOVED,
    VERSIONS,
    MovedRow,
    PairRow,
    TogetherRow,
    VersionRow,
    mark_of_moved,
    moved_rows,
    pair_rows,
    together_columns,
    version_rows,
)
from ui.seathistory.columns import PAIRS as PAIR_COLUMNS
from ui.table import Table
from ui.work import Work

SEATING = "seating"


class SeatHistoryScreen(Screen):
    """Two versions are chosen with Shift; the one chosen can be taken up again."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.found = SeatHistory((), (), ())
        self.versions: Table[VersionRow] = Table(
            VERSIONS, lambda row: row.version.id, name=_("Udgaver af grupperne")
        )
        self.moved: Table[MovedRow] = Table(
            MOVED,
            lambda row: row.student.student_id,
            name=_("Hvem skiftede gruppe"),
            mark=mark_of_moved,
            group=lambda row: row.is_moved,
        )
        self.pairs: Table[PairRow] = Table(
            PAIR_COLUMNS, lambda row: row.pair.id, name=_("Tidligere makkerpar")
        )
        self.together: Table[TogetherRow] = Table(
            together_columns(self.found),
            lambda row: row.student.student_id,
            name=_("Hvem med hvem"),
        )
        self.compared = Label(bold=True)
        self.bar = SeatHistoryBar(self.versions, self.pairs, self.together)
        self.to_seating = Button(_("Dan par og grupper"), icon="pairs", kind="primary")
        self.empty = Nothing(self.go, self.to_seating)
        self._build()
        self._connect()

    def _build(self) -> None:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head, row = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(theme.px(24), theme.px(6), theme.px(24), theme.px(4))
        head.addWidget(self.compared)
        head.addStretch(1)
        row.setSpacing(theme.px(24))
        row.addWidget(self.versions, 3)
        row.addWidget(self.moved, 2)
        column.addLayout(head)
        column.addLayout(row, 1)
        self.lists = QStackedWidget()
        for part in (both, self.pairs, self.together):
            self.lists.addWidget(part)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self.lists)
        self.stack.addWidget(self.empty)

    def _connect(self) -> None:
        self.to_seating.clicked.connect(partial(self.go, view=SEATING))
        self.bar.part.chosen.connect(self._show_part)
        self.bar.restore.clicked.connect(self.restore)
        self.versions.selected.connect(self._compare)
        self.versions.menu_built.connect(self._fill_version_menu)
        for table in (self.moved, self.together):
            table.opened.connect(self._open_student)
            table.menu_built.connect(partial(self._fill_student_menu, table))

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        if focus.class_id is None:
            self._show(SeatHistory((), (), ()))
            return
        self.ask(self._show, seathistory.of_class, focus.class_id, focus.today)

    @override
    def first_focus(self) -> QWidget | None:
        if self.stack.currentIndex():
            return self.empty.first_step()
        shown: dict[str, QWidget] = {PAIRS: self.pairs, TOGETHER: self.together}
        return shown.get(self.bar.part.current, self.versions)

    def _show(self, found: SeatHistory) -> None:
        self.found = found
        self.versions.replace(version_rows(found))
        if self.versions.rows.items and not self.versions.chosen():
            self.versions.choose(found.versions[0].id)
        self.versions.show_empty(_("Ingen grupper endnu"), _("Holdets grupper er ikke dannet."))
        self._compare(self.versions.chosen())
        self.pairs.replace(pair_rows(found))
        hint = _("Når et makkerpar opløses, står det her med dagen og grunden.")
        self.pairs.show_empty(_("Ingen tidligere makkerpar"), hint)
        columns = together_columns(found)
        if [one.name for one in columns] != [one.name for one in self.together.rows.columns]:
            self.together.declare(columns)
        self.together.replace([TogetherRow(one, found) for one in found.students])
        has_any = bool(found.versions or found.pairs)
        self.bar.count(found)
        self._show_part()
        if not has_any:
            self._show_empty()
        self.stack.setCurrentIndex(0 if has_any else 1)

    def _show_part(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.lists.isAncestorOf(focused)
        self.lists.setCurrentIndex((GROUPS, PAIRS, TOGETHER).index(self.bar.part.current))
        self.bar.tell(self.found)
        self._offer_restore()
        if had_focus:
            self.take_focus()

    def _show_empty(self) -> None:
        if self.focus_now.class_id is None:
            self.empty.tell_no_class(_("Vælg et hold, eller opret et."))
            return
        text = _("Når makkerpar og grupper ændres, kan du her se, hvem der har været sammen.")
        self.empty.tell(_("Ingen makkerpar eller grupper endnu"), text, self.to_seating)

    # --- two versions ------------------------------------------------------------------------------

    def compared_versions(self) -> tuple[GroupVersion, GroupVersion] | None:
        """Return the two versions that are held together, the older first; None without two.

        One that is chosen alone is held against the one that stands, and that against the one
        before.
        """
        chosen = [row.version for row in self.versions.chosen()]
        everything = self.found.versions
        if len(chosen) == 1 and len(everything) > 1:
            chosen.append(everything[1] if chosen[0] is everything[0] else everything[0])
        if len(chosen) < 2:
            return None
        ordered = sorted(chosen, key=lambda one: one.number)
        return ordered[0], ordered[-1]

    def _compare(self, _chosen: Sequence[VersionRow]) -> None:
        two = self.compared_versions()
        self._offer_restore()
        if two is None:
            self.compared.setText(_("Der er intet at sammenligne endnu"))
            self.moved.replace(())
            hint = _("Der er kun én udgave af grupperne.")
            self.moved.show_empty(_("Intet at sammenligne"), hint)
            return
        before, after = two
        rows = moved_rows(self.found, before, after)
        count = sum(row.is_moved for row in rows)
        words = plural(count, "{n} elev skiftede gruppe", "{n} elever skiftede gruppe")
        text = _("Fra udgave {one} til udgave {other}: {moved}")
        told = words if count else _("ingen skiftede gruppe")
        self.compared.setText(text.format(one=before.number, other=after.number, moved=told))
        self.moved.replace(rows)

    def _offer_restore(self) -> None:
        version = self._former()
        self.bar.offer(version, is_seen=self.bar.part.current == GROUPS)

    def _former(self) -> GroupVersion | None:
        chosen = self.versions.chosen()
        if len(chosen) != 1 or chosen[0].version.last_day is None:
            return None
        return chosen[0].version

    def restore(self) -> None:
        """Take the chosen version up again from today on; who has left since is left out."""
        version = self._former()
        if version is not None:
            self.do(groups.restore, self.focus_now.class_id, version.id, self.focus_now.today)

    def _fill_version_menu(self, menu: Menu) -> None:
        version = self._former()
        if version is not None:
            words = _("Tag udgave {n} frem igen").format(n=version.number)
            keys = "Ctrl+Enter" if self.bar.restore.isVisible() else ""
            menu.add(words, self.restore, icon="undo", keys=keys)

    # --- the student of a row ----------------------------------------------------------------------

    def _open_student(self, row: MovedRow | TogetherRow) -> None:
        self.go("student", student_id=row.student.student_id)

    def _fill_student_menu(self, table: Table[MovedRow] | Table[TogetherRow], menu: Menu) -> None:
        row = table.current()
        if row is not None:
            menu.add(
                _("Åbn eleven"), partial(self._open_student, row), icon="student", keys="Enter"
            )
