"""What can be done on page Skole: forms opened over the page, and deeds done at once."""

from collections.abc import Callable, Sequence
from typing import Any

from gf2tracker.actions import closed, leaving, reasons, school, staff
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import SiteId
from gf2tracker.errors import Refusal
from gf2tracker.queries.classes import ClassRow
from gf2tracker.queries.leaving import ReasonUse
from gf2tracker.queries.school import (
    ClosedRow,
    ProgrammeRow,
    ReasonRow,
    School,
    Settings,
    SiteRow,
)
from gf2tracker.queries.staff import StaffMember
from ui.dialog import Dialog
from ui.dialogs.closed import ClosedDialog
from ui.dialogs.lawful import LawfulDialog
from ui.dialogs.leavereason import LeaveReasonDialog
from ui.dialogs.programme import ProgrammeDialog
from ui.dialogs.reason import ReasonDialog, ReasonNameDialog
from ui.dialogs.schoolform import SchoolDialog
from ui.dialogs.site import SiteDialog
from ui.dialogs.staff import StaffDialog
from ui.draft import reopens
from ui.school.closedlines import Holidays
from ui.screen import Screen

Made = Callable[[Any], None]


class SchoolDeeds:
    """The deeds of one page; `made` gets the id of what was added, None after a change."""

    def __init__(self, page: Screen) -> None:
        self._page = page

    # --- forms -------------------------------------------------------------------------------------

    @reopens
    def decide(self, settings: Settings) -> None:
        """Open the form of what the school has decided."""
        dialog = SchoolDialog(self._page.window(), settings)
        self._open(dialog, dialog.deed)

    @reopens
    def site(self, site: SiteRow | None, made: Made | None = None) -> None:
        """Open the form of a site; None is a new one."""
        dialog = SiteDialog(self._page.window(), site)
        self._open(dialog, dialog.deed, made)

    @reopens
    def programme(self, programme: ProgrammeRow | None, made: Made | None = None) -> None:
        """Open the form of a programme; None is a new one."""
        dialog = ProgrammeDialog(self._page.window(), programme)
        self._open(dialog, dialog.deed, made)

    @reopens
    def member(self, member: StaffMember | None, made: Made | None = None) -> None:
        """Open the form of somebody of the staff; None is somebody new."""
        dialog = StaffDialog(self._page.window(), member)
        self._open(dialog, dialog.deed, made)

    @reopens
    def reason(self, kind: AbsenceKind, made: Made | None = None) -> None:
        """Open the form of a new reason, under a letter that is proposed."""
        dialog = ReasonDialog(self._page.window(), kind)
        self._open(dialog, dialog.deed, made)

    @reopens
    def rename(self, reason: ReasonRow) -> None:
        """Open the form that gives a reason another name."""
        dialog = ReasonNameDialog(self._page.window(), reason)
        self._open(dialog, dialog.deed)

    @reopens
    def set_lawful(self, reason: ReasonRow) -> None:
        """Open the form that says from when a reason is lawful."""
        dialog = LawfulDialog(self._page.window(), reason, self._page.focus_now.today)
        self._open(dialog, dialog.deed)

    @reopens
    def leave_reason(self, use: ReasonUse | None, made: Made | None = None) -> None:
        """Open the form of a reason for leaving; None is a new one."""
        dialog = LeaveReasonDialog(self._page.window(), use)
        self._open(dialog, dialog.deed, made)

    @reopens
    def close_days(
        self,
        of: School,
        period: ClosedRow | None,
        holidays: Holidays,
        classes: Sequence[ClassRow],
        made: Made,
    ) -> None:
        """Open the form of a closed period; None is a new one."""
        today = self._page.focus_now.today
        dialog = ClosedDialog(self._page.window(), of.sites, today, period)
        dialog.show_school(holidays, classes)
        self._open(dialog, dialog.deed, made)

    def _open(
        self,
        dialog: Dialog,
        deed: Callable[[dict[str, Any]], tuple[Any, ...]],
        made: Made | None = None,
    ) -> None:
        def saved(value: Any) -> None:
            dialog.accept()
            if made is not None:
                made(value)

        def save(values: dict[str, Any]) -> None:
            self._page.do(*deed(values), then=saved, refused=dialog.refuse)

        dialog.submitted.connect(save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_over()

    # --- at once -----------------------------------------------------------------------------------

    def close_quickly(
        self,
        typed: tuple[str, str, int],
        made: Made,
        refused: Callable[[Refusal], None],
    ) -> None:
        """Close what a line says: its text, the site's id ("" is all), the year of a week."""
        text, site, year = typed
        site_id = SiteId(int(site)) if site else None
        self._page.do(closed.add_break, text, site_id, year, then=made, refused=refused)

    def open_days(self, period: ClosedRow) -> None:
        """Open the days of a closed period again."""
        self._page.do(closed.remove, period.id)

    def remove_site(self, site: SiteRow) -> None:
        """Take a site away."""
        self._page.do(school.remove_site, site.id)

    def remove_programme(self, programme: ProgrammeRow) -> None:
        """Take a programme away."""
        self._page.do(school.remove_programme, programme.id)

    def take_out(self, reason: ReasonRow) -> None:
        """Take a reason out of the choices."""
        self._page.do(reasons.deactivate, reason.id)

    def put_back(self, reason: ReasonRow) -> None:
        """Put a reason back among the choices."""
        self._page.do(reasons.activate, reason.id)

    def take_leave_out(self, use: ReasonUse) -> None:
        """Take a reason for leaving out of the choices."""
        self._page.do(leaving.deactivate, use.reason.code)

    def put_leave_back(self, use: ReasonUse) -> None:
        """Put a reason for leaving back among the choices."""
        self._page.do(leaving.activate, use.reason.code)

    def remove_leave_reason(self, use: ReasonUse) -> None:
        """Delete a reason for leaving that nobody has."""
        self._page.do(leaving.remove, use.reason.code)

    def let_go(self, member: StaffMember) -> None:
        """Set somebody as having left."""
        self._page.do(staff.deactivate, member.id)

    def take_on(self, member: StaffMember) -> None:
        """Set somebody who had left as employed."""
        self._page.do(staff.activate, member.id)

    def remove_member(self, member: StaffMember) -> None:
        """Take somebody off the staff list."""
        self._page.do(staff.remove, member.id)
