"""The one window: side bar, Focus bar, band, a page, and the foot that tells what was done.

It is shown as an outline; `ui.furniture` and all that is made of it come after the first paint.
"""

import base64
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from typing_extensions import override

from gf2tracker.domain.change import Change, StepKind
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.settings import Settings
from ui import problem, theme
from ui.filewindow import FileWindow
from ui.front import Front
from ui.guidepages import OF_PAGE
from ui.page import Page
from ui.screen import Focus, Go, HalfDone, Screen
from ui.work import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from ui.backups import Backups
    from ui.band import Band
    from ui.command import Command
    from ui.desk import Desk
    from ui.deskmenu import DeskMenu
    from ui.drafts import Drafts
    from ui.finding import Finding
    from ui.focusbar import FocusBar
    from ui.leaving import Leaving
    from ui.message import MessageBar
    from ui.opening import Opening
    from ui.sidebar import SideBar
    from ui.sitting import Sitting

MINUTE_MS = 60_000

SCREENS = (
    Page("today", _("I dag"), "today", "Ctrl+1", "ui.screens.today:TodayScreen"),
    Page("classes", _("Hold"), "class", "Ctrl+2", "ui.screens.classes:ClassesScreen", 1),
    Page("students", _("Elever"), "student", "Ctrl+3", "ui.screens.students:StudentsScreen", 1),
    Page("absence", _("Fravær"), "absence", "Ctrl+4", "ui.screens.absence:AbsenceScreen", 1),
    Page("plan", _("Plan"), "plan", "Ctrl+5", "ui.screens.plan:PlanScreen", 1),
    Page("pairs", _("Makkere"), "pairs", "Ctrl+6", "ui.screens.pairs:PairsScreen", 1),
    Page(
        "followup", _("Opfølgning"), "followup", "Ctrl+7", "ui.screens.followup:FollowUpScreen", 1
    ),
    Page("reports", _("Rapporter"), "report", "Ctrl+8", "ui.screens.reports:ReportsScreen", 2),
    Page("history", _("Historik"), "clock", "Ctrl+9", "ui.screens.history:HistoryScreen", 2),
    Page("school", _("Skole"), "school", "Ctrl+0", "ui.screens.school:SchoolScreen", 2),
    Page("student", _("Elev"), "", "", "ui.screens.student:StudentScreen"),
    Page("import", _("Import"), "", "", "ui.screens.intake:IntakeScreen"),
)
PLACES = tuple(page for page in SCREENS if page.icon)
STANDS_IN_FOR = {"student": "students", "import": "classes"}


