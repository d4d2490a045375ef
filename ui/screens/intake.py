"""Import: what a list would change, row by row, before anything is stored."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import intake as intake_actions
from gf2tracker.errors import Refusal
from gf2tracker.intake.columns import CLASSES as CLASS_LAYOUT
from gf2tracker.intake.columns import STUDENTS as STUDENT_LAYOUT
from gf2tracker.intake.faults import fault_tables
from gf2tracker.intake.headings import Choices
from gf2tracker.intake.plan import Plan, PlannedRow, Result
from gf2tracker.intake.students import mend_student
from gf2tracker.intake.table import UnknownHeadings
from gf2tracker.language import _, plural
from gf2tracker.queries import classes as classes_query
from gf2tracker.queries import intake as intake_query
from gf2tracker.reports.faults import write_faults
from ui.button import Button
from ui.dialogs.columns import AskClass, ColumnsDialog
from ui.dialogs.mend import MendDialog
from ui.empty import EmptyPage
from ui.intake.columns import CLASS_FIELDS, STUDENT_FIELDS, by_result, mark, preview_columns
from ui.intake.foot import IntakeFoot
from ui.intake.head import ALL, IntakeHead
from ui.intake.reading import CLASSES, STUDENTS, Reading, Source, read
from ui.screen import Focus, Screen
from ui.table import Table
from ui.work import Progress, Work

FILES = _("Lister (*.xlsx *.xlsm *.csv *.txt *.tsv *.xls);;Alle filer (*)")
EXCEL = _("Excel-projektmappe (*.xlsx)")


class IntakeScreen(Screen):
    """Read, look, import; the plan that is shown is the plan that is stored.

    Signals:
        chosen(str): a file was chosen, perhaps while another page is seen.
    """

    chosen = Signal(str)

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.reading: Reading | None = None
        self.plan: Plan | None = None
        self.table: Table[PlannedRow] | None = None
        self._is_remembering = True
        self.head, self.foot = IntakeHead(), IntakeFoot()
        self._build()
        self.head.filters.chosen.connect(self._show_rows)
        self.head.columns.clicked.connect(self._choose_columns)
        self.head.mend.clicked.connect(self._mend)
        self.foot.stored.connect(self._store)
        self.foot.cancelled.connect(self.cancel)
        self.foot.faults_wanted.connect(self._choose_faults)

    def _build(self) -> None:
        self.empty = EmptyPage(
            _("Hent en liste"),
            _("En holdliste eller en liste over hold fra Studie+, UDDATA+, Lectio, Optagelse.dk"),
            _("eller jeres eget Excel-ark. Intet gemmes, før du har set, hvad der sker."),
        )
        choose = Button(_("Vælg fil …"), icon="import", kind="primary", keys="Ctrl+O")
        paste = Button(_("Sæt tabel ind"), icon="copy", keys="Ctrl+V")
        self.empty.offer(choose, paste)
        self.empty.offer_drop(
            _("Træk en fil fra Excel, Studie+ eller UDDATA+ hertil"), _("xlsx, csv eller txt")
        )
        preview = QWidget()
        self._column = QVBoxLayout(preview)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.foot)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(preview)
        choose.clicked.connect(self._choose_file)
        paste.clicked.connect(self._paste)
        self.empty.dropped.connect(self._on_dropped)
        self._choose = choose

    # --- where a list comes from --------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        if self.reading is not None:
            self._ask_plan()

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self.plan is not None else self._choose

    def choose_file(self, window: QWidget) -> None:
        """Ask for a file and read it."""
        dialog = QFileDialog(window, _("Importér liste"), "", FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    def open_file(self, path: str) -> None:
        """Read a file and show what it would change."""
        self._is_remembering = True
        self._read(Source(path=Path(path)))

    def open_text(self, text: str) -> None:
        """Read a pasted table and show what it would change."""
        self._is_remembering = True
        self._read(Source(text=text))

    def cancel(self) -> None:
        """Forget the list; nothing has been stored."""
        self.work.stop()
        self.reading = self.plan = None
        self.stack.setCurrentIndex(0)
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_file(self) -> None:
        self.choose_file(self.window())

    def _on_file_chosen(self, name: str) -> None:
        self.chosen.emit(name)

    def _on_dropped(self, files: Sequence[Path]) -> None:
        if files:
            self.open_file(str(files[0]))

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.open_text(text)
        else:
            self.told.emit(_("Udklipsholderen er tom. Kopiér tabellen i Excel, med overskrifter."))

    # --- reading ------------------------------------------------------------------------------------

    def _read(self, source: Source) -> None:
        today = self.clock().date()
        job = partial(_read_job, source, today)
        self.work.write(job, self._on_read, partial(self._on_unreadable, source))

    def _on_read(self, reading: Reading) -> None:
        self.reading = reading
        fingerprint = reading.file.fingerprint
        if self._is_remembering and not reading.source.choices.columns and fingerprint:
            self.work.ask(self._on_remembered, intake_query.remembered_columns, fingerprint)
        else:
            self._ask_plan()

    def _on_remembered(self, answer: Any) -> None:
        self._is_remembering = False
        if answer.value and self.reading is not None:
            self._read(self.reading.source.with_columns(answer.value))
        else:
            self._ask_plan()

    def _on_unreadable(self, source: Source, refusal: Refusal) -> None:
        self.work.refused.emit(refusal)
        if isinstance(refusal, UnknownHeadings):
            headings = [(text, "") for text in refusal.headings]
            self._open_columns(source, headings, STUDENT_LAYOUT.fields, has_class=False)

    def _ask_plan(self) -> None:
        if self.reading is None:
            return
        kind, choices = self.reading.kind, self.reading.source.choices
        query = intake_query.students_plan if kind == STUDENTS else intake_query.classes_plan
        self.forget_questions()
        self.ask(self._show, query, self.reading.file, self.clock().date(), choices)

    # --- the preview ----------------------------------------------------------------------------------

    def _show(self, plan: Plan) -> None:
        assert self.reading is not None
        self.plan = plan
        self._make_table(plan, self.reading.kind)
        self.head.show_plan(plan, self.reading.source.name)
        self.foot.show_plan(plan)
        self._show_rows()
        self.stack.setCurrentIndex(1)
        if self.table is not None and self.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_table(self, plan: Plan, kind: str) -> None:
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        fields = STUDENT_FIELDS if kind == STUDENTS else CLASS_FIELDS
        self.table = Table(
            preview_columns(fields, plan.file.headings),
            lambda row: (row.sheet, row.row),
            name=_("Forhåndsvisning"),
            mark=mark,
            group=lambda row: row.result,
        )
        self.table.show_empty(_("Ingen rækker her"), _("Vælg en anden slags øverst."))
        self._column.insertWidget(1, self.table, 1)
        self.table.opened.connect(self._mend)
        self.table.selected.connect(self._on_selected)

    def _show_rows(self) -> None:
        if self.plan is None or self.table is None:
            return
        chosen = self.head.filters.current
        rows = [row for row in self.plan.rows if chosen in {ALL, row.result.value}]
        self.table.replace(sorted(rows, key=by_result))
        if self.table.current() is None and rows:
            first = min(rows, key=by_result)
            self.table.choose((first.sheet, first.row))
        self._on_selected()

    def _on_selected(self) -> None:
        row = self.table.current() if self.table is not None else None
        is_faulty = row is not None and row.result is Result.FAULT
        is_list = self.reading is not None and self.reading.kind == STUDENTS
        self.head.mend.setEnabled(is_faulty and is_list)

    # --- mending --------------------------------------------------------------------------------------

    def _mend(self, _row: object = None) -> None:
        row = self.table.current() if self.table is not None else None
        if row is None or self.plan is None or not self.head.mend.isEnabled():
            return
        faulty = [
            one for one in self.plan.file.faulty if (one.sheet, one.row) == (row.sheet, row.row)
        ]
        if faulty:
            dialog = MendDialog(
                self.window(), faulty[0], row.faults, STUDENT_LAYOUT.fields, number=row.row
            )
            dialog.submitted.connect(partial(self._on_mended, dialog, faulty[0]))
            dialog.open_over()

    def _on_mended(self, dialog: MendDialog, row: Any, texts: dict[str, str]) -> None:
        if self.plan is None or self.reading is None:
            return
        before = {name: str(value) for name, value in row.values if value is not None}
        changed = {name: text for name, text in texts.items() if text != before.get(name, "")}
        try:
            file: Any = mend_student(self.plan.file, row, changed, self.clock().date())
        except Refusal as refusal:
            dialog.refuse(refusal)
            return
        self.reading = replace(self.reading, file=file)
        dialog.accept()
        self._ask_plan()

    def _choose_columns(self) -> None:
        if self.reading is None or self.plan is None:
            return
        headings = [(one.text, one.field) for one in self.plan.file.headings if one.text]
        is_students = self.reading.kind == STUDENTS
        layout = STUDENT_LAYOUT if is_students else CLASS_LAYOUT
        has_class = not is_students or any(field == "class_code" for _text, field in headings)
        self._open_columns(self.reading.source, headings, layout.fields, has_class=has_class)

    def _open_columns(
        self,
        source: Source,
        headings: Sequence[tuple[str, str]],
        fields: Any,
        *,
        has_class: bool,
    ) -> None:
        asked = AskClass(source.class_code, source.start, self.clock().date())
        dialog = ColumnsDialog(self.window(), headings, fields, None if has_class else asked)
        dialog.submitted.connect(partial(self._on_columns, dialog, source))
        dialog.open_over()

    def _on_columns(self, dialog: ColumnsDialog, source: Source, values: dict[str, Any]) -> None:
        dialog.accept()
        kind = self.reading.kind if self.reading is not None else STUDENTS
        self._is_remembering = False
        self._read(
            replace(
                source,
                kind=kind if kind == CLASSES else STUDENTS,
                class_code=str(values.get("class_code", source.class_code)),
                start=values.get("start", source.start),
                choices=Choices(
                    dialog.columns(values), source.choices.sheet, source.choices.encoding
                ),
            )
        )

    # --- storing --------------------------------------------------------------------------------------

    def _store(self) -> None:
        if self.plan is None or self.reading is None:
            return
        is_students = self.reading.kind == STUDENTS
        action = intake_actions.import_students if is_students else intake_actions.import_classes
        self.foot.set_busy(busy=True)
        self.work.do(
            action,
            self.plan,
            then=self._on_stored,
            refused=self._on_refused,
            after_backup=True,
            good_rows=True,
        )

    def _on_stored(self, _count: object) -> None:
        plan = self.plan
        self.foot.set_busy(busy=False)
        self.reading = self.plan = None
        self.stack.setCurrentIndex(0)
        if plan is not None and len(plan.codes) == 1:
            self.work.ask(self._on_class, classes_query.by_code, plan.codes[0])
        else:
            self.go("classes")

    def _on_class(self, answer: Any) -> None:
        self.go("students", class_id=answer.value)

    def _on_refused(self, refusal: Refusal) -> None:
        self.foot.set_busy(busy=False)
        self.work.refused.emit(refusal)
        self._ask_plan()

    # --- the rows that can't be stored ------------------------------------------------------------------

    def _choose_faults(self) -> None:
        dialog = QFileDialog(self.window(), _("Gem fejlrækkerne"), "fejl.xlsx", EXCEL)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_faults)
        dialog.open()

    def save_faults(self, name: str) -> None:
        """Write the faulty rows to a workbook that can be mended and imported again."""
        if self.plan is None or self.reading is None:
            return
        layout = STUDENT_LAYOUT if self.reading.kind == STUDENTS else CLASS_LAYOUT
        tables = fault_tables(self.plan.file, layout)
        today, by = self.clock().date(), self.initials

        def job(progress: Progress) -> Any:
            progress(0, 1, _("Gemmer fejlrækkerne"))
            return write_faults(tables, Path(name), made_by=by, today=today)

        count = self.plan.counts[Result.FAULT]
        self.work.write(job, partial(self._on_faults_saved, count))

    def _on_faults_saved(self, count: int, report: Any) -> None:
        text = plural(
            count, _("{n} fejlrække er gemt i {name}."), _("{n} fejlrækker er gemt i {name}.")
        )
        self.told.emit(text.format(name=report.file.name))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_paste = event.key() == Qt.Key.Key_V and bool(
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if event.key() == Qt.Key.Key_Escape and self.plan is not None:
            self.cancel()
        elif is_paste:
            self._paste()
        else:
            super().keyPressEvent(event)


def _read_job(source: Source, today: Any, progress: Progress) -> Reading:
    return read(source, today, progress)
