"""Plans that go to files: a workbook of some classes, a calendar of a class, a person, an activity."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from gf2tracker.domain.people import ClassId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.queries import calendar, classes, staff
from gf2tracker.queries.calendar import Entry
from gf2tracker.queries.classes import ClassRow, ClassState
from gf2tracker.queries.plan import PlanChip
from gf2tracker.queries.planbook import PlanBook, plan_book
from gf2tracker.queries.staff import StaffMember
from ui.dialog import Dialog
from ui.dialogs.applying import ClassTicks
from ui.draft import reopens
from ui.exporting import EXCEL, folder_for
from ui.fields import CheckField, ChoiceField
from ui.label import Label
from ui.menu import Menu
from ui.work import Progress

KEYS = "Ctrl+Shift+E"
CALENDAR = _("Kalenderfil (*.ics)")
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))


class PlanBookDialog(Dialog):
    """Which classes' plans go to Excel: this one, some, or all that have not ended."""

    def __init__(
        self, window: QWidget, rows: Sequence[ClassRow], chosen: Collection[ClassId]
    ) -> None:
        super().__init__(_("Plan som regneark"), window, save=_("Gem som …"), width=760)
        shown = [one for one in rows if one.state is not ClassState.ENDED or one.id in chosen]
        self.whole = CheckField("whole", _("&Hele skolen: alle hold, der ikke er slut"))
        self.classes = ClassTicks(shown, chosen)
        told = _("Et årshjul at hænge op, og en liste, der kan rettes i Excel og læses ind igen.")
        self.form.add(Label(told, shade="ink2", wraps=True))
        self.form.row(self.whole)
        self.form.add(self.classes)
        self.form.changed.connect(self._on_changed)
        for box in self.classes.boxes.values():
            box.toggled.connect(self.take_again)

    @property
    def class_ids(self) -> tuple[ClassId, ...] | None:
        """The classes that are ticked; None is the whole school."""
        return None if self.whole.value() else self.classes.value()

    def _on_changed(self) -> None:
        self.classes.setEnabled(not self.whole.value())

    @override
    def submit(self) -> None:
        if self.class_ids == ():
            self.refuse(Refusal(_("Vælg et hold, eller vælg hele skolen.")))
        else:
            super().submit()


class PersonDialog(Dialog):
    """Whose calendar is written."""

    def __init__(self, window: QWidget, people: Sequence[StaffMember], initials: str) -> None:
        super().__init__(_("Kalenderfil for en ansat"), window, save=_("Gem som …"))
        options = [(one.initials, f"{one.initials} · {one.name}") for one in people]
        self.person = ChoiceField("person", _("&Ansat"), options, initials)
        self.form.row(self.person)


