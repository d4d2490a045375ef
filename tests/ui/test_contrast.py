"""What is drawn can be read in both schemes: every text of every place against its ground."""

import shutil

import pytest

from gf2tracker.store.store import Store
from tests import contrast, schools, user
from tests.schools import TODAY
from tests.ui.places import PLACES, WORKED, go_to
from ui import theme

ALIKE = {f"school {name}" for name in ("sites", "programmes", "leaving", "backups")}
"""Places that are drawn as others are."""


@pytest.fixture(scope="session")
def worked(tmp_path_factory):
    return schools.make(WORKED, tmp_path_factory.mktemp("worked"))


@pytest.fixture
def someone(qtbot, worked, tmp_path):
    copy = tmp_path / "gf2.db"
    shutil.copy(worked, copy)
    shutil.copy(worked.with_suffix(".keys"), copy.with_suffix(".keys"))
    opened = Store.open(copy, by="MEKR")
    yield user.at(qtbot, opened, today=TODAY)
    opened.close()


@pytest.mark.parametrize("place", [place for place in PLACES if place not in ALIKE])
def test_every_text_stands_out_from_its_ground_in_both_schemes(someone, place):
    go_to(someone, place)
    for scheme in ("light", "dark"):
        theme.use(scheme)
        someone.settle()
        with contrast.watched() as drawn:
            picture = someone.window.grab().toImage()
        texts = [*drawn, *contrast.written(someone.window)]
        assert len(texts) > 30, "too little was drawn to tell"
        assert contrast.too_faint(picture, texts) == [], scheme


def test_a_text_that_is_too_faint_is_found(someone):
    go_to(someone, "today")
    with contrast.watched() as drawn:
        picture = someone.window.grab().toImage()
    faint = [contrast.Drawn(one.words, "line", theme.name("page"), one.place) for one in drawn]
    assert contrast.too_faint(picture, faint)
