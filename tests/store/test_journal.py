"""What the recorder promises: every write is a step, all of it or nothing."""

import pytest
from sqlalchemy import insert, select

from gf2tracker.domain.change import StepKind
from gf2tracker.errors import Refusal
from gf2tracker.store import check
from gf2tracker.store.tables import Image, Programme, StepRow
from tests.store.deeds import add, add_site, member_of_nothing, names, remove, rename


def images(connection):
    rows = connection.execute(select(Image.table_name, Image.row_key, Image.before, Image.after))
    return [tuple(row) for row in rows]


def headers(connection):
    rows = connection.execute(select(StepRow.label, StepRow.by, StepRow.kind).order_by(StepRow.id))
    return [tuple(row) for row in rows]


def test_a_deed_tells_its_number_label_and_tables(store):
    done = store.do(add, "Tømrer", "Elektriker")
    assert done.value == [1, 2]
    assert done.change.label == "Uddannelser tilføjet"
    assert done.change.tables == {"programme"}
    assert done.change.kind is StepKind.DEED
    assert store.ask(headers).value == [("Uddannelser tilføjet", "abc", "deed")]


def test_a_deed_without_effect_is_no_step(store):
    number = store.do(add, "Tømrer").value[0]
    done = store.do(rename, number, "Tømrer")
    assert done.change.step is None
    assert len(store.ask(headers).value) == 1


def test_images_hold_whole_rows_before_and_after(store):
    number = store.do(add, "Tømrer").value[0]
    store.do(rename, number, "Murer")
    store.do(remove, number)
    told = store.ask(images).value
    assert [one[:2] for one in told] == [("programme", str(number))] * 3
    assert told[0][2] is None
    assert '"name": "Tømrer"' in told[0][3]
    assert told[0][3] == told[1][2]
    assert told[1][3] == told[2][2]
    assert told[2][3] is None


def test_a_row_changed_twice_in_a_step_has_one_image(store):
    def twice(step):
        step.label("To gange")
        number = step.insert(Programme, {"name": "a"})
        step.update(Programme, number, {"name": "b"})
        other = step.insert(Programme, {"name": "c"})
        step.delete(Programme, other)

    store.do(twice)
    told = store.ask(images).value
    assert len(told) == 1
    assert '"name": "b"' in told[0][3]


def test_a_write_past_the_recorder_is_stopped(store):
    def sly(step):
        step.label("Udenom")
        step.connection.execute(insert(Programme).values(name="a", short="", cosa_code=""))

    with pytest.raises(RuntimeError, match="recorder"):
        store.do(sly)
    assert store.ask(names).value == []


def test_a_refused_action_leaves_nothing(store):
    def half(step):
        step.label("Halvt")
        step.insert(Programme, {"name": "a"})
        raise Refusal("Nej.")

    with pytest.raises(Refusal):
        store.do(half)
    assert store.ask(names).value == []
    assert store.ask(headers).value == []


def test_the_same_name_twice_is_refused_in_danish(store):
    store.do(add, "Tømrer")
    with pytest.raises(Refusal, match="Det findes allerede"):
        store.do(add, "Tømrer")
    assert store.ask(names).value == ["Tømrer"]


def test_a_row_that_points_at_nothing_is_refused_at_the_end(store):
    with pytest.raises(Refusal, match="bruger det stadig"):
        store.do(member_of_nothing)
    assert store.ask(headers).value == []


def test_numbers_are_never_used_twice(store):
    store.do(add, "a", "b")
    store.do(remove, 2)
    assert store.do(add, "c").value == [3]


def test_an_answer_names_the_tables_it_was_read_from(store):
    assert store.ask(names).tables == {"programme"}
    assert store.ask(headers).tables == {"step"}
    assert store.ask(names).tables == {"programme"}


def test_the_chain_of_steps_holds_until_somebody_meddles(store):
    store.do(add, "a")
    store.do(add_site, "Nord")
    assert store.problems() == ()

    def meddle(step):
        step.label("x")
        target = StepRow.__table__
        step._write(target.update().where(target.c.id == 1).values(label="Noget andet"))

    store.do(meddle)
    assert store.ask(check.broken_steps).value == (1,)
    assert store.problems() == ("trin 1 i historikken er ændret udenom",)
