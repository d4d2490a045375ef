"""What is written in a week: marks of several days in one step."""

from collections.abc import Sequence

from typing_extensions import override

from gf2tracker.actions import register as registers
from gf2tracker.errors import Refusal
from gf2tracker.language import _, day_long
from gf2tracker.queries.week import Week
from ui.register.marking import Marking
from ui.register.typing import Written, cells_of
from ui.week.model import WeekModel


class WeekMarking(Marking):
    """Does deeds on the week of a page; a block over several days is one deed."""

    @override
    def write(self, changes: Sequence[Written]) -> None:
        model = self.view.model_here
        assert isinstance(model, WeekModel)
        week = model.register
        cells = cells_of(model.rows, changes)
        if week is None or not cells:
            return
        try:
            _refuse_outside(model, week, changes)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        model.put_marks({change.row: change.marks for change in changes})
        lessons = week.lessons
        wanted = {
            (who, lessons[at - 1].date, lessons[at - 1].number): mark
            for (who, at), mark in cells.items()
            if at is not None
        }
        self.do(registers.mark_days, self.class_id, wanted)


def _refuse_outside(model: WeekModel, week: Week, changes: Sequence[Written]) -> None:
    """Refuse marks on days on which a student is not in the class."""
    for change in changes:
        row = model.rows[change.row]
        wrong = next((at for at in sorted(row.away) if change.marks[at - 1] is not None), None)
        if wrong is not None:
            day = day_long(week.lessons[wrong - 1].date)
            text = _("{name} går ikke på {code} {day}. Ingen mærker er sat.")
            raise Refusal(text.format(name=row.name, code=week.code, day=day), field="student")
