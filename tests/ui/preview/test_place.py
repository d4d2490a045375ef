"""Where a PDF goes: a free name, and a folder that goes with the program."""

import subprocess
import sys
from pathlib import Path

from ui.preview import place

ROOT = Path(__file__).resolve().parents[3]


def test_a_name_is_free_in_its_folder(tmp_path):
    assert place.free_name(tmp_path, "navne") == "navne.pdf"
    (tmp_path / "navne.pdf").touch()
    assert place.free_name(tmp_path, "navne") == "navne (2).pdf"
    (tmp_path / "navne (2).pdf").touch()
    assert place.free_name(tmp_path, "navne") == "navne (3).pdf"


def test_what_is_only_looked_at_is_gone_when_the_program_ends():
    statement = (
        "from ui.preview.place import draft_place; place = draft_place('navne');"
        "place.write_bytes(b'%PDF'); print(place)"
    )
    command = [sys.executable, "-c", statement]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    written = Path(told.strip())
    assert written.name == "navne.pdf"
    assert not written.parent.exists()


def test_the_folder_is_its_owners_alone():
    folder = place.draft_place("navne").parent
    assert sys.platform == "win32" or folder.stat().st_mode & 0o077 == 0
