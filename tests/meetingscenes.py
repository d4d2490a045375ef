"""What the gallery shows of meetings: the list, minutes while they are typed, tasks, papers."""

from typing import Any

from tests.scene import BOTH, LARGE, MIDDLE, SMALL, Scene, class_named, on_page, press
from tests.schools import AWKWARD

MINUTES = (
    "Vi gennemgik fraværet. To elever ringes op i dag.",
    "@Mette 27/11 ring til mester om de to elever",
    "Branchedagen mangler tre virksomheder.",
    "@Sille fredag ring til to virksomheder",
    "@Karin find et lokale",
)


def _meetings(screen: Any) -> None:
    screen.show_view("meetings")


def _held(screen: Any) -> None:
    """Look at the newest meeting that has minutes."""
    rows = screen.here.table.rows.items
    held = next(row for row in rows if row.state.value == "held")
    screen.here.table.choose(held.id)


def _write(screen: Any) -> None:
    edit = screen.here.pane.minutes.edit
    edit.setFocus()
    edit.setPlainText("\n".join(MINUTES))


def _mend(screen: Any) -> None:
    screen.here.pane.tasks.board.rows[0].click()


SHOWN = on_page("plan", _meetings)
OLDER = (class_named("tøm-26b"), SHOWN)

MEETINGS = (
    Scene("meetings", "plan", (SHOWN,), sizes=(SMALL, *BOTH)),
    Scene("meetings-held", "plan", (*OLDER, on_page("plan", _held)), sizes=BOTH),
    Scene("meetings-minutes", "plan", (SHOWN, on_page("plan", _write)), sizes=BOTH),
    Scene("meetings-new", "plan", (SHOWN, press("Ctrl+N"))),
    Scene("meetings-task", "plan", (SHOWN, on_page("plan", _mend))),
    Scene("meetings-all", "plan", (SHOWN, press("Alt+2")), sizes=BOTH),
    Scene("meetings-tasks", "plan", (SHOWN, press("Alt+3")), sizes=BOTH),
    Scene("meetings-paper", "plan", (SHOWN, press("Ctrl+Shift+P")), sizes=(MIDDLE,)),
    Scene("meetings-keys", "plan", (SHOWN, press("F1"))),
    Scene("meetings-none", "plan", (class_named("tøm-26b"), SHOWN), AWKWARD),
    Scene("meetings-200", "plan", (SHOWN,), scale=2, sizes=(SMALL, LARGE)),
)
