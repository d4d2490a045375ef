"""What every test of reading files may ask for."""

from datetime import date

import pytest

from gf2tracker.intake.files import read_students

TODAY = date(2026, 8, 17)


@pytest.fixture
def asked(tmp_path):
    def ask(content, **more):
        path = tmp_path / "liste.xlsx"
        path.write_bytes(content)
        return read_students(path, today=TODAY, **more)

    return ask
