"""What the system must bring for Qt's sake, and how to get it on Debian and Ubuntu."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys

# Shared library -> the Debian package that holds it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def install_system_packages(*, is_for_tests: bool) -> None:
    """See to it that Qt's libraries and, for tests, LibreOffice are here; stops when Qt's are not."""
    if not sys.platform.startswith("linux"):
        return
    has_office = any(shutil.which(name) for name in ("soffice", "libreoffice"))
    wished = ["libreoffice-calc"] if is_for_tests and not has_office else []
    if not missing_packages() and not wished:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        install_with_apt([*missing_packages().values(), *wished])
        if missing_packages():
            sys.exit("apt-get did not bring all of it; what went wrong stands above.")
        return
    print(sentence_on_missing({**missing_packages(), **{name: name for name in wished}}))
    if missing_packages():
        sys.exit(1)
    print("Until then the tests that need LibreOffice fail.", flush=True)


def missing_packages() -> dict[str, str]:
    """Return what is missing (a shared library, a module), each with its Debian package."""
    wanted = {**QT_LIBRARIES, **(SCREEN_LIBRARIES if has_screen() else {})}
    missing = {name: package for name, package in wanted.items() if not can_load(name)}
    importlib.invalidate_caches()
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        missing["ensurepip"] = "python{}.{}-venv".format(*sys.version_info)
    return missing


def can_load(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_with_apt(packages: list[str]) -> None:
    """Install Debian packages; what apt-get says is shown only when it fails."""
    print("Installing system packages: " + " ".join(packages), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install_command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "update"], install_command):
        answer = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if answer.returncode != 0:
            print((answer.stdout + answer.stderr).decode("utf-8", "replace"), flush=True)


def sentence_on_missing(missing: dict[str, str]) -> str:
    """Return what is missing and, on Debian and Ubuntu, the one command that brings it."""
    if not shutil.which("apt-get"):
        return "Missing here; install what holds them, then try again: " + " ".join(missing)
    names = " ".join(missing.values())
    line = f"sudo apt-get update && sudo apt-get install --no-install-recommends {names}"
    return f"Some system packages are missing. Run this once, then try again:\n\n  {line}\n"


def has_screen() -> bool:
    """Whether a window can be shown; without this question Qt aborts the process."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
