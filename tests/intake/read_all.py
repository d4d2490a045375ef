"""Reads every file of a folder as the child does, one after the other, and says what came of it.

An abort, a hang or too much memory ends this process; so does any error that does not come out of
openpyxl, which may end a child as it likes. For test_fuzz.
"""

import json
import sys
import time
import traceback
from datetime import date
from io import BytesIO
from pathlib import Path

from gf2tracker.intake import child
from gf2tracker.intake.headings import AS_FOUND

TODAY = date(2026, 8, 17)
ENDS = (ArithmeticError, AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError)


def main(folder, kind="students"):
    """Write a line for each file: its name, what came of it, seconds of processor time."""
    request = json.loads(child.request_text(kind, AS_FOUND, today=TODAY))
    for path in sorted(Path(folder).iterdir()):
        begun = time.process_time()
        answer = answered(path.read_bytes(), request)
        took = time.process_time() - begun
        sys.stdout.write(f"{path.name} {answer} {took:.2f}\n")
        sys.stdout.flush()
    sys.stdout.write(Path("/proc/self/status").read_text("utf-8"))


def answered(content, request):
    """Return the kind of the answer, or "ended" for an error that openpyxl ended with."""
    try:
        return type(child._answer(BytesIO(content), request)).__name__
    except ENDS as error:
        if not any(
            "openpyxl" in frame.filename for frame in traceback.extract_tb(error.__traceback__)
        ):
            raise
        return "ended"


if __name__ == "__main__":
    main(*sys.argv[1:])
