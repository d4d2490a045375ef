"""What Ctrl+K finds."""

from gf2tracker.domain.search import find, index
from gf2tracker.queries import search
from gf2tracker.queries.search import Target, TargetKind
from tests import given


def test_students_classes_and_staff_are_found(store):
    made = given.a_class(store, "tøm-26a", students=2)
    secret = given.student(store, "Anna Holm", made.id, is_protected=True, phone="15420799")
    found = store.ask(search.entries, given.MONDAY).value
    assert [entry.group for entry in found] == ["Elever"] * 3 + ["Hold", "Medarbejdere"]
    where = index(found)
    hit = find(where, "aage oersted")[0].entry
    assert hit.key == Target(TargetKind.STUDENT, made.students[0], "tøm-26a · 15 42 07 00")
    assert find(where, "toem")[0].entry.key.id == made.id
    assert find(where, "mekr")[0].entry.text in {"Mette Kragh", "tøm-26a"}
    protected = find(where, "holm")[0].entry
    assert protected.text == "Anna"
    assert protected.key == Target(TargetKind.STUDENT, secret, "tøm-26a · beskyttet")
