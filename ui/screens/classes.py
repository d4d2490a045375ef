"""Every class of the school: where it is on its course, whose it is, and how it stands."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import classes as deeds
from gf2tracker.actions import course as courses
from gf2tracker.actions import demo, namedclass
from gf2tracker.domain.people import ClassId
from gf2tracker.language import _, percent, plural
from gf2tracker.queries import classboard, school
from gf2tracker.queries import classes as class_query
from gf2tracker.queries.classboard import ClassFacts
from gf2tracker.queries.classes import ClassDetails, ClassRow, ClassState
from gf2tracker.queries.planshift import shift_preview
from gf2tracker.queries.school import School
from ui.button import Button, Link
from ui.classes.became import dropout_words
from ui.classes.lines import ClassLine, columns, group_of, in_order, mark_of, missing_words
from ui.dialogs.classform import ClassDialog
from ui.dialogs.papers import PaperForms
from ui.dialogs.pattern import PatternDialog
from ui.draft import reopens
from ui.empty import EmptyPage
from ui.headline import Headline, choices, pile
from ui.incoming import choose_list, drop_list, paste_list
from ui.menu import Menu
from ui.pill import Filters
from ui.screen import Focus, Screen
from ui.shortcut import Key, listen
from ui.table import Table
from ui.tableviews import TableViews
from ui.work import Work

MINE, ALL = "mine", "all"
PILLS = [
    (ClassState.RUNNING.value, _("I gang")),
    (ClassState.COMING.value, _("Kommende")),
    (ClassState.ENDED.value, _("Afsluttede")),
    (MINE, _("Mine")),
    (ALL, _("Alle")),
]


class ClassesScreen(Screen):
    """One line a class; an empty school is shown the first steps instead."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.rows: tuple[ClassRow, ...] = ()
        self.facts: dict[ClassId, ClassFacts] = {}
        self._wanted: ClassId | None = None
        self._is_filter_chosen = False
        self.filters = Filters(_("Vis"), PILLS)
        self.new = Button(_("Nyt hold"), icon="plus", kind="primary", caps="Ctrl+N")
        self.edit = Button(_("Ret"), icon="tool", caps="F2")
        self.more = Button("", icon="more", kind="quiet", name=_("Flere handlinger"))
        self.head = Headline([self.edit, self.new, self.more])
        self.table: Table[ClassLine] = Table(
            columns(), lambda line: line.row.id, name=_("Hold"), mark=mark_of, group=group_of
        )
        self.table.accepts_paste = True
        self.views = TableViews(self.table, self.filters)
        self.empty = self._empty_page()
        self._build()
        self._connect()

    def _build(self) -> None:
        listed = QWidget()
        pile(listed, self.head, choices(self.filters, self.views), self.table)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(listed)
        self.stack.addWidget(self.empty)

    def _empty_page(self) -> EmptyPage:
        page = EmptyPage(
            _("Intet hold endnu"),
            _("Et hold er en klasse på GF2: elever, kontaktlærer og 20 undervisningsuger."),
            _("Hent holdlisten fra det system, I bruger i dag. CPR-numre gemmes aldrig."),
        )
        self.import_first = Button(
            _("Importér holdliste …"), icon="import", kind="primary", caps="Ctrl+I"
        )
        self.try_demo = Button(_("Prøv med demoskole"))
        self.new_first = Link(_("eller opret et hold selv"))
        page.offer(self.import_first, self.try_demo)
        page.offer_drop(
            _("Træk en fil fra Excel, Studie+ eller UDDATA+ hertil"),
            _("xlsx, csv eller txt · eller sæt en tabel ind med Ctrl+V"),
        )
        page.offer_link(self.new_first)
        page.dropped.connect(self._on_dropped)
        return page

    def _connect(self) -> None:
        self._menu = Menu(_("Flere handlinger"), self)
        self._menu.aboutToShow.connect(self._on_menu)
        self.more.set_menu(self._menu)
        self.table.menu_built.connect(self._fill)
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._on_selected)
        self.table.pasted.connect(self._paste)
        self.filters.chosen.connect(self._on_filter)
        for button in (self.new, self.new_first):
            button.clicked.connect(self.open_new)
        self.edit.clicked.connect(self.open_edit)
        self.import_first.clicked.connect(self._import)
        self.try_demo.clicked.connect(self._build_demo)
        keys: dict[Key, Callable[[], object]] = {
            "F2": self.open_edit,
            QKeySequence.StandardKey.Paste: self._paste,
        }
        listen(self, keys)
        listen(self.table, {"Del": self.delete}, within=False)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.open_new)

    @property
    def chosen_class(self) -> ClassId | None:
        """The class the keyboard is at; None without one."""
        line = self.table.current()
        return line.row.id if line is not None else None

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        self.ask(self._show, class_query.listing, focus.today)
        now = self.clock().time()
        self.ask(self._show_facts, classboard.board, focus.today, now, self.initials)

    @override
    def first_focus(self) -> QWidget:
        return self.table if self.stack.currentIndex() == 0 else self.import_first

    def _show(self, rows: tuple[ClassRow, ...]) -> None:
        self.rows = rows
        was_empty = self.stack.currentIndex() == 1
        self.stack.setCurrentIndex(0 if rows else 1)
        if rows and was_empty:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose_filter()
        self._show_filtered()

    def _show_facts(self, facts: tuple[ClassFacts, ...]) -> None:
        self.facts = {one.class_id: one for one in facts}
        self._show_filtered()

    def _choose_filter(self) -> None:
        if self._is_filter_chosen or not self.rows:
            return
        states = [row.state for row in self.rows]
        first = ClassState.RUNNING.value if ClassState.RUNNING in states else ALL
        self.filters.choose(first)

    def _on_filter(self) -> None:
        self._is_filter_chosen = True
        self._show_filtered()

    def _show_filtered(self) -> None:
        today = self.focus_now.today
        lines = in_order([ClassLine(row, today, self.facts.get(row.id)) for row in self.rows])
        self._count(lines)
        if self._wanted is not None and not self._shows(self._wanted, lines):
            self.filters.choose(ALL)
        shown = [line for line in lines if self._fits(line)]
        self.table.replace(shown)
        self._tell(lines)
        self._say_why_empty()
        if self._wanted is not None and self.table.choose(self._wanted):
            self._wanted = None
        elif self.table.current() is None and shown:
            here = self.focus_now.class_id
            self.table.choose(here) or self.table.choose(shown[0].row.id)
        self._on_selected()

    def _fits(self, line: ClassLine) -> bool:
        chosen = self.filters.current
        if chosen == MINE:
            return line.is_mine
        return chosen in {ALL, line.row.state.value}

    def _shows(self, class_id: ClassId, lines: list[ClassLine]) -> bool:
        found = [line for line in lines if line.row.id == class_id]
        return not found or self._fits(found[0])

    def _count(self, lines: list[ClassLine]) -> None:
        counts = {state.value: 0 for state in ClassState}
        for line in lines:
            counts[line.row.state] += 1
        counts[MINE] = sum(line.is_mine for line in lines)
        counts[ALL] = len(lines)
        self.filters.show_counts(counts)

    def _tell(self, lines: list[ClassLine]) -> None:
        running = [line for line in lines if line.row.state is ClassState.RUNNING]
        students = sum(line.row.students for line in running)
        words = plural(len(lines), _("{n} hold, "), _("{n} hold, "))
        words += _("{n} i gang").format(n=len(running))
        fact = [plural(students, _("{n} elev"), _("{n} elever"))] if running else []
        missing = missing_words([line.facts for line in running if line.facts is not None])
        fact += [missing] if missing else []
        shares = [line.facts.total_share for line in running if line.facts is not None]
        known = [share for share in shares if share is not None]
        if known:
            mean = sum(known) / len(known)
            fact.append(_("fravær {share} i snit").format(share=percent(mean)))
        dropout = dropout_words(one.facts.outcomes for one in running if one.facts is not None)
        self.head.tell(words, " · ".join(filter(None, [*fact, dropout])))

    def _say_why_empty(self) -> None:
        texts = {
            ClassState.RUNNING.value: _("Intet hold er i gang"),
            ClassState.COMING.value: _("Intet hold er på vej"),
            ClassState.ENDED.value: _("Intet hold er afsluttet"),
            MINE: _("Du er ikke kontaktlærer eller i teamet på noget hold"),
        }
        hint = _("Vælg “Alle” for at se skolens hold, eller opret et med Ctrl+N.")
        if not self.initials and self.filters.current == MINE:
            hint = _("Sig først, hvem du er, nederst til venstre.")
        self.table.show_empty(texts.get(self.filters.current, ""), hint)

    def _on_selected(self) -> None:
        self.edit.setEnabled(self.table.current() is not None)

    # --- menus ----------------------------------------------------------------------------------------

    def _on_menu(self) -> None:
        self._menu.clear()
        self._fill(self._menu)

    def _fill(self, menu: Menu) -> None:
        line = self.table.current()
        if line is not None:
            menu.add(_("Åbn protokollen"), partial(self._open, line), icon="absence", keys="Enter")
            menu.add(_("Vis elever"), self._open_students, icon="student")
            menu.add(_("Ret hold"), self.open_edit, icon="tool", keys="F2")
            menu.add(_("Skift skema fra en dato …"), self.open_pattern, icon="plan")
            menu.add_menu(PaperForms(self).menu(line.row.id, menu), icon="print")
            menu.add(_("Slet hold"), self.delete, icon="close", keys="Del")
            menu.addSeparator()
        menu.add(_("Nyt hold"), self.open_new, icon="plus", keys="Ctrl+N")
        menu.add(_("Importér holdliste …"), self._import, icon="import", keys="Ctrl+I")

    # --- deeds ----------------------------------------------------------------------------------------

    def _open(self, line: ClassLine) -> None:
        self.go("absence", view="day", class_id=line.row.id)

    def _open_students(self) -> None:
        line = self.table.current()
        if line is not None:
            self.go("students", class_id=line.row.id)

    def open_new(self) -> None:
        """Open the form of a new class."""
        self.work.ask(lambda answer: self._open_form(answer.value, None), school.overview)

    def open_edit(self) -> None:
        """Open the form of the class the keyboard is at."""
        line = self.table.current()
        if line is not None:
            self._with_details(line, self._ask_school)

    def open_pattern(self) -> None:
        """Open the form that gives the class another lesson pattern."""
        line = self.table.current()
        if line is not None:
            self._with_details(line, self._open_pattern_form)

    def _with_details(self, line: ClassLine, then: Callable[[ClassDetails], None]) -> None:
        today = self.focus_now.today
        self.work.ask(lambda answer: then(answer.value), class_query.one, line.row.id, today)

    def _ask_school(self, details: ClassDetails) -> None:
        self.work.ask(lambda answer: self._open_form(answer.value, details), school.overview)

    @reopens
    def _open_form(self, of: School, details: ClassDetails | None) -> None:
        dialog = ClassDialog(self.window(), of, self.focus_now.today, details)
        class_id = details.row.id if details is not None else None
        dialog.submitted.connect(partial(self._save, dialog, class_id))
        if class_id is not None:
            dialog.start_moved.connect(partial(self._ask_shift, dialog, class_id))
        dialog.open_over()

    def _ask_shift(self, dialog: ClassDialog, class_id: ClassId, start: date) -> None:
        self.work.ask(
            lambda answer: dialog.tell_shift(answer.value), shift_preview, class_id, start
        )

    def _save(self, dialog: ClassDialog, class_id: ClassId | None, _values: object) -> None:
        named = {"programme": dialog.programme, "site": dialog.site}
        deed: Callable[..., Any] = namedclass.create
        args: tuple[Any, ...] = (dialog.fields(),)
        if class_id is not None:
            deed, args = namedclass.change, (class_id, dialog.fields())

        def saved(made: ClassId | None) -> None:
            dialog.accept()
            self._want(made or class_id)

        self.do(deed, *args, then=saved, refused=dialog.refuse, **named)

    def _want(self, class_id: ClassId | None) -> None:
        self._wanted = class_id
        self._show_filtered()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @reopens
    def _open_pattern_form(self, details: ClassDetails) -> None:
        dialog = PatternDialog(self.window(), details, self.focus_now.today)
        dialog.submitted.connect(partial(self._save_pattern, dialog, details.row.id))
        dialog.open_over()

    def _save_pattern(
        self, dialog: PatternDialog, class_id: ClassId, values: dict[str, Any]
    ) -> None:
        self.do(
            courses.set_pattern,
            class_id,
            values["from_date"],
            values["lessons"],
            then=lambda _value: dialog.accept(),
            refused=dialog.refuse,
        )

    def delete(self) -> None:
        """Delete the class the keyboard is at; the message bar offers to take it back."""
        line = self.table.current()
        if line is not None:
            self.do(deeds.delete, line.row.id)

    def _build_demo(self) -> None:
        self.try_demo.setEnabled(False)
        self.told.emit(_("Demoskolen bygges. Det tager nogle sekunder."))
        self.do(
            demo.build,
            self.focus_now.today,
            then=lambda _school: self.try_demo.setEnabled(True),
            refused=self._on_demo_refused,
        )

    def _on_demo_refused(self, refusal: Any) -> None:
        self.try_demo.setEnabled(True)
        self.work.refused.emit(refusal)

    # --- what comes from outside ----------------------------------------------------------------------

    def _import(self) -> None:
        choose_list(self)

    def _on_dropped(self, files: tuple[Path, ...]) -> None:
        drop_list(self, files)

    def _paste(self, _cells: object = None) -> None:
        paste_list(self, self.told.emit)
