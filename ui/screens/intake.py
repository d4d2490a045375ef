"""Import: what a list would change, row by row, before anything is stored."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget
from typing_extensions import override

from gf2tracker.errors import Refusal
from gf2tracker.intake.checked import FaultyRow
from gf2tracker.intake.plan import MissingStudent, Plan, PlannedRow, Result
from gf2tracker.intake.table import UnknownHeadings
from gf2tracker.language import _
from gf2tracker.queries import classes, students
from ui import frozen
from ui.button import Button, Link
from ui.dialogs.intakekeys import IntakeKeys
from ui.dialogs.listforms import ListForms
from ui.dialogs.mend import MendDialog
from ui.dialogs.studentforms import StudentForms
from ui.draft import hub, reopens
from ui.empty import EmptyPage
from ui.intake.pane import IntakePane
from ui.intake.planning import planned, takes_long, told_meanwhile
from ui.intake.reader import Reader
from ui.intake.reading import CLASSES, PLAN, HalfRead, Reading, Source
from ui.intake.saving import Saving
from ui.intake.storing import storing
from ui.screen import Focus, HalfDone, Screen
from ui.work import Work

FILES = _("Lister (*.xlsx *.xlsm *.csv *.txt *.tsv);;Alle filer (*)")
START_PAGE, PREVIEW = 0, 1


class IntakeScreen(Screen):
    """Read, look, import; the plan that is shown is the plan that is stored.

    Signals:
        chosen(str): a file was chosen, perhaps while another page is seen.
    """

    chosen = Signal(str)

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.reader = Reader(work)
        self.reading: Reading | None = None
        self.plan: Plan | None = None
        self._put_away: Reading | None = None
        self._told: tuple[Reading | None, str] = None, ""
        self._asked: Source | None = None
        self._half: HalfRead | None = None
        self._then: Callable[[], object] | None = None
        self._is_class_asked = False
        self._is_new = False
        self.pane = IntakePane()
        self.forms = ListForms(self, self._today)
        self.leaving = StudentForms(self)
        self.saving = Saving(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.empty = EmptyPage(
            _("Hent en liste"),
            _("En holdliste, hold, fravær eller en plan: fra Studie+, UDDATA+, Lectio,"),
            _("Optagelse.dk eller jeres eget Excel-ark. Intet gemmes, før I har set det."),
        )
        self.choose = Button(_("Vælg fil …"), icon="import", kind="primary", keys="Ctrl+O")
        self.paste = Button(_("Sæt tabel ind"), icon="copy", keys="Ctrl+V")
        self.back = Link("")
        self.empty.offer(self.choose, self.paste)
        self.empty.offer_drop(
            _("Træk en fil fra Excel, Studie+ eller UDDATA+ hertil"), _("xlsx, csv eller txt")
        )
        self.empty.offer_link(self.back)
        self.back.hide()
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.pane)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose_file)
        self.paste.clicked.connect(self._paste)
        self.back.clicked.connect(self._take_back)
        self.empty.dropped.connect(self._on_dropped)
        self.pane.mend_wanted.connect(self._mend)
        self.pane.turn_wanted.connect(self._leave_out)
        self.pane.leave_wanted.connect(self._let_leave)
        self.pane.head.faults_wanted.connect(self.saving.choose_faults)
        self.pane.head.apart_wanted.connect(self.saving.choose_apart)
        self.pane.head.steps.file.clicked.connect(self._choose_file)
        self.pane.head.steps.columns.clicked.connect(self._choose_columns)
        self.pane.foot.stored.connect(self._store)
        self.pane.foot.cancelled.connect(self.put_away)
        self.reader.done.connect(self._on_read)
        self.reader.unknown.connect(self._on_unknown)
        self.reader.refused.connect(self._on_unreadable)
        self.reader.stopped.connect(self._on_stopped)
        self.forms.answered.connect(self._read)
        self.forms.left.connect(self._on_dialog_left)

    # --- where a list comes from --------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        if self.reading is not None:
            self._ask_plan()

    @override
    def first_focus(self) -> QWidget | None:
        return self.pane.table if self.plan is not None else self.choose

    def choose_file(self, window: QWidget) -> None:
        """Ask for a file and read it."""
        dialog = QFileDialog(window, _("Importér liste"), "", FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.chosen)
        dialog.open()

    def open_file(self, path: str) -> None:
        """Read a file and show what it would change."""
        self._half = self._then = None
        self._read(Source(path=Path(path)))

    def open_text(self, text: str) -> None:
        """Read a pasted table and show what it would change."""
        self._half = self._then = None
        self._read(Source(text=text))

    def put_away(self) -> None:
        """Show the start page again; nothing is stored, and the list can be taken back."""
        self.reader.stop()
        self.forget_questions()
        self._put_away, self.reading, self.plan = self.reading, None, None
        hub.stirred.emit()
        if self._put_away is not None:
            name = self._put_away.source.name
            self.back.show_words(_("Tilbage til {name}").format(name=name.replace("&", "&&")))
        self.back.setVisible(self._put_away is not None)
        self.stack.setCurrentIndex(START_PAGE)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        if self._put_away is not None:
            self._on_read(self._put_away)

    def _choose_file(self) -> None:
        self.choose_file(self.window())

    def _on_dropped(self, files: Sequence[Path]) -> None:
        self.open_file(str(files[0]))

    def _paste(self) -> None:
        content = cast(QMimeData | None, QGuiApplication.clipboard().mimeData())
        urls = content.urls() if content is not None else []
        files = [url.toLocalFile() for url in urls if url.isLocalFile()]
        text = content.text() if content is not None else ""
        if files:
            self.open_file(files[0])
        elif text.strip():
            self.open_text(text)
        else:
            self.told.emit(_("Udklipsholderen er tom. Kopiér tabellen i Excel, med overskrifter."))

    # --- reading ------------------------------------------------------------------------------------

    def _today(self) -> date:
        return self.clock().date()

    def _read(self, source: Source) -> None:
        self._is_class_asked, self._asked = False, source
        self.reader.read(source, self._today())

    def _on_read(self, reading: Reading) -> None:
        half, self._half = self._half, None
        again = half.again(reading, self._today()) if half is not None else reading
        if again is None:
            self.told.emit(_("Listen er ændret, siden kladden blev gemt. Den er læst forfra."))
        self.reading = again or reading
        self._is_new = True
        self._ask_plan()

    def _on_unreadable(self, refusal: Refusal) -> None:
        if self.forms.dialog is not None:
            self.forms.settle(refusal)
        elif self._asked is not None:
            self.refuse(refusal, partial(self._read, self._asked))

    def _on_stopped(self) -> None:
        self.forms.ask_again()
        self.told.emit(_("Læsningen er standset. Intet er gemt."))

    def _on_unknown(self, found: tuple[Source, UnknownHeadings]) -> None:
        self.forms.ask_unknown(*found)

    def _ask_plan(self) -> None:
        hub.stirred.emit()
        if self.reading is None:
            return
        reading, today = self.reading, self._today()
        self.forget_questions()
        self.pane.foot.wait()
        if self._is_new and takes_long(reading):
            text, stopped = told_meanwhile(reading), partial(self._on_planning_stopped, reading)
            then = partial(self._on_planned, reading, today)
            self.work.ask_long(then, planned, reading, today, text=text, stopped=stopped)
        else:
            self.ask(self._show, planned, reading, today)

    def _on_planned(self, reading: Reading, today: date, answer: Any) -> None:
        if reading is self.reading:
            self.forget_questions()  # the same may have been asked twice
            self.heed(answer, self._show, planned, reading, today)

    def _on_planning_stopped(self, reading: Reading) -> None:
        if reading is self.reading:
            self.put_away()
            self.told.emit(_("Listen er lagt væk. Intet er gemt."))

    # --- the preview ----------------------------------------------------------------------------------

    def _show(self, plan: Plan) -> None:
        assert self.reading is not None
        is_new, self._is_new = self._is_new, False
        self.plan = plan
        self.pane.show_plan(plan, self.reading, is_new=is_new)
        self.stack.setCurrentIndex(PREVIEW)
        if is_new and self.isVisible() and self.forms.dialog is None:
            self.pane.take_focus()
        self._settle_class(plan)
        then, self._then = self._then, None
        if then is not None:
            then()

    # --- what is not stored yet ------------------------------------------------------------------------

    @override
    def half_done(self) -> HalfDone | None:
        if self.reading is None:
            return None
        what = _("Import af {name}").format(name=self.reading.source.name)
        if self._told[0] is not self.reading:
            self._told = self.reading, frozen.told(self.reading.half)
        return HalfDone(what, self._told[1])

    @override
    def take_half_done(self, value: str, then: Callable[[], object]) -> None:
        self._half, self._then = frozen.heard(value), then
        self._read(self._half.source)

    # --- rows mended and left out -----------------------------------------------------------------------

    def _leave_out(self, rows: Sequence[PlannedRow]) -> None:
        if self.reading is None or self.plan is None:
            return
        missing = frozenset(row.student_id for row in rows if isinstance(row, MissingStudent))
        if missing:
            self.reading = self.reading.let_be(missing)
            self._show(self.plan)
        else:
            places = (place for row in rows for place in row.places)
            self.reading = self.reading.turned(frozenset(places))
            self._ask_plan()

    def _let_leave(self, rows: Sequence[MissingStudent]) -> None:
        """Open the form of leaving for students who are missing from the list."""
        ids = {row.student_id for row in rows}

        def opened(answer: Any) -> None:
            self.leaving.open_leave([one for one in answer.value if one.id in ids])

        self.work.ask(opened, students.listing, self._today())

    @reopens
    def _mend(self, row: PlannedRow) -> None:
        if self.reading is None or row.result is Result.LEFT_OUT:
            return
        written = self.reading.written((row.sheet, row.row), self._today())
        dialog = MendDialog(self.window(), written, row.faults, self.reading.layout.fields)
        dialog.submitted.connect(partial(self._on_mended, dialog, written))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_over()

    def _on_mended(self, dialog: MendDialog, row: FaultyRow, values: dict[str, str]) -> None:
        if self.reading is None:
            return
        reading = self.reading.mended(row, dialog.changed(values), self._today())
        faults = reading.faults_at((row.sheet, row.row))
        if faults:
            dialog.show_faults(faults)
            return
        self.reading = reading
        dialog.accept()
        self._ask_plan()

    # --- columns, and the class of a list that names none --------------------------------------------------

    def _choose_columns(self) -> None:
        if self.reading is not None:
            self.forms.ask_columns(self.reading)

    def _settle_class(self, plan: Plan) -> None:
        """Ask for class and start where no row can be taken without."""
        assert self.reading is not None
        refusal = self.reading.class_refusal(plan)
        if refusal is not None and self.forms.dialog is None:
            if not self._is_class_asked and self.isVisible():
                self._is_class_asked = True
                self.forms.ask_class(self.reading.source, refusal)
        else:
            self.forms.settle(refusal)

    def _on_dialog_left(self) -> None:
        self._is_class_asked = True
        if self.plan is not None:
            self.pane.take_focus()

    # --- storing --------------------------------------------------------------------------------------

    def _store(self) -> None:
        if self.plan is None or self.reading is None:
            return
        self.pane.foot.set_busy(busy=True)
        self.forget_questions()
        self.work.do_long(
            storing(self.reading.kind, self.plan),
            then=partial(self._on_stored, self.plan, self.reading),
            refused=self._on_refused,
            stopped=self._on_storing_stopped,
        )

    def _on_storing_stopped(self) -> None:
        self.pane.foot.set_busy(busy=False)
        self.told.emit(_("Importen er standset. Intet er gemt."))
        self._ask_plan()

    def _on_stored(self, plan: Plan, reading: Reading, _count: object) -> None:
        self.pane.foot.set_busy(busy=False)
        if self.reading is not reading:
            return  # another list has been opened meanwhile; it stays
        self.reading = None
        if self.reader.is_reading:
            return  # another list is on its way in
        self.put_away()
        if reading.kind == CLASSES:
            self.go("classes")
        elif plan.codes:
            page = "plan" if reading.kind == PLAN else "students"
            self.work.ask(partial(self._on_class, page), classes.by_code, _largest(plan))

    def _on_class(self, page: str, answer: Any) -> None:
        self.go(page, class_id=answer.value)

    def _on_refused(self, refusal: Refusal) -> None:
        self.pane.foot.set_busy(busy=False)
        self.work.refused.emit(refusal)
        self._ask_plan()

    @override
    def open_keys(self) -> bool:
        IntakeKeys(self.window()).open_over()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.plan is not None:
            self.put_away()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)


def _largest(plan: Plan) -> str:
    """Return the class that most rows are about: it is what was imported."""
    rows = Counter(row.class_code for row in plan.rows if row.class_code in plan.codes)
    return max(plan.codes, key=lambda code: rows[code])
