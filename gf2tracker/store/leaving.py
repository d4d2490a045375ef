"""The school's reasons for leaving; actions and queries both read them here."""

from sqlalchemy import Connection, select

from gf2tracker.domain.leaving import LeaveReasonEntry, LeaveReasons
from gf2tracker.domain.people import CountsAs, LeaveReason
from gf2tracker.language import sort_key
from gf2tracker.store.tables import LeaveReasonRow

_ROWS = select(
    LeaveReasonRow.code,
    LeaveReasonRow.name,
    LeaveReasonRow.counts_as,
    LeaveReasonRow.central_code,
    LeaveReasonRow.is_active,
)


def leave_reasons(connection: Connection) -> LeaveReasons:
    """Return the school's reasons: the shipped ones in their order with OTHER last, then by name.

    The school's own stand before OTHER, in order of name.
    """
    found = [
        LeaveReasonEntry(code, name, CountsAs(counts_as), central_code, is_active)
        for code, name, counts_as, central_code, is_active in connection.execute(_ROWS)
    ]
    shipped = [one.value for one in LeaveReason if one is not LeaveReason.OTHER]

    def place(one: LeaveReasonEntry) -> tuple[int, tuple[str, str]]:
        if one.code == LeaveReason.OTHER:
            return len(shipped) + 1, sort_key(one.name)
        at = shipped.index(one.code) if one.code in shipped else len(shipped)
        return at, sort_key(one.name)

    return LeaveReasons(sorted(found, key=place))
