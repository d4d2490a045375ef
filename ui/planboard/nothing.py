"""What the plan says when there is none: what belongs here, and the first steps."""

from collections.abc import Sequence

from gf2tracker.language import _
from gf2tracker.queries.template import ListedTemplate
from ui.button import Button
from ui.register.nothing import Go, Nothing


class NoPlan(Nothing):
    """No class, or a class with nothing planned."""

    def __init__(self, go: Go) -> None:
        self.use = Button(_("Brug skabelon"), icon="copy", kind="primary")
        self.new = Button(_("Ny aktivitet"), icon="plus", keys="Ctrl+N")
        self.propose = Button(_("Læg forslagene ud"), icon="plan", kind="primary")
        super().__init__(go, self.use, self.propose, self.new)
        self._code: str | None = None
        self._has_templates = False

    def tell_no_plan(self, code: str) -> None:
        """Say what belongs in a class's plan, and offer a template where there is one."""
        self._code = code
        self._tell()

    def offer_templates(self, templates: Sequence[ListedTemplate]) -> None:
        """Take the school's templates: without one the catalogue is what there is to lay out."""
        self._has_templates = bool(templates)
        if (self._code is not None and not self.use.isHidden()) or not self.new.isHidden():
            self._tell()

    def _tell(self) -> None:
        title = _("{code} har ingen plan endnu").format(code=self._code)
        text = _(
            "Her står, hvad der skal ske i hver uge: besøg, møder, samtaler og frister, "
            "hvem der har dem, og hvor mange virksomheder der kommer."
        )
        self.tell(title, text, self.use if self._has_templates else self.propose, self.new)