class Window(FileWindow):
    """The program as the user sees it."""

    side: "SideBar"
    bar: "FocusBar"
    band: "Band"
    foot: "MessageBar"
    pages: "QStackedWidget"
    opening: "Opening"
    desk: "Desk"
    backups: "Backups"
    leaving: "Leaving"
    menu: "DeskMenu"
    sitting: "Sitting"
    finding: "Finding"
    drafts: "Drafts"
    commands: "tuple[Command, ...]"

    def __init__(
        self,
        work: Work,
        clock: Callable[[], datetime],
        settings: Settings,
        *,
        is_outline: bool = False,
    ) -> None:
        super().__init__()
        self.work, self.clock, self.settings = work, clock, settings
        self.initials = settings.initials
        today = clock().date()
        self.focus_now = Focus(None, today, today)
        self._screens: dict[str, Screen] = {}
        self._page = ""
        self._groups = [[page for page in PLACES if page.group == group] for group in range(3)]
        self.is_outline = True
        work.failed.connect(problem.report)
        self.setWindowTitle("GF2 Tracker")
        self.setMinimumSize(min(theme.px(720), 960), min(theme.px(480), 600))
        titles = [[page.title for page in group] for group in self._groups]
        self.front = Front(titles, is_narrow=settings.is_sidebar_narrow)
        self.setCentralWidget(self.front)
        if settings.window:
            told = settings.window.encode(errors="replace")
            if not self.restoreGeometry(QByteArray.fromBase64(told)):
                settings.window = ""  # broken, or of a screen of another size: as the first time
        if not is_outline:
            self.furnish()

    def furnish(self) -> None:
        """Put everything in its place; a window that is only an outline answers nothing yet."""
        from ui import furniture  # noqa: PLC0415  # after the first paint

        furniture.furnish(self, self._groups)
        self.is_outline = False
        self._connect()

    def _connect(self) -> None:
        self.work.opened.connect(self._on_opened)
        self.work.not_opened.connect(self.opening.show_why)
        self.opening.wanted.connect(self.work.start)
        self.opening.backup_wanted.connect(self.work.bring_back)
        self.work.changed.connect(self._on_changed)
        self.work.refused.connect(self._on_refused)
        self.work.progressed.connect(self._on_progressed)
        self.side.opened.connect(self.open_page)
        self.side.folded.connect(partial(setattr, self.settings, "is_sidebar_narrow"))
        self.side.user_pressed.connect(self.open_menu)
        self.desk.classes_known.connect(self._on_classes)
        self.desk.course_known.connect(self._show_focus)
        self.desk.staff_known.connect(self.sitting.show)
        self.sitting.changed.connect(self._on_sitting)
        self.bar.class_chosen.connect(self._on_class_chosen)
        self.bar.day_chosen.connect(self.show_day)
        self.bar.search_wanted.connect(self.open_palette)
        self.band.week_chosen.connect(self.show_day)
        self.foot.undo_wanted.connect(self.work.undo)
        self.foot.stop_wanted.connect(self.work.stop)
        self._minutes = QTimer(self)
        self._minutes.timeout.connect(self._on_minute)
        self._minutes.start(MINUTE_MS)

    # --- where the user is -----------------------------------------------------------------------

    def open_page(self, name: str, focus: Focus | None = None) -> None:
        """Show a page, with another Focus when one is given; nothing before the store stands.

        What was refused on another page is not told on this one.
        """
        if not self.stands:
            return
        if name != self._page:
            self.foot.leave_refusal()
        if focus is not None:
            self._take(focus)
        screen = self.page(name)
        self._page = name
        self.side.choose(STANDS_IN_FOR.get(name, name))
        self.pages.setCurrentWidget(screen)
        screen.look_at(self.focus_now)
        screen.take_focus()
        is_student = name == "student"
        self.finding.saw(f"student:{self.focus_now.student_id}" if is_student else f"page:{name}")

    @property
    def here(self) -> str:
        """The name of the page that is shown; "" before the first."""
        return self._page

    def show_day(self, day: date) -> None:
        """Look at another day, on this page."""
        self._take(replace(self.focus_now, day=day))

    def step_day(self, direction: int) -> None:
        """Look at the next (1) or the last (-1) school day of the class."""
        self.bar.step(direction)

    def page(self, name: str) -> Screen:
        """Return a page by name, made when it is asked for first."""
        if name not in self._screens:
            wanted = next(page for page in SCREENS if page.name == name)
            module, _colon, kind = wanted.home.partition(":")
            screen: Screen = getattr(import_module(module), kind)(self.work, self.clock)
            screen.went.connect(self._on_went)
            screen.told.connect(self.foot.tell)
            screen.badged.connect(partial(self._on_badged, name))
            screen.initials, screen.settings = self.initials, self.settings
            if name == "import":
                chooser: Any = screen
                chooser.chosen.connect(self.open_file)
            self._screens[name] = screen
            self.pages.addWidget(screen)
            if "ui.table" in sys.modules:  # else no page with a table has been made
                from ui.remembering import remember_tables  # noqa: PLC0415  # slow

                remember_tables(name, screen, self.settings)
        return self._screens[name]

    def half_done(self) -> list[tuple[str, HalfDone]]:
        """Return what stands on pages and is not stored, by the page's name."""
        told = ((name, screen.half_done()) for name, screen in self._screens.items())
        return [(name, half) for name, half in told if half is not None]

    @override
    def made_page(self, name: str) -> Any:
        return self.page(name)

    @override
    def opened_page(self, name: str) -> Any:
        self.open_page(name)
        return self.page(name)

    def _take(self, focus: Focus) -> None:
        if focus == self.focus_now:
            return
        if self.stands:
            self.finding.turned(self.focus_now, focus)
        self.focus_now = focus
        self.desk.look_at(focus)
        self._show_focus()
        if self._page:
            self._screens[self._page].look_at(focus)

    def _on_went(self, go: Go) -> None:
        if go.page is None or go.page == self._page:
            self._take(go.focus)
        else:
            self.open_page(go.page, go.focus)
        if go.page is not None and go.view:
            several: Any = self._screens[go.page]
            several.show_view(go.view)

    def _on_class_chosen(self, class_id: Any) -> None:
        self._take(replace(self.focus_now, class_id=class_id))

    # --- the frame shows what it knows -------------------------------------------------------------

    def _on_opened(self, store: Any) -> None:
        self.finding.recent.use(store.where)
        self.desk.look_at(self.focus_now)
        self.desk.ask_everything()
        if self.stands:
            self._ask_the_rest()

    def _fetch_the_rest(self, _painted: object) -> None:
        from ui import furniture  # noqa: PLC0415  # as above

        furniture.complete(self, self._ask_the_rest)

    def _ask_the_rest(self) -> None:
        """Ask for what no page waits for, once the first one is shown."""
        self.finding.ask()
        self.backups.show_newest()

    def _on_classes(self) -> None:
        self.bar.offer_classes(self.desk.choices(self.initials))
        row = self.desk.class_row(self.focus_now.class_id)
        if row is None:
            row = self.desk.first_class(self.initials, self.settings.last_class)
            self._take(replace(self.focus_now, class_id=row.id if row is not None else None))
        if not self.stands:
            from ui import furniture  # noqa: PLC0415  # after the first paint

            self.stands = True
            self.open_page("today" if row is not None else "classes")
            self.work.with_store(furniture.let_paint, self._fetch_the_rest)
        self._show_focus()

    def _show_focus(self) -> None:
        focus, row = self.focus_now, self.desk.class_row(self.focus_now.class_id)
        course = self.desk.course if row is not None else None
        about = self.desk.about(focus.class_id)
        self.bar.show_class(focus.class_id, row.code if row else "", about, course)
        self.bar.show_day(focus.day, focus.today)
        self.band.show_course(course, focus.day, focus.today)

    def _on_badged(self, name: str, count: int) -> None:
        self.side.show_count(name, count, must_act=name == "today")

    # --- what was done -----------------------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        self.foot.tell_saved()
        if change.kind is StepKind.UNDO:
            self.foot.tell(change.label)
        else:
            self.foot.deed(change.label)
        self.desk.on_changed(change)
        self.finding.on_changed(change)

    def _on_refused(self, refusal: Refusal) -> None:
        self.foot.refuse(refusal)

    def _on_progressed(self, progress: tuple[int, int, str]) -> None:
        done, total, text = progress
        if total:
            self.foot.work(text, done / total)
        else:
            self.foot.work_over()

    # --- who sits here, menus, keys ------------------------------------------------------------------

    def open_palette(self, typed: str = "") -> None:
        """Open the field that finds everything (Ctrl+K)."""
        self.finding.open(typed)

    def use_initials(self, initials: str) -> None:
        """Say who sits here, written on every step from now on; kept for the next start too."""
        self.sitting.use(initials)

    def _on_sitting(self, initials: str) -> None:
        self.initials = initials
        if self.stands:
            self._on_classes()
        for screen in self._screens.values():
            screen.initials = initials
        if self._page:
            self._screens[self._page].load_again()

    def open_menu(self) -> None:
        """Open the menu under one's own name (F10)."""
        self.sitting.open_menu()

    def open_keys(self) -> None:
        """Tell the keys of the page, else those that work everywhere (F1)."""
        if self._page and self._screens[self._page].open_keys():
            return
        from ui.dialogs.windowkeys import WindowKeys  # noqa: PLC0415  # after the first paint

        pages = [(page.keys, page.title) for page in PLACES]
        told = [(one.keys[0], one.text) for one in self.commands if one.keys]
        WindowKeys(self, pages, told, chapter=OF_PAGE.get(self._page, "")).open_over()

    def open_guide(self) -> None:
        """Open the guide where it tells of the page (Shift+F1)."""
        from ui.dialogs.guidesheet import GuideSheet  # noqa: PLC0415  # after the first paint

        GuideSheet(self, OF_PAGE.get(self._page, "")).open_over()

    def go_to_today(self) -> None:
        """Look at the real today."""
        self.show_day(self.focus_now.today)

    def step_area(self, direction: int) -> None:
        """Give the keyboard to the next (1) or the last (-1) area of the window."""
        from ui import areas  # noqa: PLC0415  # after the first paint

        areas.step([self.side, self.bar, self.band, self.pages, self.foot], direction)

    def offer(self, text: str, action: str, slot: Callable[[], object]) -> None:
        """Say in the foot what was done, and what can be done with it."""
        self.foot.tell(text, action, slot)

    def offer_again(self, refusal: Refusal, slot: Callable[[], object]) -> None:
        """Say in the foot why a file was not read or written, and offer to try it once more."""
        self.foot.refuse(refusal, _("Prøv igen"), slot)

    # --- the day, the end ----------------------------------------------------------------------------

    def _on_minute(self) -> None:
        today = self.clock().date()
        if today != self.focus_now.today:
            follows = self.focus_now.day == self.focus_now.today
            day = today if follows else self.focus_now.day
            self._take(replace(self.focus_now, today=today, day=day))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from ui.keys import take_table  # noqa: PLC0415  # after the first paint

        if self.is_outline or not take_table(self, event):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.is_outline:
            self.side.fit(self.width())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        with problem.closing(event):
            if self.is_outline:
                self.work.close()
                return
            self.settings.window = base64.b64encode(self.saveGeometry().data()).decode()
            row = self.desk.class_row(self.focus_now.class_id)
            self.settings.last_class = row.code if row is not None else ""
            self.settings.write()
            self.drafts.keep_for_next_time()
            event.setAccepted(self.leaving.may_go())
