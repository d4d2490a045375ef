"""The system calls of the encrypted database: watched, made to fail, or the last thing before a kill.

The driver is a shared library, and what it calls in libc goes through addresses that the loader
filled in. Those are turned here to functions of our own, so that no compiler is needed and nothing
but the database is touched. Linux with 64 bits only.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import sqlcipher3._sqlite3 as driver

IS_POSSIBLE = sys.platform.startswith("linux") and sys.maxsize > 2**32
WHY_NOT = "the database's system calls are turned around in Linux's 64-bit ELF alone"
LOAD, DYNAMIC = 1, 2
PLT_SIZE, STRINGS, SYMBOLS, RELOCATIONS, SIZE, PLT = 2, 5, 6, 7, 8, 23
READ_WRITE, PAGE = 3, 4096
MISREAD = -1  # the listener's answer for a read that succeeds with one bit turned

_NUMBER, _SIZE, _BYTES = ctypes.c_int, ctypes.c_size_t, ctypes.c_void_p
_FAR, _LONG = ctypes.c_int64, ctypes.c_ssize_t
_KINDS = {
    "pwrite64": (_LONG, _NUMBER, _BYTES, _SIZE, _FAR),
    "pread64": (_LONG, _NUMBER, _BYTES, _SIZE, _FAR),
    "ftruncate64": (_NUMBER, _NUMBER, _FAR),
    "fsync": (_NUMBER, _NUMBER),
    "unlink": (_NUMBER, ctypes.c_char_p),
    "open64": (_NUMBER, ctypes.c_char_p, _NUMBER, _NUMBER),
}
_TOLD = {"pwrite64": "write", "pread64": "read", "ftruncate64": "truncate", "fsync": "sync"}


@dataclass(frozen=True)
class Call:
    """One system call, before it is made.

    Attributes:
        name: write, read, truncate, sync, unlink or open.
        path: the file; of `sync` also a folder.
        at: where in the file, or its new length, or how it is opened.
        content: what is to be written.
        size: how many bytes are to be read or written.
    """

    name: str
    path: str
    at: int = 0
    content: bytes = b""
    size: int = 0


Listener = Callable[[Call], int | None]


class Calls:
    """Hands every call that touches one folder to a listener before it is made.

    The listener returns None to let the call go on, or the number of the error it ends with, or
    MISREAD.
    """

    def __init__(self, folder: Path, listener: Listener) -> None:
        self._folder, self._listener = os.path.realpath(folder), listener
        self._real = ctypes.CDLL(None, use_errno=True)
        self._ours = {name: self._turned(name) for name in _KINDS}
        self._before: dict[int, int] = {}

    def __enter__(self) -> Self:
        for name, places in _places(Path(driver.__file__), set(_KINDS)).items():
            for place in places:
                word = ctypes.c_uint64.from_address(place)
                self._before[place] = word.value
                _open_page(self._real, place)
                word.value = ctypes.cast(self._ours[name], ctypes.c_void_p).value or 0
        return self

    def __exit__(self, *_told: object) -> None:
        for place, value in self._before.items():
            ctypes.c_uint64.from_address(place).value = value
        self._before.clear()

    def _turned(self, name: str) -> Callable[..., int]:
        real = getattr(self._real, name)
        answer, *words = _KINDS[name]
        real.restype, real.argtypes = answer, words

        def turned(*told: int) -> int:
            call = _call(name, told)
            if not call.path.startswith(self._folder):
                return int(real(*told))
            error = self._listener(call)
            if error is None:
                return int(real(*told))
            if error == MISREAD:
                count = int(real(*told))
                ctypes.memset(told[1], ctypes.string_at(told[1], 1)[0] ^ 1, 1)
                return count
            ctypes.set_errno(error)
            return -1

        return ctypes.CFUNCTYPE(answer, *words, use_errno=True)(turned)


def _call(name: str, told: tuple[int, ...]) -> Call:
    short = _TOLD.get(name, name.removesuffix("64"))
    first = told[0]
    if isinstance(first, bytes):
        return Call(short, os.fsdecode(first), at=told[1] if name == "open64" else 0)
    path = str(Path(f"/proc/self/fd/{first}").readlink())
    if name in {"pwrite64", "pread64"}:
        content = ctypes.string_at(told[1], told[2]) if name == "pwrite64" else b""
        return Call(short, path, told[3], content, told[2])
    return Call(short, path, at=told[1] if name == "ftruncate64" else 0)


def _open_page(real: ctypes.CDLL, place: int) -> None:
    start = place - place % PAGE
    if real.mprotect(ctypes.c_void_p(start), ctypes.c_size_t(PAGE), READ_WRITE) != 0:
        raise OSError(ctypes.get_errno(), "the page can't be written")


def _places(library: Path, names: set[str]) -> dict[str, list[int]]:
    """Return where in memory a loaded library keeps the addresses of functions."""
    image = library.read_bytes()
    found: dict[str, list[int]] = {name: [] for name in names}
    loads, told = _headers(image)
    lines = (line.split() for line in Path("/proc/self/maps").read_text("utf-8").splitlines())
    real = os.path.realpath(library)
    begins = min(int(line[0].split("-")[0], 16) for line in lines if line[-1] == real)

    def here(address: int) -> int:
        start, offset = next((s, o) for s, o, size in loads if s <= address < s + size)
        return address - start + offset

    for table, size in ((RELOCATIONS, SIZE), (PLT, PLT_SIZE)):
        at = here(told[table])
        for offset, kind, _plus in struct.iter_unpack("<QQq", image[at : at + told[size]]):
            name_at = struct.unpack_from("<I", image, here(told[SYMBOLS]) + 24 * (kind >> 32))[0]
            begin = here(told[STRINGS]) + name_at
            name = image[begin : image.index(b"\0", begin)].decode()
            if name in found:
                found[name].append(begins + offset)
    return found


def _headers(image: bytes) -> tuple[list[tuple[int, int, int]], dict[int, int]]:
    """Return an ELF file's loaded parts (address, offset, size) and its dynamic words."""
    at, size, count = (*struct.unpack_from("<Q", image, 32), *struct.unpack_from("<HH", image, 54))
    loads, told = [], {}
    for number in range(count):
        kind, _flags, offset, address, _real, length = struct.unpack_from(
            "<IIQQQQ", image, at + number * size
        )
        if kind == LOAD:
            loads.append((address, offset, length))
        if kind == DYNAMIC:
            told = dict(struct.iter_unpack("<QQ", image[offset : offset + length - length % 16]))
    return loads, told
