"""Reports: the status report as a workbook, for one class or the whole school."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from gf2tracker.domain.people import ClassId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, number, percent, plural
from gf2tracker.queries import status as status_query
from gf2tracker.queries.classes import ClassRow, ClassState
from gf2tracker.queries.status import Status, StatusClass
from gf2tracker.reports.status import Report, proposed_name, write_each, write_status
from ui.button import Button
from ui.cells import Fitting, Words
from ui.classes.apart import teacher_apart, week_apart
from ui.column import Column
from ui.headline import Headline, choices, pile
from ui.label import Label
from ui.rows import Mark
from ui.screen import Focus, Screen
from ui.segments import Segments
from ui.symbol import State
from ui.table import Table
from ui.tableviews import TableViews
from ui.work import Progress, Work

WHOLE, EACH, ONE = "school", "each", "class"
EXCEL = _("Excel-projektmappe (*.xlsx)")


class ReportsScreen(Screen):
    """What the workbook will hold, line by line, before it is written."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.status: Status | None = None
        self.written: Path | None = None
        self._is_writing = self._is_wanted = False
        self.scope = Segments(
            _("Omfang"),
            [
                (WHOLE, _("Hele skolen")),
                (EACH, _("Hele skolen og en fil pr. hold")),
                (ONE, _("Kun dette hold")),
            ],
        )
        self.write = Button(
            _("Gem statusrapport …"), icon="export", kind="primary", keys="Ctrl+Enter"
        )
        self.open = Button(_("Åbn rapporten"), icon="report")
        self.open.hide()
        self.head = Headline([self.open, self.write])
        self.about = Label(
            _(
                "Arkene Overblik, Elever, Fravær, Opfølgning og Om rapporten. Rigtige tal og "
                "datoer, ens hver uge. Beskyttede elever står uden telefon og adresse."
            ),
            shade="ink2",
        )
        self.table: Table[StatusClass] = Table(
            _columns(), lambda one: one.row.id, name=_("Rapportens hold"), mark=_mark
        )
        self.table.show_empty(
            _("Intet hold i gang"),
            _("Rapporten får en linje for hvert hold, når et hold er begyndt."),
        )
        self.views = TableViews(self.table, self.scope)
        pile(self, self.head, choices(self.about), choices(self.scope, self.views), self.table)
        self.scope.chosen.connect(self._ask)
        self.write.clicked.connect(self.choose_target)
        self.open.clicked.connect(self._open_written)
        self.table.opened.connect(self._open_class)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        self._ask()

    @override
    def first_focus(self) -> QWidget:
        return self.table

    def _ask(self) -> None:
        focus = self.focus_now
        if focus.class_id is None:  # there is no class at all, and nothing to ask for
            self.status = None
            self.table.replace(())
            self.head.tell(_("Statusrapport"), _("der er ingen hold endnu"))
            self._offer()
            return
        wanted = (ClassId(focus.class_id),) if self.scope.current == ONE else None
        self.forget_questions()
        self.ask(self._show, status_query.status, wanted, focus.today)

    def _show(self, status: Status) -> None:
        self.status = status
        self.table.replace(status.classes)
        students = sum(len(one.here) for one in status.classes)
        classes = plural(len(status.classes), _("{n} hold"), _("{n} hold"))
        text = _("Statusrapport: {classes}, {students}")
        count = plural(students, _("{n} elev"), _("{n} elever"))
        fact = _missing(status.classes) or _("Alle protokoller før i dag er ført")
        self.head.tell(text.format(classes=classes, students=count), fact)
        self._offer()
        if self._is_wanted:
            self.choose_target()

    def _offer(self) -> None:
        has_classes = self.status is not None and bool(self.status.classes)
        self.write.setEnabled(has_classes and not self._is_writing)

    # --- writes -------------------------------------------------------------------------------------

    def choose_target(self) -> None:
        """Ask where the report goes, then write it; a page that has just opened asks soon."""
        self._is_wanted = self.status is None
        if self.status is None:
            return
        folder = _folder(self.settings.report_folder)
        dialog = QFileDialog(self.window(), _("Gem statusrapport"), folder, EXCEL)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(proposed_name(self.status))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, name: str) -> None:
        self.write_to(Path(name))

    def write_to(self, target: Path) -> None:
        """Write the report to a file, on the lane of files, with progress and cancel."""
        status = self.status
        if status is None:
            return
        self._is_writing = True
        self._offer()
        today, made_by = self.focus_now.today, self.initials
        is_each = self.scope.current == EACH
        job = partial(_job, status, target, made_by, today, is_each=is_each)
        refused = partial(self._on_refused, target)
        self.work.write(job, self._on_written, refused, self._on_stopped)

    def _on_over(self) -> None:
        self._is_writing = False
        self._offer()

    def _on_written(self, reports: Sequence[Report]) -> None:
        self._on_over()
        report, *parts = reports
        self.written = report.file
        self.open.show()
        self.settings.report_folder = str(report.file.parent)
        self.settings.write()
        students = plural(report.students, _("{n} elev"), _("{n} elever"))
        text = _("Rapporten er gemt: {name}, {students}.")
        if parts:
            text = _("Rapporten er gemt: {name}, {students}, og {files} ved siden af.")
        files = plural(len(parts), _("{n} fil"), _("{n} filer"))
        self.told.emit(text.format(name=report.file.name, students=students, files=files))

    def _on_refused(self, target: Path, refusal: Refusal) -> None:
        self._on_over()
        self.refuse(refusal, partial(self.write_to, target))

    def _on_stopped(self) -> None:
        self._on_over()
        self.told.emit(_("Rapporten blev ikke lavet færdig. Der er ikke gemt noget."))

    def _open_written(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written)))

    def _open_class(self, one: StatusClass) -> None:
        self.go("absence", class_id=one.row.id)


