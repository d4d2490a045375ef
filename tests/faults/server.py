"""The same promises on a school's server: the connection is cut at any moment of a save."""

import contextlib
import random
import socket
import threading
from pathlib import Path

from gf2tracker.errors import Refusal
from gf2tracker.store.store import Store
from tests.faults import school
from tests.faults.tally import Tally

ANSWERS = 65_536


class Line:
    """A line to the server that is cut before the nth answer of the server comes through.

    Attributes:
        folder: where to look for the server's socket instead.
    """

    def __init__(self, server: str, folder: Path) -> None:
        self.folder, self._server = folder, server
        self._left = -1
        self.was_cut = self._stays = False
        self._ends: list[socket.socket] = []
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / ".s.PGSQL.5432"))
        self._listener.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def cut_after(self, answers: int, *, stays: bool) -> None:
        """Let so many answers through, then cut; where it stays so, nobody comes through again."""
        self.was_cut, self._left, self._stays = False, answers, stays

    def hold(self) -> None:
        """Cut nothing any more."""
        self._left, self._stays = -1, False

    def close(self) -> None:
        """Take no more connections and let go of all there were."""
        for one in (self._listener, *self._ends):
            one.close()

    def _serve(self) -> None:
        while True:
            try:
                near, _who = self._listener.accept()
            except OSError:
                return
            if self.was_cut and self._stays:
                near.close()
                continue
            far = socket.socket(socket.AF_UNIX)
            self._ends += [near, far]
            far.connect(self._server)
            for one, other, is_answer in ((near, far, False), (far, near, True)):
                job = threading.Thread(
                    target=self._carry, args=(one, other, is_answer), daemon=True
                )
                job.start()

    def _carry(self, one: socket.socket, other: socket.socket, is_answer: bool) -> None:  # noqa: FBT001  # a thread's words
        try:
            while told := one.recv(ANSWERS):
                if is_answer and self._left == 0:
                    self._left, self.was_cut = -1, True
                    break
                if is_answer and self._left > 0:
                    self._left -= 1
                other.sendall(told)
        except OSError:
            pass
        for end in (one, other):
            with contextlib.suppress(OSError):  # the other direction was faster
                end.shutdown(socket.SHUT_RDWR)


def cut_connections(url: str, folder: Path, times: int, seed: int = 1) -> Tally:
    """Cut the line at a random answer of a save: a sentence, and saved once after another try.

    Args:
        url: the address of an empty database that is reached by a socket in a folder.
        folder: a short path for the line's own socket.
        times: how often it is cut.
        seed: of chance.
    """
    tally = Tally("connection to the server cut")
    where, _sign, host = url.partition("?host=")
    line = Line(f"{host}/.s.PGSQL.5432", folder)
    store = Store.open(f"{where}?host={folder}", by="MK")
    store.do(school.demo.build, school.TODAY, 1)
    chance = random.Random(seed)
    unknown = 0
    for number in range(1, times + 1):
        line.cut_after(chance.randrange(16), stays=number % 2 == 0)
        tally.tried += 1
        try:
            school.save(store, number)
        except Refusal as refusal:
            if "orbindelse" not in refusal.text:
                tally.complain(refusal.text)
            unknown += "vides ikke" in refusal.text
        tally.fired += line.was_cut
        line.hold()
        if number not in school.saved(store):
            school.save(store, number)
    found = school.saved(store)
    tally.lost = len(set(range(1, times + 1)) - set(found))
    tally.broken = len(found) - len(set(found)) + (not school.is_whole(store))
    tally.figures = f"{unknown} told that it is not known"
    store.close()
    line.close()
    return tally
