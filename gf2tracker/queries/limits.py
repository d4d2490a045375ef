"""From what share on a student needs somebody, as the school has decided."""

from sqlalchemy import Connection

from gf2tracker.domain.attention import Limits
from gf2tracker.store.setting import settings


def limits(connection: Connection) -> Limits:
    """Return the school's limits for shares, and what it counts as an absence day."""
    decided = settings(connection)
    return Limits(
        watch_share=float(decided["watch_share"]),
        act_share=float(decided["act_share"]),
        part_is_enough=decided["first_days_partial"] == "1",
    )
