"""Windows with round corners and a shadow, also where the screen can't show what lies behind them.

Without a compositor (a remote desktop, a bare X server) X paints what is see-through black.
"""

import ctypes
from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QPainterPath, QRegion
from PySide6.QtWidgets import QWidget


def cut_out(window: QWidget, body: QRectF, radius: float) -> None:
    """Leave of a window only its round body, where its shadow would be a black frame."""
    if _shows_what_lies_behind():
        return
    path = QPainterPath()
    path.addRoundedRect(body, radius, radius)
    window.setMask(QRegion(path.toFillPolygon().toPolygon()))


@cache
def _shows_what_lies_behind() -> bool:
    if QGuiApplication.platformName() != "xcb":
        return True
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    return display.value is None or _has_compositor(x11, display)


def _has_compositor(x11: ctypes.CDLL, display: ctypes.c_void_p) -> bool:
    """Ask the X server who paints its windows; a compositor owns this name on every screen."""
    x11.XInternAtom.restype = x11.XGetSelectionOwner.restype = ctypes.c_ulong
    name = f"_NET_WM_CM_S{x11.XDefaultScreen(display)}".encode()
    try:
        known = ctypes.c_ulong(x11.XInternAtom(display, name, 0))
        return bool(x11.XGetSelectionOwner(display, known))
    finally:
        x11.XCloseDisplay(display)
