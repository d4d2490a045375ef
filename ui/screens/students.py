"""Every student of the school, or of a class: found as one types, mended one or many at a time."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import enrolment
from gf2tracker.actions import students as deeds
from gf2tracker.domain.attention import Limits
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.language import _, plural
from gf2tracker.queries import absence, limits, merge, running, students
from gf2tracker.queries import classes as class_query
from gf2tracker.queries.absence import StudentAbsence
from gf2tracker.queries.classes import ClassRow, ClassState
from gf2tracker.queries.students import StudentRow
from ui import theme
from ui.button import Button
from ui.dialogs.absenceforms import About, AbsenceForms
from ui.dialogs.leaveforms import LEAVING
from ui.dialogs.mergeforms import MergeForms
from ui.dialogs.studentforms import StudentForms
from ui.dialogs.studentnote import open_note
from ui.empty import EmptyPage
from ui.headline import Headline, choices, pile
from ui.incoming import choose_list, paste_list
from ui.menu import Menu
from ui.pill import Filters
from ui.screen import Focus, Screen
from ui.shortcut import Key, listen
from ui.students.lines import (
    NO_LIMITS,
    Known,
    StudentLine,
    columns,
    line_of,
    mark_of,
)
from ui.students.listing import (
    ALL,
    CLASS,
    MINE,
    PILLS,
    Groups,
    Reach,
    facts,
    look_for,
    sentence,
    why_empty,
)
from ui.students.search import SearchEdit
from ui.table import Table
from ui.tableviews import TableViews
from ui.work import Work


class StudentsScreen(Screen):
    """One line a student; typing in the field at the top right finds anybody."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.rows: tuple[StudentRow, ...] = ()
        self.classes: dict[int, ClassRow] = {}
        self.lines: list[StudentLine] = []
        self._names: dict[StudentId, str] = {}
        self._shares: dict[StudentId, tuple[float | None, float | None]] = {}
        self._limits: Limits = NO_LIMITS
        self._own: set[int] = set()
        self._groups = Groups()
        self._reach = Reach.LISTED
        self._wanted: StudentId | None = None
        self._was_empty = False
        self._class_shown: ClassId | None = None
        self.filters = Filters(_("Vis"), PILLS)
        self.search = SearchEdit(_("Søg i eleverne"), _("Søg navn, hold, nummer, telefon"))
        self.new = Button(_("Ny elev"), icon="plus", kind="primary", caps="Ctrl+N")
        self.edit = Button(_("Ret"), icon="tool", caps="F2")
        self.more = Button("", icon="more", kind="quiet", name=_("Flere handlinger"))
        self.merging = MergeForms(self)
        self.head = Headline([self.merging.hint, self.edit, self.new, self.more])
        self.table: Table[StudentLine] = Table(
            columns(), lambda line: line.row.id, name=_("Elever"), mark=mark_of
        )
        self.table.accepts_paste = True
        self.views = TableViews(self.table, self.filters, self.search)
        self.forms = StudentForms(self)
        self.empty = self._empty_page()
        self._build()
        self._connect()

    def _build(self) -> None:
        listed = QWidget()
        self.search.setFixedWidth(theme.px(280))
        self.filters.pills[MINE].hide()
        pile(listed, self.head, choices(self.filters, self.views, at_right=self.search), self.table)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(listed)
        self.stack.addWidget(self.empty)

    def _empty_page(self) -> EmptyPage:
        page = EmptyPage(
            _("Ingen elever endnu"),
            _("Her står skolens elever: hold, forløb, telefon og fravær til dags dato."),
            _("Hent dem med holdlisten, eller sæt en tabel ind med Ctrl+V."),
        )
        self.import_first = Button(
            _("Importér holdliste …"), icon="import", kind="primary", caps="Ctrl+I"
        )
        self.new_first = Button(_("Ny elev"), icon="plus", caps="Ctrl+N")
        page.offer(self.import_first, self.new_first)
        return page

    def _connect(self) -> None:
        self._menu = Menu(_("Flere handlinger"), self)
        self._menu.aboutToShow.connect(self._on_menu)
        self.more.set_menu(self._menu)
        self.table.menu_built.connect(self._fill)
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._on_selected)
        self.table.pasted.connect(self._paste)
        self.filters.chosen.connect(self._show_filtered)
        self.search.textChanged.connect(self._show_filtered)
        self.search.left_down.connect(self._into_table)
        for button in (self.new, self.new_first):
            button.clicked.connect(self.open_new)
        self.edit.clicked.connect(self.open_edit)
        self.import_first.clicked.connect(self._import)
        keys: dict[Key, Callable[[], object]] = {
            "F2": self.open_edit,
            "Ctrl+Shift+N": self.open_note,
            "Ctrl+F": self._into_search,
            "Ctrl+M": self.open_move,
            "Ctrl+U": self.open_leave,
            "F7": self.open_plan,
            QKeySequence.StandardKey.Paste: self._paste,
        }
        listen(self, keys)
        listen(self.table, {"Del": self.delete}, within=False)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.open_new)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        self._show_class()
        if self.rows:
            self._show_filtered()
        self.ask(self._take_limits, limits.limits)
        self.ask(self.merging.show_pairs, merge.likely_twins)
        self.ask(self._take_own, running.own_classes, self.initials)
        self.ask(self._take_classes, class_query.listing, focus.today)
        self.ask(self._take_names, students.full_names)
        self.ask(self._show, students.listing, focus.today)
        self.ask(self._show_absence, absence.listing, None, focus.today)

    @override
    def first_focus(self) -> QWidget:
        return self.table if self.stack.currentIndex() == 0 else self.import_first

    def _take_limits(self, decided: Limits) -> None:
        self._limits = decided

    def _take_classes(self, rows: tuple[ClassRow, ...]) -> None:
        self.classes = {row.id: row for row in rows}
        self._show_class()

    def _take_names(self, names: dict[StudentId, str]) -> None:
        self._names = names

    def _show(self, rows: tuple[StudentRow, ...]) -> None:
        self.rows = rows
        self.stack.setCurrentIndex(0 if rows else 1)
        if rows and self._was_empty:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_empty = not rows
        self._make_lines()

    def _show_absence(self, rows: tuple[StudentAbsence, ...]) -> None:
        self._shares = {row.student_id: (row.figures.total_share, row.limit_share) for row in rows}
        self._make_lines()

    def _make_lines(self) -> None:
        known = Known(self.focus_now.today, self.classes, self._names, self._shares, self._limits)
        self.lines = [line_of(row, known) for row in self.rows]
        self._show_filtered()

    def _show_class(self) -> None:
        here = self.classes.get(self.focus_now.class_id or 0)
        self.filters.pills[CLASS].setText(here.code if here is not None else _("Holdet"))
        self.filters.pills[CLASS].setVisible(here is not None)
        if here is None:
            if self.filters.current == CLASS:
                self.filters.choose(ALL)
        elif here.id != self._class_shown and (self._class_shown or not self.views.has_chosen):
            self.filters.choose(CLASS)  # another class was chosen, so it is what is wanted
        self._class_shown = here.id if here is not None else None

    def _take_own(self, own: set[int]) -> None:
        self._own = own
        self.filters.pills[MINE].setVisible(bool(own))
        if not own and self.filters.current == MINE:
            self.filters.choose(ALL)
        self._show_filtered()

    def _show_filtered(self) -> None:
        listed = self._groups.of(self.lines, self.focus_now.class_id, self._own)
        self.filters.show_counts({key: len(lines) for key, lines in listed.items()})
        self._reach, shown = look_for(listed, self.filters.current, self.search.text())
        if self._wanted is not None and all(line.row.id != self._wanted for line in shown):
            shown = self._find_wanted(listed[ALL], shown)
        self.table.replace(shown)
        if self._wanted is not None and self.table.choose(self._wanted):
            self._wanted = None
        elif self.table.current() is None and shown:
            self.table.choose(shown[0].row.id)
        is_searching = bool(self.search.text().strip())
        self.table.show_empty(*why_empty(self.filters.current, is_searching=is_searching))
        self._on_selected()

    def _find_wanted(
        self, everybody: list[StudentLine], shown: list[StudentLine]
    ) -> list[StudentLine]:
        if all(line.row.id != self._wanted for line in everybody):
            return shown  # the answer that holds the new student is still on its way
        self.filters.choose(ALL)
        with QSignalBlocker(self.search):
            self.search.clear()
        return everybody

    def _on_selected(self) -> None:
        chosen = self.table.chosen()
        shown = self.table.rows.items
        count = len(chosen)
        self.edit.setText(_("Ret {n}").format(n=count) if count > 1 else _("Ret"))
        self.edit.setEnabled(bool(chosen) or self.table.current() is not None)
        here = self.classes.get(self.focus_now.class_id or 0)
        code = here.code if here is not None else ""
        words = sentence(len(shown), self.filters.current, code, self._reach)
        self.head.tell(words, facts(count, shown, self._limits))

    # --- menus and keys -------------------------------------------------------------------------------

    def _on_menu(self) -> None:
        self._menu.clear()
        self._fill(self._menu)

    def _fill(self, menu: Menu) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            menu.add(_("Åbn eleven"), partial(self._open, chosen[0]), icon="student", keys="Enter")
        if chosen:
            self._fill_deeds(menu, chosen)
            menu.addSeparator()
        menu.add(_("Ny elev"), self.open_new, icon="plus", keys="Ctrl+N")
        menu.add(_("Importér holdliste …"), self._import, icon="import", keys="Ctrl+I")

    def _fill_deeds(self, menu: Menu, chosen: tuple[StudentLine, ...]) -> None:
        menu.add(_("Ret"), self.open_edit, icon="tool", keys="F2")
        if len(chosen) == 1:
            menu.add(_("Skriv note …"), self.open_note, icon="note", keys="Ctrl+Shift+N")
        is_here = any(_is_in_class(line) for line in chosen)
        move = _("Flyt til et andet hold …") if is_here else _("Meld ind på et hold …")
        other = _("indmelde indmeldelse indskrive") if not is_here else _("holdskifte skift hold")
        menu.add(move, self.open_move, icon="swap", keys="Ctrl+M", words=other)
        one = chosen[0].row if len(chosen) == 1 else None
        has_left = one is not None and one.leave_reason is not None
        if is_here:
            menu.add(_("Planlæg fravær …"), self.open_plan, icon="plan", keys="F7")
        if is_here or has_left:
            leave = _("Ret udmeldingen …") if has_left else _("Meld ud …")
            deed = self.open_leave
            menu.add(leave, deed, icon="followup", keys="Ctrl+U", words=LEAVING)
        if has_left:
            menu.add(_("Hvem har fået besked …"), self.open_inform, icon="mail")
            menu.add(_("Er tilbage på holdet"), self.come_back, icon="undo")
        if one is not None and one.enrolment_id is not None:
            menu.add(_("Ret hold og dage …"), self.open_stay, icon="clock")
        menu.addSeparator()
        if one is not None and one.enrolment_id is not None:
            menu.add(_("Slet indmeldelsen på holdet"), self.remove_stay, icon="close")
        self.merging.fill(menu, [line.row.id for line in chosen])
        text = plural(len(chosen), _("Slet {n} elev"), _("Slet {n} elever"))
        menu.add(text, self.delete, icon="close", keys="Del")

    def _chosen(self) -> tuple[StudentLine, ...]:
        current = self.table.current()
        return self.table.chosen() or ((current,) if current is not None else ())

    def _into_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _into_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # --- deeds ----------------------------------------------------------------------------------------

    def _open(self, line: StudentLine) -> None:
        class_id = line.row.class_id or self.focus_now.class_id
        self.go("student", student_id=line.row.id, class_id=class_id)

    def open_new(self) -> None:
        """Open the form of a new student, in the class of the page."""
        self.forms.open_new(self._open_classes(), self._want)

    def open_edit(self) -> None:
        """Open the form of the student chosen, or of all that are chosen."""
        chosen = self._chosen()
        if len(chosen) > 1:
            self.forms.open_bulk([line.row.id for line in chosen])
        elif chosen:
            self.forms.open_edit(chosen[0].row.id)

    def open_note(self) -> None:
        """Open the form of a note about the student chosen."""
        chosen = self._chosen()
        if len(chosen) == 1:
            open_note(self, chosen[0].row.id, chosen[0].row.called)

    def open_move(self) -> None:
        """Open the form that puts those who are chosen into another class, or into one at all."""
        here = [line.row for line in self._chosen() if _is_in_class(line)]
        if here:
            self.forms.open_move(here, self._open_classes())
        elif self._chosen():
            ids = [line.row.id for line in self._chosen()]
            self.forms.open_enrol(ids, self._open_classes())

    def open_stay(self) -> None:
        """Open the form that corrects the class and the days of the student chosen."""
        chosen = self._chosen()
        if chosen and chosen[0].row.enrolment_id is not None:
            self.forms.open_stay(chosen[0].row, list(self.classes.values()))

    def remove_stay(self) -> None:
        """Take back that the student chosen was ever in the class, as after a slip."""
        chosen = self._chosen()
        if chosen and chosen[0].row.enrolment_id is not None:
            self.do(enrolment.remove, chosen[0].row.enrolment_id)

    def open_leave(self) -> None:
        """Open the form that notes that those who are chosen leave, or corrects that one did."""
        here = [line.row for line in self._chosen() if _is_in_class(line)]
        left = [line.row for line in self._chosen() if line.row.leave_reason is not None]
        self.forms.open_leave(here or left[:1])

    def open_plan(self) -> None:
        """Open the form of absence over days for those who are chosen."""
        rows = [line.row for line in self._chosen() if _is_in_class(line)]
        many = plural(len(rows), _("{n} elev"), _("{n} elever"))
        if rows:
            name = rows[0].called if len(rows) == 1 else many
            about = About(tuple(row.id for row in rows), name, self.focus_now.today)
            AbsenceForms(self).open_plan(about)

    def open_inform(self) -> None:
        """Open the texts about the student chosen, who left, and who has been told."""
        chosen = self._chosen()
        if len(chosen) == 1 and chosen[0].row.leave_reason is not None:
            assert chosen[0].row.enrolment_id is not None, "who left was in a class"
            self.forms.open_inform(chosen[0].row.enrolment_id)

    def come_back(self) -> None:
        """Note that the student chosen is in the class after all."""
        chosen = self._chosen()
        if chosen and chosen[0].row.enrolment_id is not None:
            self.do(enrolment.come_back, chosen[0].row.enrolment_id)

    def delete(self) -> None:
        """Delete those who are chosen; the message bar offers to take it back."""
        ids = [line.row.id for line in self._chosen()]
        if ids:
            self.do(deeds.delete_all, ids)

    def _want(self, student_id: StudentId) -> None:
        self._wanted = student_id
        self._show_filtered()
        self._into_table()

    def _open_classes(self) -> list[ClassRow]:
        rows = self.classes.values()
        return [row for row in rows if row.state is not ClassState.ENDED]

    # --- what comes from outside ----------------------------------------------------------------------

    def _import(self) -> None:
        choose_list(self)

    def _paste(self, _cells: object = None) -> None:
        paste_list(self, self.told.emit)


def _is_in_class(line: StudentLine) -> bool:
    return line.row.enrolment_id is not None and not line.is_former
