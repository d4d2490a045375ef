"""What can be done with catalogue and templates on page Skole: forms over it, and deeds at once."""

from collections.abc import Callable
from functools import partial
from typing import Any

from gf2tracker.actions import catalogue, template, templateform
from gf2tracker.queries import catalogue as activities
from gf2tracker.queries import template as templates
from gf2tracker.queries.catalogue import ListedActivity
from gf2tracker.queries.template import ListedTemplate
from ui.dialog import Dialog
from ui.dialogs.activityform import ActivityDialog
from ui.dialogs.slots import SlotsDialog
from ui.dialogs.templateform import TemplateDialog
from ui.draft import reopens
from ui.screen import Screen

Made = Callable[[Any], None]


class CatalogueDeeds:
    """The deeds of one page; `made` gets the id of what was added, None after a change."""

    def __init__(self, page: Screen) -> None:
        self._page = page

    @reopens
    def activity(self, listed: ListedActivity | None, made: Made | None = None) -> None:
        """Open the form of an activity; None is a new one."""
        dialog = ActivityDialog(self._page.window(), listed)
        self._open(dialog, dialog.deed, made)

    @reopens
    def rename(self, row: ListedTemplate) -> None:
        """Open the form that gives a template another name."""
        dialog = TemplateDialog(self._page.window(), row=row)
        self._open(dialog, lambda values: dialog.deed(None, values), None)

    @reopens
    def slots(self, row: ListedTemplate) -> None:
        """Open the form of a template's activities."""
        page = self._page

        def show(details: Any, answer: Any) -> None:
            dialog = SlotsDialog(page.window(), details.value, answer.value)
            self._open(dialog, lambda _values: (templateform.save, row.id, dialog.lines), None)

        def with_catalogue(details: Any) -> None:
            page.work.ask(partial(show, details), activities.listing)

        page.work.ask(with_catalogue, templates.one, row.id)

    def retire(self, listed: ListedActivity) -> None:
        """Take an activity out of what is offered."""
        self._page.do(catalogue.retire, (listed.id,))

    def bring_back(self, listed: ListedActivity) -> None:
        """Offer an activity again."""
        self._page.do(catalogue.bring_back, (listed.id,))

    def take_newer(self, row: ListedTemplate) -> None:
        """Give a template the content that the catalogue has now."""
        self._page.do(template.take_newer, row.id)

    def remove_template(self, row: ListedTemplate) -> None:
        """Take a template away; what it laid in plans stays."""
        self._page.do(template.remove, (row.id,))

    def _open(
        self,
        dialog: Dialog,
        deed: Callable[[dict[str, Any]], tuple[Any, ...]],
        made: Made | None,
    ) -> None:
        def saved(value: Any) -> None:
            dialog.accept()
            if made is not None and value is not None:
                made(value)

        def save(values: dict[str, Any]) -> None:
            self._page.do(*deed(values), then=saved, refused=dialog.refuse)

        dialog.submitted.connect(save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open_over()
