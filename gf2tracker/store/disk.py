"""What is asked of the disk beside reading and writing."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until a file's content, or the names in a folder, are on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows can't open a folder; its rename is durable with the file
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_read_only(file: Path) -> bool:
    """Return whether a store's file can't be changed: for its folder's sake, or its own."""
    journal = file.with_name(f"{file.name}-journal")
    has_room = os.access(journal, os.W_OK) or os.access(file.parent, os.W_OK)
    return not os.access(file, os.W_OK) or not has_room
