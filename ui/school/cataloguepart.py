"""The school's catalogue of activities, and its templates, on page Skole."""

from collections.abc import Callable, Sequence

from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.language import _, number, plural
from gf2tracker.queries.catalogue import ListedActivity
from gf2tracker.queries.template import ListedTemplate
from ui.cells import Words
from ui.column import Column
from ui.pill import Filters
from ui.planboard.kinds import ICONS
from ui.school.listing import Deed, Listing
from ui.symbol import State
from ui.table import Table

USED, OUT = "used", "out"


class CataloguePart(Listing[ListedActivity]):
    """One line an activity; those out of use stand under a filter of their own."""

    def __init__(
        self,
        edit: Callable[[ListedActivity], object],
        retire: Callable[[ListedActivity], object],
        bring_back: Callable[[ListedActivity], object],
    ) -> None:
        table = Table(activity_columns(), lambda one: one.id, name=_("Aktiviteter"))
        table.show_empty(
            _("Ingen aktiviteter her"), _("Kataloget er det, holdenes planer bygges af.")
        )
        self.used = Filters(_("Vis"), [(USED, _("I brug")), (OUT, _("Taget ud"))])
        self._rows: Sequence[ListedActivity] = ()
        super().__init__(
            table,
            _("Ny aktivitet"),
            [
                Deed(_("Ret"), edit, "tool", "F2"),
                Deed(_("Tag ud af brug"), retire, "close", "Del", _is_active),
                Deed(_("Tag i brug igen"), bring_back, "undo", "", _is_retired),
            ],
            [self.used],
        )
        self.used.chosen.connect(self._show)

    def show_activities(self, rows: Sequence[ListedActivity]) -> None:
        """Show the catalogue."""
        self._rows = rows
        self._show()

    def offer_used(self) -> None:
        """Turn to those in use, as when a new one comes."""
        self.used.choose(USED)
        self._show()

    def count(self) -> int:
        """Return how many are in use."""
        return sum(one.is_active for one in self._rows)

    def _show(self) -> None:
        active = self.count()
        self.used.show_counts({USED: active, OUT: len(self._rows) - active})
        is_used = self.used.current == USED
        self.replace([one for one in self._rows if one.is_active == is_used])
        proposals = sum(one.is_active and one.is_proposal for one in self._rows)
        told = plural(active, _("{n} aktivitet kan lægges"), _("{n} aktiviteter kan lægges"))
        rest = plural(proposals, _("{n} er et forslag"), _("{n} er forslag"))
        self.head.tell(told, rest if proposals else "")


class TemplatePart(Listing[ListedTemplate]):
    """One line a template; Enter lays it on classes."""

    def __init__(
        self,
        use: Callable[[ListedTemplate], object],
        edit: Callable[[ListedTemplate], object],
        rename: Callable[[ListedTemplate], object],
        take_newer: Callable[[ListedTemplate], object],
        remove: Callable[[ListedTemplate], object],
    ) -> None:
        table = Table(template_columns(), lambda one: one.id, name=_("Skabeloner"))
        table.show_empty(
            _("Ingen skabelon endnu"), _("Gem et holds plan som skabelon, og brug den på andre.")
        )
        super().__init__(
            table,
            _("Gem holdets plan"),
            [
                Deed(_("Brug"), use, "copy", "Enter"),
                Deed(_("Ret aktiviteterne"), edit, "plan", "F2"),
                Deed(_("Omdøb"), rename, "tool"),
                Deed(_("Tag katalogets nyeste udgave"), take_newer, "redo", "", _is_older),
                Deed(_("Slet"), remove, "close", "Del"),
            ],
        )

    def show_templates(self, rows: Sequence[ListedTemplate]) -> None:
        """Show the school's templates."""
        self.replace(rows)
        unused = sum(not one.classes for one in rows)
        count = plural(len(rows), _("{n} skabelon"), _("{n} skabeloner"))
        rest = plural(unused, _("{n} er ikke brugt endnu"), _("{n} er ikke brugt endnu"))
        self.head.tell(count if rows else _("Ingen skabelon endnu"), rest if unused else "")


