"""The reasons for leaving on page Skole: what each counts as, and how many left for it."""

from collections import Counter
from collections.abc import Callable, Sequence

from gf2tracker.domain.people import CountsAs, LeaveReason
from gf2tracker.language import _, join_words, plural
from gf2tracker.queries.leaving import ReasonUse
from ui.cells import Drawn, Words, beside
from ui.column import Column
from ui.school.listing import Deed, Listing
from ui.table import Table

Call = Callable[[ReasonUse], object]


class LeavingPart(Listing[ReasonUse]):
    """One line a reason; those out of use stand in grey."""

    def __init__(self, edit: Call, take_out: Call, put_back: Call, remove: Call) -> None:
        table = Table(reason_columns(), lambda one: one.reason.code, name=_("Afgangsårsager"))
        super().__init__(
            table,
            _("Ny årsag"),
            [
                Deed(_("Ret"), edit, "tool", "F2"),
                Deed(_("Tag ud af brug"), take_out, "close", "Del", _may_go),
                Deed(_("Tag i brug igen"), put_back, "undo", "", _is_out),
                Deed(_("Slet"), remove, "close", "", _may_be_removed),
            ],
        )

    def show_reasons(self, rows: Sequence[ReasonUse]) -> None:
        """Show the school's reasons and say how they count."""
        self.replace(rows)
        self.head.tell(*counted(rows))

    @staticmethod
    def count(rows: Sequence[ReasonUse]) -> int:
        """Return how many are in use."""
        return sum(one.reason.is_active for one in rows)


def counted(rows: Sequence[ReasonUse]) -> tuple[str, str]:
    """Return how the reasons in use count: how many as dropout, and how many as what else."""
    used = Counter(one.reason.counts_as for one in rows if one.reason.is_active)
    dropout = used.pop(CountsAs.DROPOUT, 0)
    outside = used.pop(CountsAs.OUTSIDE, 0) + used.pop(CountsAs.NOTHING, 0)
    others = [kind for kind in CountsAs if used[kind]]
    rest = [_("{n} {counted}").format(n=used[kind], counted=kind.label) for kind in others]
    if others:
        rest[0] = _("{n} som {counted}").format(n=used[others[0]], counted=others[0].label)
    rest += [_("{n} slet ikke").format(n=outside)] if outside else []
    first = plural(dropout, "{n} årsag tæller som frafald", "{n} årsager tæller som frafald")
    return first, join_words(rest)


def reason_columns() -> list[Column[ReasonUse]]:
    """Return the columns of reasons for leaving."""
    return [
        Column(
            _("Årsag"),
            _name,
            name="name",
            width=220,
            weight=1.0,
            told_as=(
                Column(_("Årsag"), lambda one: one.reason.name, name="name"),
                Column(
                    _("Jeres egen"), lambda one: _("ja") if one.reason.is_own else "", name="own"
                ),
            ),
        ),
        Column(_("Tæller som"), _counts, name="counts", width=200, weight=0.6),
        Column(_("Central kode"), _code, name="central", width=92),
        Column(_("Elever"), lambda one: one.used, name="used", kind="number", width=60),
    ]


def _name(one: ReasonUse) -> Drawn:
    shade = "ink" if one.reason.is_active else "ink3"
    name = Words(one.reason.name, shade, is_bold=one.reason.is_active)
    if not one.reason.is_own:
        return name
    return beside(name, Words(_("jeres egen"), "ink3", size="small"))


def _counts(one: ReasonUse) -> Words:
    if not one.reason.is_active:
        return Words(_("taget ud af brug"), "ink3")
    return Words(one.reason.counts_as.label, "ink2")


def _code(one: ReasonUse) -> Words:
    return Words(one.reason.central_code, "ink2")


def _may_go(one: ReasonUse) -> bool:
    return one.reason.is_active and one.reason.code != LeaveReason.OTHER


def _is_out(one: ReasonUse) -> bool:
    return not one.reason.is_active


def _may_be_removed(one: ReasonUse) -> bool:
    return one.reason.is_own and not one.used
