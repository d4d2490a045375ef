"""The forms of a class's plan, as any page opens them: asked for, shown, done when they are saved."""

from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from typing import Any

from gf2tracker.actions import holding, planform, template
from gf2tracker.actions import plan as deeds
from gf2tracker.domain.activity import PlannedId, TemplateId
from gf2tracker.domain.people import ClassId
from gf2tracker.language import _, plural
from gf2tracker.queries import catalogue, classes, plancard, staff
from gf2tracker.queries import template as templates
from gf2tracker.queries.plancard import PlannedDetails
from ui.dialogs.applying import ApplyDialog, Wanted
from ui.dialogs.held import HeldDialog
from ui.dialogs.newactivity import NewActivityDialog
from ui.dialogs.planned import PlannedDialog
from ui.dialogs.templateform import TemplateDialog
from ui.draft import reopens
from ui.screen import Screen
from ui.watched import watched

LONG = 4
"""From how many classes on a template is laid with progress."""


class PlanForms:
    """Opens forms over a page; refusals stand at their field."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    @reopens
    def open_new(
        self,
        class_id: ClassId,
        day: date | None,
        phase: int,
        then: Callable[[PlannedId], object] | None = None,
    ) -> None:
        """Open the form of a new activity on a day; `then` gets what was laid in the plan."""
        screen = self._screen

        def show(answer: Any) -> None:
            today = screen.focus_now.today
            dialog = NewActivityDialog(screen.window(), answer.value, day, phase, today)

            def added(planned_id: PlannedId) -> None:
                dialog.accept()
                if then is not None:
                    then(planned_id)

            def save(values: dict[str, Any]) -> None:
                args = class_id, dialog.what, values["date"], values["first_lesson"] or 0
                screen.do(deeds.add, *args, then=added, refused=dialog.refuse)

            dialog.submitted.connect(save)
            dialog.open_over()

        screen.work.ask(show, catalogue.listing)

    @reopens
    def open_edit(self, planned_id: PlannedId) -> None:
        """Open the form of a planned activity."""
        screen = self._screen

        def show(details: PlannedDetails, answer: Any) -> None:
            today = screen.focus_now.today
            dialog = PlannedDialog(screen.window(), details, answer.value, today)

            def save(values: dict[str, Any]) -> None:
                self._do(dialog, planform.save, planned_id, dialog.filled(values))

            dialog.submitted.connect(save)
            dialog.open_over()

        def with_staff(answer: Any) -> None:
            screen.work.ask(partial(show, answer.value), staff.everybody)

        self._ask(with_staff, planned_id)

    @reopens
    def open_held(self, planned_id: PlannedId) -> None:
        """Open the form of an activity that was held."""
        screen = self._screen

        def show(answer: Any) -> None:
            today = screen.focus_now.today
            dialog = HeldDialog(screen.window(), answer.value, today)

            def save(_values: object) -> None:
                self._do(dialog, holding.hold, planned_id, dialog.held, today)

            dialog.submitted.connect(save)
            dialog.open_over()

        self._ask(show, planned_id)

    @reopens
    def open_template(self, class_id: ClassId, code: str) -> None:
        """Open the form that saves a class's plan as a template."""
        dialog = TemplateDialog(self._screen.window(), code)

        def save(values: dict[str, Any]) -> None:
            self._do(dialog, *dialog.deed(class_id, values))

        dialog.submitted.connect(save)
        dialog.open_over()

    @reopens
    def open_apply(
        self, chosen: Collection[ClassId], template_id: TemplateId | None = None
    ) -> None:
        """Open the form that lays a template on classes; some are chosen already."""
        screen = self._screen

        def show(listed: Any, answer: Any) -> None:
            if not listed.value:
                text = _("Skolen har ingen skabelon endnu. Gem et holds plan som skabelon først.")
                screen.told.emit(text)
                return
            rows, today = answer.value, screen.focus_now.today
            dialog = ApplyDialog(screen.window(), listed.value, rows, chosen, today)
            dialog.choose(template_id)
            dialog.asked.connect(partial(self._preview, dialog))
            dialog.submitted.connect(lambda _values: self._apply(dialog))
            dialog.ask()
            dialog.open_over()

        def with_classes(listed: Any) -> None:
            screen.work.ask(partial(show, listed), classes.listing, screen.focus_now.today)

        screen.work.ask(with_classes, templates.listing)

    def _preview(self, dialog: ApplyDialog, wanted: Wanted) -> None:
        def show(answer: Any) -> None:
            dialog.show_preview(wanted, answer.value)

        args = wanted.template_id, wanted.class_ids, wanted.first_day
        self._screen.work.ask(show, templates.preview, *args, refused=dialog.refuse)

    def _apply(self, dialog: ApplyDialog) -> None:
        wanted = dialog.wanted
        args = wanted.template_id, wanted.class_ids, wanted.first_day
        if len(wanted.class_ids) < LONG:
            self._do(dialog, template.apply, *args)
            return
        words = plural(len(wanted.class_ids), _("{n} hold"), _("{n} hold"))
        text = _("Skabelonen lægges på {classes}").format(classes=words)

        def job(store: Any, progress: Any) -> Any:
            deed = watched(template.apply, progress, dialog.lines, text)
            return store.do(deed, *args)

        def done(_value: object) -> None:
            dialog.accept()

        self._screen.work.do_long(job, done, dialog.refuse, dialog.take_again)

    def _ask(self, show: Callable[[Any], None], planned_id: PlannedId) -> None:
        today = self._screen.focus_now.today
        self._screen.work.ask(show, plancard.planned, planned_id, today)

    def _do(self, dialog: Any, action: Callable[..., Any], *args: Any) -> None:
        def done(_value: object) -> None:
            dialog.accept()

        self._screen.do(action, *args, then=done, refused=dialog.refuse)
