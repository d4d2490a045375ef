"""Page Skole's plain lists: sites, programmes and reasons, each with what can be done to a row."""

from collections.abc import Callable
from datetime import date

from gf2tracker.language import _
from gf2tracker.queries.school import ProgrammeRow, ReasonRow, SiteRow
from gf2tracker.queries.staff import StaffMember
from ui.school.columns import UNCOUNTED, programme_columns, reason_columns, site_columns
from ui.school.listing import Deed, Listing
from ui.table import Table


def site_listing(
    edit: Callable[[SiteRow], object], remove: Callable[[SiteRow], object]
) -> Listing[SiteRow]:
    """Return the list of sites."""
    table = Table(site_columns(), lambda one: one.id, name=_("Afdelinger"))
    table.show_empty(
        _("Ingen afdeling endnu"), _("En afdeling har sine egne ringetider og lukkedage.")
    )
    deeds = [Deed(_("Ret"), edit, "tool", "F2"), Deed(_("Fjern"), remove, "close", "Del")]
    return Listing(table, _("Ny afdeling"), deeds)


def programme_listing(
    edit: Callable[[ProgrammeRow], object], remove: Callable[[ProgrammeRow], object]
) -> Listing[ProgrammeRow]:
    """Return the list of programmes."""
    table = Table(programme_columns(), lambda one: one.id, name=_("Uddannelser"))
    table.show_empty(_("Ingen uddannelse endnu"), _("Hvert hold går på en uddannelse, fx Tømrer."))
    deeds = [Deed(_("Ret"), edit, "tool", "F2"), Deed(_("Fjern"), remove, "close", "Del")]
    return Listing(table, _("Ny uddannelse"), deeds)


def reason_listing(
    today: Callable[[], date],
    lawful: Callable[[ReasonRow], object],
    rename: Callable[[ReasonRow], object],
    take_out: Callable[[ReasonRow], object],
    put_back: Callable[[ReasonRow], object],
) -> Listing[ReasonRow]:
    """Return the list of reasons for absence, as they count today."""
    table = Table(reason_columns(today), lambda one: one.id, name=_("Fraværsårsager"))
    deeds = [
        Deed(_("Lovligt fra …"), lawful, "clock", "Enter", may_be_lawful),
        Deed(_("Omdøb"), rename, "tool", "F2"),
        Deed(_("Tag ud af brug"), take_out, "close", "Del", is_used),
        Deed(_("Tag i brug igen"), put_back, "undo", "", is_out),
    ]
    return Listing(table, _("Ny årsag"), deeds)


def may_be_lawful(reason: ReasonRow) -> bool:
    """Tell whether a reason counts as absence, lawful or not."""
    return reason.kind not in UNCOUNTED


def is_used(row: ReasonRow | StaffMember) -> bool:
    """Tell whether a row is in use."""
    return row.is_active


def is_out(row: ReasonRow | StaffMember) -> bool:
    """Tell whether a row has been taken out of use."""
    return not row.is_active
