"""The forms of page Opfølgning, opened over it and done when they are saved."""

from collections.abc import Callable, Sequence
from typing import Any

from gf2tracker.actions import followup
from gf2tracker.domain.people import StaffId, StudentId
from gf2tracker.queries.notes import NoteEntry
from gf2tracker.queries.signals import Case
from gf2tracker.queries.staff import StaffMember
from ui.dialog import Dialog
from ui.dialogs.followup import NextStepDialog, OwnerDialog, open_handled
from ui.dialogs.studentnote import open_note
from ui.draft import reopens
from ui.screen import Screen


class CaseForms:
    """Opens forms about students whom nobody has acted on; refusals stand at their field."""

    def __init__(self, page: Screen) -> None:
        self._page = page

    def open_note(self, case: Case, entry: NoteEntry | None = None) -> None:
        """Open the form of a note, a new one or one to correct."""
        open_note(self._page, _who(case), case.student.called_name, entry)

    def open_handled(self, case: Case) -> None:
        """Open the form that rests a case until a day, with a reason."""
        open_handled(self._page, _who(case), case.student.called_name)

    @reopens
    def open_next(self, case: Case) -> None:
        """Open the form of the next step."""
        page, name = self._page, case.student.called_name
        today = page.focus_now.today
        dialog = NextStepDialog(page.window(), name, today, case.next_step, case.next_on)

        def deed(values: dict[str, Any]) -> tuple[Any, ...]:
            return followup.plan_next, _who(case), values["next_step"], values["next_on"]

        self._open(dialog, deed)

    @reopens
    def open_owner(self, cases: Sequence[Case], staff: Sequence[StaffMember]) -> None:
        """Open the form that gives students to somebody, one or many at once."""
        owners = {_given_to(case) for case in cases}
        owner_id = owners.pop() if len(owners) == 1 else None
        dialog = OwnerDialog(self._page.window(), len(cases), staff, owner_id)
        who = [_who(case) for case in cases]
        self._open(dialog, lambda _values: (followup.assign, who, dialog.owner_id()))

    def _open(self, dialog: Dialog, deed: Callable[[dict[str, Any]], tuple[Any, ...]]) -> None:
        def save(values: dict[str, Any]) -> None:
            then, refused = dialog.accept, dialog.refuse
            self._page.do(*deed(values), then=lambda _value: then(), refused=refused)

        dialog.submitted.connect(save)
        dialog.open_over()


def _who(case: Case) -> StudentId:
    return StudentId(case.student.student_id)


def _given_to(case: Case) -> StaffId | None:
    return case.owner.staff_id if case.owner is not None and case.is_given else None
