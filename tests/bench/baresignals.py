"""Who waits for somebody to act, found by the bare driver and plain Python.

Rows become the domain's own Facts, for the rules and their words are the same in both; what is
measured is all that leads there. Days are parsed only where a rule asks for them.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from gf2tracker.domain.attention import Limits
from gf2tracker.domain.bell import Bell
from gf2tracker.domain.contact import RECENT, ContactKind
from gf2tracker.domain.facts import Facts, Run, Touch
from gf2tracker.domain.mark import AbsenceKind, unpack
from gf2tracker.domain.people import full_name
from gf2tracker.domain.register import unpack_taken
from gf2tracker.domain.sign import FEWEST_DAYS
from gf2tracker.domain.signal import signals
from gf2tracker.domain.spark import stored_spark
from gf2tracker.domain.trend import LEAST_RISING, RISING_WEEKS
from gf2tracker.domain.untaken import days_due, untaken
from tests.bench import bare
from tests.bench.bare import MINUTES, ROLLING, Place, School, Seen, ask

DAY = dt.timedelta(days=1)
RUNNING = """
    SELECT class_group.id, site.bell, staff.initials FROM class_group
    JOIN site ON site.id = class_group.site_id
    LEFT JOIN staff ON staff.id = class_group.contact_teacher_id
    WHERE class_group.starts_on BETWEEN ? AND ?"""
OF_THEM = "student_id IN (SELECT student_id FROM enrolment WHERE class_id IN ({}))"
PEOPLE = f"SELECT id, first_name, last_name, called_name, is_protected FROM student WHERE {
    OF_THEM.replace('student_id', 'id', 1)
}"
CONTACTS = f"""
    SELECT student_id, at, kind, handled_until, id FROM contact WHERE {OF_THEM}
    ORDER BY at DESC, id DESC"""
NOTES = f"""
    SELECT student_id, kind, at, "by", text, due_on FROM note
    WHERE {OF_THEM} AND done_on IS NULL"""
FOLLOWED = f"""
    SELECT student_id, owner_id, staff.initials, next_step, next_on FROM follow_up
    LEFT JOIN staff ON staff.id = owner_id AND staff.is_active WHERE {OF_THEM}"""
DECIDED = "SELECT name, value FROM setting WHERE name IN ('watch_share', 'act_share')"
DEFAULTS = {"watch_share": "0.10", "act_share": "0.15"}
