"""How steps name the classes they are about; a label never names a person."""

from collections.abc import Iterable

from sqlalchemy import select

from gf2tracker.language import _, join_first, sort_key
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import ClassGroup


def codes_of(step: Step, class_ids: Iterable[int]) -> str:
    """Return class codes for a label, "el-26b, tøm-26a og 3 andre hold"; empty without classes."""
    rows = step.connection.execute(
        select(ClassGroup.code).where(ClassGroup.id.in_(sorted(set(class_ids))))
    )
    return joined_codes(rows.scalars())


def joined_codes(codes: Iterable[str]) -> str:
    """Return codes in order, the first three by name and the rest as a count."""
    return join_first(sorted(codes, key=sort_key), _("{n} andre hold"))


def with_codes(text: str, codes: str) -> str:
    """Return a label with its class codes behind it, "3 elever slettet: tøm-26a"."""
    return f"{text}: {codes}" if codes else text
