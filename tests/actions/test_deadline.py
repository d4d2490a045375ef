"""A deadline that is met is not asked for any more."""

from datetime import date, time

import pytest

from gf2tracker.actions import classes, deadline
from gf2tracker.errors import Refusal
from gf2tracker.queries import today
from tests import given

MON, NOW = date(2026, 8, 17), time(8, 30)


def due(store):
    found = store.ask(today.overview, MON, NOW, "MEKR").value.due
    return [(one.code, one.name) for one in found]


def test_a_deadline_is_met_in_the_classes_that_share_it(store):
    made = [given.a_class(store, code, students=1).id for code in ("tøm-26a", "tøm-26b")]
    before = due(store)
    name = before[0][1]
    done = store.do(deadline.settle, made, name)
    assert done.change.label == "Kompetencevurdering klaret: tøm-26a og tøm-26b"
    assert due(store)
    assert name not in {one for _code, one in due(store)}
    store.undo()
    assert due(store) == before


def test_a_class_that_is_gone_is_refused(store):
    made = given.a_class(store)
    store.do(classes.delete, made.id)
    with pytest.raises(Refusal):
        store.do(deadline.settle, [made.id], "competence_assessment")