def activity_columns() -> list[Column[ListedActivity]]:
    """Return the columns of the catalogue."""
    return [
        Column(_("Aktivitet"), _title, name="title", width=220, weight=1.0),
        Column(
            _("Art"),
            lambda one: one.content.kind.label,
            name="kind",
            width=150,
            shade="ink2",
            is_hidden=True,
        ),
        Column(_("Fase"), _phase, name="phase", width=122, shade="ink2", order=_phase_number),
        Column(
            _("Virks."),
            lambda one: one.content.companies_needed,
            name="companies",
            kind="number",
            width=44,
            tip=_("Hvor mange virksomheder der ønskes"),
        ),
        Column(
            _("Lekt."),
            lambda one: one.content.lessons,
            name="lessons",
            kind="number",
            width=40,
            tip=_("Hvor mange lektioner den tager"),
        ),
        Column(_("Hold"), lambda one: one.classes, name="classes", kind="number", width=44),
        Column(_("Holdt"), lambda one: one.held, name="held", kind="number", width=44),
        Column(_("Vurdering"), _score, name="score", width=64, order=lambda one: one.score),
        Column(_("Udgave"), _version, name="version", width=58, order=lambda one: one.version),
        Column(
            _("Ældre i"),
            _older,
            name="older",
            width=76,
            order=lambda one: one.older,
            tip=_("Planer, der har en ældre udgave og ikke har holdt den endnu"),
        ),
    ]


def template_columns() -> list[Column[ListedTemplate]]:
    """Return the columns of templates."""
    return [
        Column(
            _("Skabelon"), lambda one: one.name, name="name", width=170, weight=0.8, is_bold=True
        ),
        Column(_("Om"), lambda one: one.about, name="about", width=150, weight=1.0, shade="ink2"),
        Column(_("Uger"), lambda one: one.weeks, name="weeks", kind="number", width=40),
        Column(_("Faser"), lambda one: one.phases, name="phases", width=64, shade="ink2"),
        Column(_("Aktiviteter"), lambda one: one.slots, name="slots", kind="number", width=72),
        Column(
            _("Virks."),
            lambda one: one.companies,
            name="companies",
            kind="number",
            width=44,
            tip=_("Hvor mange virksomheder der ønskes"),
        ),
        Column(_("Hold"), lambda one: one.classes, name="classes", kind="number", width=40),
        Column(_("Katalog"), _news, name="older", width=110, order=lambda one: one.older),
    ]


def _title(one: ListedActivity) -> Words:
    shade = "ink" if one.is_active else "ink3"
    return Words(one.content.title, shade, icon=ICONS[one.content.kind])


def _version(one: ListedActivity) -> Words:
    return Words(_("forslag") if one.is_proposal else str(one.version), "ink3")


def _phase(one: ListedActivity) -> str:
    number_of = one.content.phase
    return PHASE_NAMES[number_of - 1] if number_of else _("hele forløbet")


def _phase_number(one: ListedActivity) -> int:
    return one.content.phase or len(PHASE_NAMES) + 1


def _score(one: ListedActivity) -> str:
    return number(one.score, 1) if one.score is not None else ""


def _older(one: ListedActivity) -> Words:
    words = plural(one.older, _("{n} plan"), _("{n} planer")) if one.older else ""
    return Words(words, "lawfultext" if one.older else "", state=State.CHANGED if words else None)


def _news(one: ListedTemplate) -> Words:
    words = plural(one.older, _("{n} er ældre"), _("{n} er ældre")) if one.older else ""
    return Words(words, "lawfultext", state=State.CHANGED if words else None)


def _is_active(one: ListedActivity) -> bool:
    return one.is_active


def _is_retired(one: ListedActivity) -> bool:
    return not one.is_active


def _is_older(one: ListedTemplate) -> bool:
    return bool(one.older)
