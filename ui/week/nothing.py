"""What the week says when it has nothing to show: the weeks on both sides, or the first steps."""

from collections.abc import Callable

from gf2tracker.language import _
from gf2tracker.queries.week import Week
from ui.button import Button
from ui.register.nothing import Between
from ui.week.words import closed_words


class NoWeek(Between):
    """A week without school; its keys are those of the week."""

    def __init__(self, go: Callable[..., None]) -> None:
        super().__init__(go, Button("", keys="PgUp"), Button("", keys="PgDown"))

    def tell_closed(self, week: Week) -> None:
        """Say why a week has no register, and offer the weeks there are beside it."""
        back = _("Forrige uge") if week.after else _("Sidste undervisningsuge")
        on = _("Næste uge") if week.before else _("Første undervisningsuge")
        self.tell_between(
            closed_words(week),
            is_back=week.after is None,
            before=back if week.before else "",
            after=on if week.after else "",
        )