class PlanFiles(QObject):
    """Asks whose plan goes where, and writes it on the lane of files.

    `page` is a ui.screen.Screen, which stands above this file and is not imported here.
    """

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page = page

    def fill(self, menu: Menu) -> None:
        """Add the files of a plan to a page's menu."""
        menu.add(_("Plan som regneark …"), self.open_workbook, icon="export", keys=KEYS)
        menu.add(_("Kalenderfil for holdet …"), self.save_class_calendar, icon="export")
        menu.add(_("Kalenderfil for en ansat …"), self.open_person, icon="export")

    def listen(self) -> None:
        """Write a workbook by key, wherever the keyboard is on the page."""
        QShortcut(QKeySequence(KEYS), self._page).activated.connect(self.open_workbook)

    def fill_chip(self, menu: Menu, chip: PlanChip) -> None:
        """Add the calendar file of one activity to its menu."""
        menu.add(_("Kalenderfil …"), partial(self.save_chip_calendar, chip), icon="export")

    # --- a workbook -------------------------------------------------------------------------------

    def open_workbook(self) -> None:
        """Ask whose plans are written; the class that is looked at is ticked."""
        self._page.work.ask(self._show_workbook, classes.listing, self._page.focus_now.today)

    @reopens
    def _show_workbook(self, answer: Any) -> None:
        class_id = self._page.focus_now.class_id
        dialog = PlanBookDialog(self._page.window(), answer.value, {class_id} - {None})

        def wanted(_values: object) -> None:
            def found(answer: Any) -> None:
                dialog.accept()
                self._choose_workbook(answer.value)

            today = self._page.focus_now.today
            ask = self._page.work.ask
            ask(found, plan_book, dialog.class_ids, today, refused=dialog.refuse)

        dialog.submitted.connect(wanted)
        dialog.open_over()

    def _choose_workbook(self, book: PlanBook) -> None:
        from gf2tracker.reports.plan import proposed_name  # noqa: PLC0415  # few plans are saved

        save = partial(self.write_workbook, book)
        self._choose(_("Gem planen i Excel"), EXCEL, proposed_name(book), save)

    def write_workbook(self, book: PlanBook, target: Path) -> None:
        """Write a workbook of plans to a file."""
        made_by = self._page.initials

        def job(progress: Progress) -> Any:
            from gf2tracker.reports.plan import write_plan  # noqa: PLC0415  # as above

            words = _("Gemmer {name}").format(name=target.name)

            def told(done: int, of: int, _what: str) -> None:
                progress(done, of, words)

            return write_plan(book, target, made_by=made_by, progress=told)

        def written(report: Any) -> None:
            count = plural(report.activities, _("{n} aktivitet"), _("{n} aktiviteter"))
            text = _("Planen er gemt: {name}, {count}.")
            self._say(report.file, text.format(name=report.file.name, count=count))

        self._write(job, written)

    # --- a calendar -------------------------------------------------------------------------------

    def save_class_calendar(self) -> None:
        """Write the calendar of the class that is looked at."""
        class_id = self._page.focus_now.class_id
        if class_id is None:
            self._page.told.emit(_("Vælg et hold øverst først."))
            return

        def found(answer: Any) -> None:
            code = next((one.code for one in answer.value if one.id == class_id), "")
            self._ask_calendar(code, calendar.of_class, class_id)

        self._page.work.ask(found, classes.listing, self._page.focus_now.today)

    @reopens
    def open_person(self) -> None:
        """Ask whose calendar is written; whoever sits here is chosen."""

        def show(answer: Any) -> None:
            people = [one for one in answer.value if one.is_active]
            if not people:
                self._page.told.emit(_("Der er ingen på personalelisten endnu."))
                return
            dialog = PersonDialog(self._page.window(), people, self._page.initials)

            def wanted(values: dict[str, Any]) -> None:
                dialog.accept()
                self._ask_calendar(values["person"], calendar.of_person, values["person"])

            dialog.submitted.connect(wanted)
            dialog.open_over()

        self._page.work.ask(show, staff.everybody)

    def save_chip_calendar(self, chip: PlanChip) -> None:
        """Write the calendar file of one activity."""
        self._ask_calendar(chip.title, calendar.of_activity, chip.id)

    def _ask_calendar(self, name: str, query: Callable[..., Any], *args: Any) -> None:
        def found(answer: Any) -> None:
            entries = answer.value
            if not entries:
                text = _("Der er intet at skrive: {name} har ingen aftaler.")
                self._page.told.emit(text.format(name=name))
                return
            proposed = " ".join(f"GF2 {name}".translate(_NOT_IN_NAMES).split()) + ".ics"
            save = partial(self.write_calendar, entries, name)
            self._choose(_("Gem kalenderfilen"), CALENDAR, proposed, save)

        self._page.work.ask(found, query, *args)

    def write_calendar(self, entries: Sequence[Entry], name: str, target: Path) -> None:
        """Write appointments to a calendar file; `name` is whose they are."""
        now: datetime = self._page.clock().astimezone()

        def job(progress: Progress) -> int:
            from gf2tracker.reports.calendar import title_of, write_calendar  # noqa: PLC0415  # slow

            progress(0, 1, _("Gemmer {name}").format(name=target.name))
            return write_calendar(entries, target, title=title_of(name), now=now)

        def written(count: int) -> None:
            told = plural(count, _("{n} aftale"), _("{n} aftaler"))
            text = _("Kalenderfilen er gemt: {name}, {count}.")
            self._say(target, text.format(name=target.name, count=told))

        self._write(job, written)

    # --- where, and what then -----------------------------------------------------------------------

    def _choose(self, title: str, kinds: str, name: str, save: Callable[[Path], None]) -> None:
        folder = folder_for(self._page.settings.report_folder)
        dialog = QFileDialog(self._page.window(), title, str(folder), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: save(Path(path)))
        dialog.open()

    def _write(self, job: Callable[[Progress], Any], written: Callable[[Any], None]) -> None:
        self._page.work.write(job, written, self._page.work.refused.emit, self._on_stopped)

    def _say(self, file: Path, text: str) -> None:
        self._page.settings.report_folder = str(file.parent)
        self._page.settings.write()
        frame: Any = self._page.window()
        opened = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(file)))
        frame.offer(text, _("Åbn"), opened)

    def _on_stopped(self) -> None:
        self._page.told.emit(_("Filen blev ikke gemt."))
