"""Registers to test on: marks as they are typed, and a day read back."""

from datetime import time

from gf2tracker.actions import register
from gf2tracker.domain.mark import fill_day, parse_mark
from gf2tracker.queries import register as registers

AT = time(8, 21)


def mark(store, class_id, day, cells):
    """Mark cells with texts: {(student, lesson): "F12"}; lesson None is the whole day."""
    marks = {cell: parse_mark(text) for cell, text in cells.items()}
    return store.do(register.mark, class_id, day, marks)


def take(store, class_id, day, lessons=None):
    """Take the register of lessons, None for the whole day."""
    if lessons is None:
        lessons = [lesson.number for lesson in the_day(store, class_id, day).lessons]
    return store.do(register.take, class_id, day, lessons, AT)


def take_day(store, class_id, day, absent=()):
    """Take a day's register, with texts for whole days: {student: "U"}."""
    if absent:
        mark(store, class_id, day, {(who, None): text for who, text in dict(absent).items()})
    return take(store, class_id, day)


def the_day(store, class_id, day, today=None):
    """Return the day's register."""
    return store.ask(registers.day, class_id, day, today or day).value


def row_of(store, class_id, student_id, day, today=None):
    """Return one student's row of it."""
    rows = the_day(store, class_id, day, today).rows
    return next(row for row in rows if row.student_id == student_id)


def written(row):
    """Return a row's marks as they are stored, "F12||U"."""
    return "|".join(str(mark or "") for mark in row.marks).rstrip("|")


def filled(text, lessons):
    """Return the marks of a day for which one text was given."""
    return fill_day(parse_mark(text), lessons)
