"""Opens every page and takes its picture: `python -m tests.gallery FOLDER [scene ...] [--readme]`.

A scene is chosen by the beginning of its name. The pictures are looked at, never compared; what
is cut on each is printed, and what is hard to read. `--readme` writes those of
README and guide to docs.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

SIZES = ((1280, 720), (1280, 800), (1920, 1080))
"""A screen of each size stands beside the others, so that nothing has more room than there is."""


def main(arguments: list[str]) -> int:
    """Take the pictures; the exit code is 1 when a scene could not be opened."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery")
    parser.add_argument("folder", type=Path)
    parser.add_argument("scenes", nargs="*", help="the beginnings of their names; none is all")
    parser.add_argument("--readme", action="store_true", help="those of README and guide, to docs")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        settle(Path(folder))
        from tests.camera import Camera  # noqa: PLC0415  # Qt must know its screen first

        camera = Camera(Path(folder))
        if options.readme:
            return camera.take_readme()
        return camera.take_all(options.folder, tuple(options.scenes))


def settle(folder: Path) -> None:
    """Give Qt a screen of each size, and the program a home of its own."""
    screens = [
        {"name": f"{wide}x{high}", "x": 4000 * place, "y": 0, "width": wide, "height": high}
        | {"logicalDpi": 96, "dpr": 1}
        for place, (wide, high) in enumerate(SIZES)
    ]
    screen = folder / "screen.json"
    screen.write_text(json.dumps({"screens": screens}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    for name in ("XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"):
        os.environ[name] = str(folder / "home")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
