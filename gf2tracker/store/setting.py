"""What the school has decided, with what holds until it does."""

from sqlalchemy import Connection, select

from gf2tracker.store.tables import Setting

DEFAULTS = {
    "school_name": "",
    "phases": "5-5-5-5",
    "lesson_pattern": "8-8-8-8-5",
    "watch_share": "0.10",
    "act_share": "0.15",
    "first_days_partial": "0",
    "is_demo": "0",
}

_SETTINGS = select(Setting.name, Setting.value)

HEADINGS = "headings:"  # and a fingerprint: what was chosen for a file's columns
APART = "apart:"  # and two students' numbers: they look like one and are two
DEADLINE = "deadline:"  # and a class and the deadline's name: it is met

PAIR_WEIGHTS = "pair_weights:"  # and a class: what counts when its pairs are proposed


def pair_weights_name(class_id: int) -> str:
    """Return the name of the setting that says what counts when a class's pairs are proposed."""
    return f"{PAIR_WEIGHTS}{class_id}"


def deadline_name(class_id: int, name: str) -> str:
    """Return the name of the setting that says that a deadline of a class is met."""
    return f"{DEADLINE}{class_id}:{name}"


def deadlines_met(connection: Connection) -> frozenset[str]:
    """Return the names (see `deadline_name`) of all deadlines that are met."""
    met = select(Setting.name).where(Setting.name.startswith(DEADLINE))
    return frozenset(connection.execute(met).scalars())


def pair_name(one: int, other: int) -> str:
    """Return the name of the setting that says that two students are not the same."""
    return f"{APART}{min(one, other)}-{max(one, other)}"


def settings(connection: Connection) -> dict[str, str]:
    """Return every setting by name, defaults where the school has not decided."""
    return DEFAULTS | dict(connection.execute(_SETTINGS).all())