def _folder(last: str) -> str:
    """Return where the last report was written, else the user's documents."""
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    wished = [last, *places]
    return next((one for one in wished if one and Path(one).is_dir()), str(Path.home()))


def _job(
    status: Status,
    target: Path,
    made_by: str,
    today: date,
    progress: Progress,
    *,
    is_each: bool,
) -> tuple[Report, ...]:
    if is_each:
        return write_each(status, target, made_by=made_by, today=today, progress=progress)
    return (write_status(status, target, made_by=made_by, today=today, progress=progress),)


def _columns() -> list[Column[StatusClass]]:
    return [
        Column(_("Hold"), lambda one: one.row.code, name="code", width=92, is_bold=True),
        Column(_("Uddannelse"), lambda one: one.row.programme, name="programme", weight=1.0),
        Column(
            _("Lærer"),
            _teacher,
            name="teacher",
            width=60,
            weight=0.8,
            order=_teacher_name,
            told_as=teacher_apart(_row),
        ),
        Column(
            _("Uge"),
            _week,
            name="week",
            width=76,
            is_right=True,
            order=lambda one: one.row.week,
            told_as=week_apart(_row),
        ),
        Column(_("Elever"), lambda one: one.row.students, name="students", kind="number", width=56),
        Column(_("Fravær"), lambda one: one.total_share, name="total", kind="percent", width=70),
        Column(
            _("Ulovligt"), lambda one: one.unlawful_share, name="unlawful", kind="percent", width=74
        ),
        Column(
            _("4 uger"), lambda one: one.rolling_share, name="rolling", kind="percent", width=70
        ),
        Column(_("Protokol"), _registers, name="registers", width=124, is_right=True),
    ]


def _row(one: StatusClass) -> ClassRow:
    return one.row


def _teacher(one: StatusClass) -> Fitting:
    name = Words(one.row.contact_teacher_name, shade="ink2")
    return Fitting((Words(one.row.contact_teacher), name))


def _teacher_name(one: StatusClass) -> str:
    return one.row.contact_teacher_name


def _week(one: StatusClass) -> Words | str:
    if one.row.week:
        return _("{n} af {all}").format(n=one.row.week, all=one.row.weeks)
    is_over = one.row.state is ClassState.ENDED
    return Words(_("afsluttet") if is_over else _("kommende"), shade="ink3")


def _missing(classes: Sequence[StatusClass]) -> str:
    """Return how many classes miss registers of days before today; "" for none."""
    behind = [one.row.state for one in classes if one.lessons_taken < one.lessons_due]
    ended = behind.count(ClassState.ENDED)
    running = len(behind) - ended
    over = _("{n} afsluttet hold mangler protokol"), _("{n} afsluttede hold mangler protokol")
    now = _("{n} hold mangler protokol før i dag"), _("{n} hold mangler protokol før i dag")
    told = [plural(running, *now)] if running else []
    return " · ".join([*told, plural(ended, *over)] if ended else told)


def _registers(one: StatusClass) -> str:
    if not one.lessons_due:
        return ""
    missing = one.lessons_due - one.lessons_taken
    if missing <= 0:
        return percent(1.0, 0)
    return _("mangler {n} lekt.").format(n=number(missing))


def _mark(one: StatusClass) -> Mark | None:
    if one.lessons_taken < one.lessons_due:
        return Mark(State.WATCH, _("mangler protokoller"))
    return None
