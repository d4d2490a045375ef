"""What a new store is born with: reasons for absence and leaving, and proposals of activities."""

import datetime as dt

from sqlalchemy import Connection

from gf2tracker.domain.absence import LAWFUL_BY_DEFAULT
from gf2tracker.domain.catalogue import PROPOSALS
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.store.image import sql_table
from gf2tracker.store.tables import Activity, LeaveReasonRow, Reason, ReasonLawful

FROM_THE_START = dt.date(2000, 1, 1)


def write_first_rows(connection: Connection) -> None:
    """Write the default rows; like the tables themselves they are no step of anybody's."""
    kinds = list(AbsenceKind)
    reasons = [
        {"kind": kind.value, "name": kind.label, "is_default": True, "is_active": True}
        for kind in kinds
    ]
    connection.execute(sql_table(Reason).insert(), reasons)
    rules = [
        {"reason_id": number, "from_date": FROM_THE_START, "is_lawful": kind in LAWFUL_BY_DEFAULT}
        for number, kind in enumerate(kinds, start=1)
    ]
    connection.execute(sql_table(ReasonLawful).insert(), rules)
    leaving = [
        {"code": one.value, "name": one.label, "counts_as": one.counts_as.value}
        for one in LeaveReason
    ]
    filled = {"central_code": "", "is_active": True}
    connection.execute(sql_table(LeaveReasonRow).insert(), [one | filled for one in leaving])
    proposed = {"version": 1, "is_proposal": True, "is_active": True}
    activities = [one.columns() | proposed for one in PROPOSALS]
    connection.execute(sql_table(Activity).insert(), activities)
