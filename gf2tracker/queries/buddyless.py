"""How many students in one's own classes have lost a buddy: the number in the side bar."""

import datetime as dt

from sqlalchemy import Connection

from gf2tracker.domain.pairs.flags import flags
from gf2tracker.domain.people import ClassId
from gf2tracker.queries.peers import of_class
from gf2tracker.queries.running import running
from gf2tracker.store.peers import pairs_of


def waiting(connection: Connection, today: dt.date, mine: str) -> int:
    """Return how many need a buddy in the running classes of one of the staff; "" is nobody.

    A class in which no pair has been made yet needs none.
    """
    if not mine:
        return 0
    classes = running(connection, today, mine)
    own = [class_id for class_id, group in classes.items() if group.is_mine]
    paired = sorted({pair.class_id for pair in pairs_of(connection, own)})
    known = [of_class(connection, ClassId(class_id), today) for class_id in paired]
    return sum(len(flags(of.couples, of.students, of.left)) for of in known)
