"""The commands on buddy pairs and wellbeing groups."""

import pytest

from gf2tracker.domain.implementation import Element


def code_of(loaded):
    return max(loaded.json("classes")["classes"], key=lambda one: one["students"])["code"]


def seated(facts, key):
    return sorted(name for one in facts[key] for name in one["members"])


def test_pairs_are_proposed_without_being_made(loaded):
    code = code_of(loaded)
    everybody = sorted(
        one["name"]
        for one in loaded.json("students", "--class", code)["students"]
        if one["left_on"] is None
    )
    assert loaded.json("pairs", code)["pairs"] == []
    proposed = loaded.json("pairs", code, "--propose")
    assert list(proposed) == ["class", "pairs", "flags", "changed", "optimal"]
    assert proposed["optimal"] is True
    assert seated(proposed, "pairs") == everybody
    assert all(pair["reasons"] for pair in proposed["pairs"])
    assert loaded.json("pairs", code)["pairs"] == []


def test_pairs_that_are_put_into_place_are_one_step_and_stand(loaded):
    code = code_of(loaded)
    made = loaded.json("pairs", code, "--apply")
    again = loaded.json("pairs", code)
    assert [pair["members"] for pair in again["pairs"]] == [
        pair["members"] for pair in made["pairs"]
    ]
    assert loaded.json("pairs", code, "--propose")["changed"] == 0
    other = loaded.json("pairs", code, "--apply", "--all")
    assert {frozenset(pair["members"]) for pair in other["pairs"]}.isdisjoint(
        frozenset(pair["members"]) for pair in made["pairs"]
    )
    loaded.json("undo")
    loaded.json("undo")
    assert loaded.json("pairs", code)["pairs"] == []


def test_pairs_are_read_as_a_table(loaded):
    said = loaded("pairs", code_of(loaded), "--propose")
    assert "Makkere" in said.out
    assert "Bedst mulige fordeling" in said.out
    assert "har ingen makkerpar endnu" in loaded("pairs", code_of(loaded)).out


def test_groups_are_proposed_and_put_into_place(loaded):
    code = code_of(loaded)
    loaded.json("pairs", code, "--apply")
    proposed = loaded.json("groups", code, "--propose", "--size", "4")
    assert list(proposed) == ["class", "groups", "score", "optimal"]
    assert "ingen trivselsgrupper" in loaded("groups", code).out
    made = loaded.json("groups", code, "--apply")
    standing = loaded.json("groups", code)
    assert [one["members"] for one in standing["groups"]] == [
        one["members"] for one in made["groups"]
    ]
    pairs = [set(pair["members"]) for pair in loaded.json("pairs", code)["pairs"]]
    groups = [set(one["members"]) for one in standing["groups"]]
    assert all(any(pair <= group for group in groups) for pair in pairs)
    assert seated(standing, "groups") == sorted(name for pair in pairs for name in pair)


@pytest.mark.parametrize("words", [("pairs", "xx-99"), ("groups", "xx-99")])
def test_an_unknown_class_is_refused(loaded, words):
    assert "xx-99" in loaded(*words, "--json").refusal


def test_a_size_that_is_no_group_is_refused(loaded):
    assert (
        "gruppestørrelse"
        in loaded("groups", code_of(loaded), "--propose", "--size", "2", "--json").refusal
    )


def test_implementation_tells_every_running_class(loaded):
    facts = loaded.json("implementation")
    (row,) = facts["classes"]
    assert row["class"] == "tøm-26a"
    assert list(row["elements"]) == [element.value for element in Element]
    assert row["elements"]["pairs"]["done"] == 0
    loaded.json("pairs", "tøm-26a", "--apply")
    (row,) = loaded.json("implementation")["classes"]
    assert row["elements"]["pairs"]["share"] == 1
    assert "Trivselsgrupper" in loaded("implementation").out
    assert "Ingen hold er i gang" in loaded("implementation", "--today", "2030-01-01").out


def test_no_plan_has_no_clash(loaded):
    assert loaded.json("clashes") == {"clashes": []}
    assert loaded("clashes").out == "Intet støder sammen.\n"
