"""What kind of data a column holds, and how long the school may keep it.

Source: databeskyttelsesforordningen art. 5, 9 and 15; the program is a working tool and not the
school's archive, so data of persons goes a set time after the class has closed.
"""

from enum import StrEnum


class DataClass(StrEnum):
    """How careful the program must be with a column's content."""

    NONE = "none"
    ORDINARY = "ordinary"
    CONFIDENTIAL = "confidential"
    SENSITIVE = "sensitive"


class Retention(StrEnum):
    """The rule by which a column's content is kept."""

    SCHOOL = "school"  # describes the school, no student: kept while it is in use
    STAFF = "staff"  # about an employee: until the person has left the school
    COURSE = "course"  # about a student: until a set time after the class has closed
    NOTES = "notes"  # free text about a student: goes first of all
    JOURNAL = "journal"  # who did what: blanked with the person, the chain stays
