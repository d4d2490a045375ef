"""A second start on the same data: the window that has them open comes to the front instead."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

NAME = "gf2tracker-{digest}"
PATIENCE_MS = 500


class Twin(QObject):
    """Listens for a second start, once the data are open here.

    Signals:
        called: somebody has started the program again on the same data.
    """

    called = Signal()

    def __init__(self, where: str) -> None:
        super().__init__()
        self._name = name_of(where)
        self._server: Any = None

    def listen(self) -> None:
        """Be there for a second start; what a killed window has left is taken over."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  # after the first paint

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def close(self) -> None:
        """Be there no longer."""
        if self._server is not None:
            self._server.close()

    def _answer(self) -> None:
        self._server.nextPendingConnection().disconnectFromServer()
        self.called.emit()


def name_of(where: str) -> str:
    """Return what the window of a store is called by on this computer."""
    digest = hashlib.sha256(str(Path(where).resolve()).encode()).hexdigest()
    return NAME.format(digest=digest[:16])


def call(where: str, then: Callable[[], object]) -> bool:
    """Call the window that has a store open; `then` is done when it has heard. Say whether it has."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  # a refused start alone needs it

    socket = QLocalSocket()
    socket.connectToServer(name_of(where))
    has_heard = socket.waitForConnected(PATIENCE_MS)
    socket.abort()
    if has_heard:
        then()
    return bool(has_heard)
