"""The project's own files as a rule of the house reads them."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
CODE = ("gf2tracker", "ui", "workshop", "resources", "tests")


@dataclass(frozen=True)
class Module:
    """One Python file: where it lies, as "ui/window.py", and what it says."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def stem(self) -> str:
        return PurePosixPath(self.path).stem

    def at(self, node: ast.AST, sin: str) -> str:
        """Return a finding with its place."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {sin}"

    def functions(self) -> Iterator[ast.FunctionDef]:
        """Yield the functions that stand at the module's left edge."""
        return (node for node in self.tree.body if isinstance(node, ast.FunctionDef))

    def classes(self) -> Iterator[ast.ClassDef]:
        """Yield every class, inner ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))

    def comments(self) -> Iterator[tokenize.TokenInfo]:
        """Yield every comment."""
        read = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return (token for token in read if token.type == tokenize.COMMENT)

    def calls(self) -> Iterator[ast.Call]:
        """Yield every call."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


@dataclass(frozen=True)
class House:
    """All modules, and the names of all icons."""

    modules: tuple[Module, ...]
    icons: frozenset[str] = frozenset()

    def within(self, *folders: str) -> Iterator[Module]:
        """Yield the modules that lie in some folders, or are those files."""
        return (
            module
            for module in self.modules
            if any(module.path == name or module.path.startswith(name + "/") for name in folders)
        )

    def find(self, path: str) -> Module | None:
        """Return the module at a path, None when there is none."""
        return next((module for module in self.modules if module.path == path), None)


def the_house() -> House:
    """Return the project as it lies on the disk."""
    found = [ROOT / "dev.py"]
    for folder in CODE:
        found += sorted((ROOT / folder).rglob("*.py"))
    modules = [Module(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in found]
    icons = (path.stem for path in (ROOT / "resources" / "icons").glob("*.svg"))
    return House(tuple(modules), frozenset(icons))


def planted(files: dict[str, str], icons: set[str] = frozenset()) -> House:
    """Return a made-up house: `planted({"ui/window": "..."})` has the one file ui/window.py."""
    modules = [Module(f"{name}.py", text) for name, text in files.items()]
    return House(tuple(modules), frozenset(icons))


def called(node: ast.Call) -> str:
    """Return the last word of what is called: `step.label(...)` gives "label"."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def literals(node: ast.AST) -> Iterator[str]:
    """Yield the texts that stand in an expression, leaving out what `_()` or `plural()` has."""
    if isinstance(node, ast.Call) and called(node) in {"_", "plural"}:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
        return
    if isinstance(node, (ast.Subscript, ast.Compare, ast.Lambda)):
        return
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "join"}:
            yield from literals(node.func.value)
        return
    for child in ast.iter_child_nodes(node):
        yield from literals(child)


def committed() -> Iterator[tuple[str, str]]:
    """Yield the path and text of every file that git would take, pictures and workbooks left out.

    Git itself is not asked: a machine may test the project without having it.
    """
    ignored = set((ROOT / ".gitignore").read_text("utf-8").split())
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            name = path.relative_to(ROOT).as_posix()
            if path.is_dir():
                if not {f"{name}/", f"{path.name}/", f"*{path.suffix}/"} & {*ignored, ".git/"}:
                    folders.append(path)
                continue
            try:
                yield name, path.read_text("utf-8")
            except UnicodeDecodeError:
                continue
