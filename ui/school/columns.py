"""The columns of page Skole's tables: sites, programmes, reasons and staff."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.language import _, date_long, join_words
from gf2tracker.queries.school import ProgrammeRow, ReasonRow, SiteRow
from gf2tracker.queries.staff import StaffMember
from ui import paint, theme
from ui.cells import Drawn, Words, beside
from ui.column import Column
from ui.register.tile import paint_tile

FROM_THE_START = date(2000, 1, 1)
TIME = 46
UNCOUNTED = {
    AbsenceKind.SCHOOL: _("som til stede"),
    AbsenceKind.EXEMPT: _("slet ikke"),
}


@dataclass(frozen=True)
class TileCell(Drawn):
    """A mark's tile as the register draws it."""

    kind: AbsenceKind

    @property
    @override
    def plain(self) -> str:
        """The letter."""
        return self.kind.value

    @property
    @override
    def order(self) -> int:
        """The place of the letter among the letters."""
        return list(AbsenceKind).index(self.kind)

    @override
    def width(self) -> float:
        """Return how wide the tile is."""
        return theme.px(34)

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint the tile in the middle of the cell's height."""
        high = min(float(theme.px(20)), at.height() - theme.px(4))
        top = round(at.center().y() - high / 2)
        tile = QRectF(at.left(), top, min(self.width(), at.width()), high)
        paint_tile(painter, tile, Mark(self.kind))


@dataclass(frozen=True)
class Times(Drawn):
    """Times of day in straight columns, so that bells can be compared."""

    times: tuple[str, ...]

    @property
    @override
    def plain(self) -> str:
        """The times with a space between them."""
        return " ".join(self.times)

    @override
    def width(self) -> float:
        """Return how wide ten times are."""
        return theme.px(TIME) * len(self.times)

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint each time at the right of its own column; those without room are left out."""
        wide = theme.px(TIME)
        for place, time in enumerate(self.times):
            left = at.left() + place * wide
            if left + wide > at.right() + theme.px(8):
                break
            slot = QRectF(left, at.top(), wide - theme.px(8), at.height())
            paint.text(painter, slot, time, "ink2", align=paint.RIGHT)


# --- sites and programmes ------------------------------------------------------------------------


def site_columns() -> list[Column[SiteRow]]:
    """Return the columns of sites."""
    return [
        Column(
            _("Afdeling"), lambda one: one.name, name="name", width=150, weight=1.0, is_bold=True
        ),
        Column(_("Lektionerne begynder"), _bell, name="bell", width=460),
        Column(_("Hold"), lambda one: one.classes, name="classes", kind="number", width=48),
    ]


def _bell(site: SiteRow) -> Times:
    return Times(tuple(site.bell.split()))


def programme_columns() -> list[Column[ProgrammeRow]]:
    """Return the columns of programmes."""
    return [
        Column(
            _("Uddannelse"), lambda one: one.name, name="name", width=240, weight=1.0, is_bold=True
        ),
        Column(_("Kort"), lambda one: one.short, name="short", width=80),
        Column(_("CØSA-formål"), lambda one: one.cosa_code, name="cosa", width=90),
        Column(_("Hold"), lambda one: one.classes, name="classes", kind="number", width=48),
    ]


# --- reasons -------------------------------------------------------------------------------------


def reason_columns(today: Callable[[], date]) -> list[Column[ReasonRow]]:
    """Return the columns of reasons as they count today."""

    def counts(one: ReasonRow) -> Words:
        return Words(counts_as(one, today()), "ink" if one.is_active else "ink3")

    def since(one: ReasonRow) -> Words:
        if not one.is_active:
            return Words(_("taget ud af brug"), "ink3")
        return Words(in_force(one, today()), "ink2")

    return [
        Column(_("Mærke"), lambda one: TileCell(one.kind), name="kind", width=48),
        Column(_("Årsag"), _reason, name="name", width=200, weight=1.0),
        Column(_("Tæller"), counts, name="lawful", width=96),
        Column(_("Gælder"), since, name="since", width=200, weight=0.6),
    ]


def counts_as(reason: ReasonRow, day: date) -> str:
    """Return how marks with a reason count on a day: "lovligt", "ulovligt" or not at all."""
    if reason.kind in UNCOUNTED:
        return UNCOUNTED[reason.kind]
    return lawful_word(is_lawful=reason.is_lawful(day))


def lawful_word(*, is_lawful: bool) -> str:
    """Return "lovligt" or "ulovligt"."""
    return _("lovligt") if is_lawful else _("ulovligt")


def in_force(reason: ReasonRow, day: date) -> str:
    """Return since when the reason counts as it does on a day, and from when it will not."""
    if reason.kind in UNCOUNTED:
        return ""
    since = max((since for since, _is_lawful in reason.rules if since <= day), default=None)
    is_old = since is None or since <= FROM_THE_START
    parts = [_("altid") if is_old else _("siden {day}").format(day=date_long(since or day))]
    for first, is_lawful in reason.rules:
        if first > day:
            word = lawful_word(is_lawful=is_lawful)
            parts.append(_("{word} fra {day}").format(word=word, day=date_long(first)))
    return ", ".join(parts)


def _reason(one: ReasonRow) -> Words:
    return Words(one.name, "ink" if one.is_active else "ink3", is_bold=one.is_default)


# --- staff ---------------------------------------------------------------------------------------


def staff_columns(me: Callable[[], str]) -> list[Column[StaffMember]]:
    """Return the columns of the staff; `me` tells the initials of who sits here."""

    def name(one: StaffMember) -> Drawn:
        shade = "ink" if one.is_active else "ink3"
        words = Words(one.name, shade, is_bold=one.is_active)
        is_me = bool(me()) and one.initials == me()
        return beside(words, Words(_("dig"), "accenttext", size="small")) if is_me else words

    return [
        Column(_("Initialer"), lambda one: one.initials, name="initials", width=64, shade="ink2"),
        Column(
            _("Navn"),
            name,
            name="name",
            width=180,
            weight=0.8,
            told_as=(Column(_("Navn"), lambda one: one.name, name="name"),),
        ),
        Column(_("Roller"), roles, name="roles", width=150, weight=0.8, shade="ink2"),
        Column(_("Telefon"), lambda one: one.phone, name="phone", width=84),
        Column(_("Mail"), lambda one: one.mail, name="mail", width=150, weight=0.8, shade="ink2"),
    ]


def roles(one: StaffMember) -> str:
    """Return somebody's roles in words."""
    return join_words(role.label for role in one.roles)
