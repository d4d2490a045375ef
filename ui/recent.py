"""What was opened last on this computer, newest first: codes and numbers, never a name."""

from hashlib import sha256

from gf2tracker.settings import Settings

KEPT, LETTERS, PART = 24, 12, "/"


class Recent:
    """The codes of one store: "student:12", "class:4", "page:history", "page:absence/course"."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store = ""

    def use(self, where: object) -> None:
        """Say which store stands; what it is called may hold a password and is not kept."""
        self._store = sha256(str(where).encode()).hexdigest()[:LETTERS]

    def codes(self) -> tuple[str, ...]:
        """Return what was opened, newest first; what is broken is left out."""
        told = self._settings.recent.get(self._store)
        return (
            tuple(code for code in told if isinstance(code, str)) if isinstance(told, list) else ()
        )

    def add(self, code: str) -> None:
        """Note that something was opened; a part of a page stands for the page."""
        page = code.partition(PART)[0]
        others = [one for one in self.codes() if one not in {code, page}]
        self._settings.recent[self._store] = [code, *others][:KEPT]
