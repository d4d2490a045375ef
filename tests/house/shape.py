"""Rules on how the house is built: lengths, names, actions, screens, icons, the live file."""

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from tests.house.source import House, Module, called
from tests.house.words import assignments, translated

MOST_LINES = 400
NO_NAMES = frozenset(
    "manager helper util common misc base core handler service "
    "managers helpers utils bases cores handlers services".split()
)
NO_ENDINGS = ("Manager", "Helper", "Handler", "Service", "Util", "Utils", "Base", "Data", "Info")
EXCUSE = re.compile(r"#\s*(?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\])(.*)")
TWO_DEEDS = frozenset({"Gendan"})  # an undone step, or a backup
OPENERS = frozenset("open read_bytes read_text write_bytes write_text copyfileobj".split())
FOREIGN = frozenset("shutil zipfile tarfile filecmp mmap".split())
WRITES = frozenset("insert insert_all update update_all delete delete_all upsert_all".split())
PAGES = ("Screen", "Turning")  # a page, and a page of several views
ABOVE_PARTS = frozenset(
    "app desktop window furniture desk keys finding sitting screens dialogs screen".split()
)
SHORTCUT = re.compile(r"(Ctrl|Alt|Shift|Meta)\+|F\d+$")
SHORTCUT_CALLS = frozenset("setShortcut QKeySequence QShortcut".split())


def files_are_short(house: House) -> Iterator[str]:
    """No file has more than 400 lines."""
    for module in house.modules:
        lines = module.text.count("\n")
        if lines > MOST_LINES and "/migrations/versions/" not in module.path:
            yield f"{module.path}: {lines} lines; what is the second noun in it?"


def files_are_nouns(house: House) -> Iterator[str]:
    """No file, folder or class is called manager, helper, util, base or the like."""
    for module in house.modules:
        words = re.split(r"[/_]", PurePosixPath(module.path).with_suffix("").as_posix())
        if NO_NAMES & set(words):
            yield f"{module.path}: name it after what it holds"
        for made in module.classes():
            if made.name.endswith(NO_ENDINGS):
                yield module.at(made, f"{made.name}: name it after what it is")


def packages_are_empty(house: House) -> Iterator[str]:
    """Every `__init__.py` is empty."""
    for module in house.modules:
        if module.stem == "__init__" and module.text.strip():
            yield f"{module.path}: must be empty"


def excuses_have_reasons(house: House) -> Iterator[str]:
    """Every noqa and type: ignore names its code and says why."""
    for module in house.modules:
        for comment in module.comments():
            excuse = EXCUSE.search(comment.string)
            if excuse and not re.search(r"\w{2}", excuse[1]):
                yield f"{module.path}:{comment.start[0]}: why?"


def actions_have_labels(house: House) -> Iterator[str]:
    """Every public action tells Historik what it did, itself or through another action."""
    labelled = reach(house, {"label"})
    for key, (module, made) in actions(house).items():
        if key not in labelled:
            yield module.at(made, f"{made.name} never calls step.label(...)")


def parts_look_down(house: House) -> Iterator[str]:
    """What pages are put together from knows neither pages, dialogs nor the window."""
    for module in house.within("ui"):
        if re.split(r"[/.]", module.path)[1] in ABOVE_PARTS:
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom):
                whole = [f"{node.module}.{alias.name}" for alias in node.names]
                for name in (name for name in whole if name.startswith("ui.")):
                    if name.split(".")[1] in ABOVE_PARTS:
                        yield module.at(node, f"a part imports {name}")


def screens_are_registered(house: House) -> Iterator[str]:
    """Every Screen is in ui.window.SCREENS or a page's VIEWS, and each of those has its Screen.

    They are named as text, `"ui.screens.today:TodayScreen"`, to be imported when opened.
    """
    window = house.find("ui/window.py")
    if window is None:
        return
    lists = [registry(window), *(registry(page, "VIEWS") for page in house.within("ui/screens"))]
    named = {text for one in lists for text in texts(one) if text.startswith("ui.screens.")}
    there = {
        f"{module.path.removesuffix('.py').replace('/', '.')}:{made.name}"
        for module in house.within("ui/screens")
        for made in module.classes()
        if any(inherits(made, page) for page in PAGES) and made.name not in PAGES
    }
    for home in sorted(named ^ there):
        yield f"{home}: " + ("there is no such page" if home in named else "is not in SCREENS")


def shortcuts_differ(house: House) -> Iterator[str]:
    """No two pages and commands of the window share a shortcut, and no page takes one of theirs."""
    seen: dict[str, str] = {}
    window = house.find("ui/window.py")
    found = [(window, text) for text in texts(registry(window)) if SHORTCUT.match(text)]
    for module in house.within("ui/window.py", "ui/keys.py", "ui/deskmenu.py"):
        found += [(module, text) for call in module.calls() for text in shortcuts(call)]
    for module, shortcut in found:
        if shortcut in seen and module:
            yield f"{module.path}: {shortcut} is taken by {seen[shortcut]}"
        seen.setdefault(shortcut, module.path if module else "")
    for module in house.within("ui/screens"):
        for call in module.calls():
            for text in (text for word in call.keywords for text in texts(word.value)):
                if text in seen:
                    yield module.at(call, f"{text} is taken by {seen[text]}")


def icons_exist(house: House) -> Iterator[str]:
    """Every icon that is named is drawn in resources/icons."""
    for module in house.within("ui"):
        for node in ast.walk(module.tree):
            for name in icons_named(node):
                if name and name not in house.icons:
                    yield module.at(node, f"there is no icon {name!r}")


def deeds_have_one_icon(house: House) -> Iterator[str]:
    """The same words stand beside the same icon, wherever they offer something to do."""
    first: dict[str, str] = {}
    for module in house.within("ui"):
        for call in module.calls():
            for text, icon in icons_told(call, house.icons):
                if first.setdefault(text, icon) != icon and text not in TWO_DEEDS:
                    yield module.at(call, f"{text!r} has {first[text]!r} elsewhere, {icon!r} here")


def live_file_is_not_opened(house: House) -> Iterator[str]:
    """The store's folder opens no file by itself: closing it would drop SQLite's lock.

    Source: reliability D10. Keys, backups and the like are files of their own; that backups leave the
    live file alone is seen by watching them (tests/store).
    """
    for module in house.within("gf2tracker/store"):
        if module.stem in {"keys", "backup", "restore", "presence", "place"}:
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                named = {alias.name for alias in node.names} | {getattr(node, "module", None)}
                if named & FOREIGN:
                    yield module.at(node, "files are copied with SQL alone")
            if isinstance(node, ast.Call) and called(node) in OPENERS and opens_a_file(node):
                yield module.at(node, f"{called(node)}: the live file must not be opened")


def deeds_are_tested(house: House) -> Iterator[str]:
    """Every public action and query is named in some test."""
    named = {name for module in house.within("tests") for name in names_used(module)}
    deeds = [("actions", module, made) for module, made in actions(house).values()]
    deeds += [
        ("queries", module, made)
        for module in house.within("gf2tracker/queries")
        for made in module.functions()
        if is_public(made) and first_argument(made) == "connection"
    ]
    for floor, module, made in deeds:
        if f"gf2tracker.{floor}.{module.stem}.{made.name}" not in named:
            yield module.at(made, f"no test names {module.stem}.{made.name}")


def actions(house: House) -> dict[tuple[str, str], tuple[Module, ast.FunctionDef]]:
    """Return the public functions that write through a step, by module and name."""
    writing = reach(house, WRITES)
    return {
        (module.stem, made.name): (module, made)
        for module in house.within("gf2tracker/actions")
        for made in module.functions()
        if is_public(made)
        and first_argument(made) == "step"
        and (module.stem, made.name) in writing
    }


def reach(house: House, methods: Collection[str]) -> set[tuple[str, str]]:
    """Return the functions that call one of a step's methods, or hand the step to one that does."""
    told: dict[tuple[str, str], set[tuple[str, str]]] = {}
    reached = set()
    for module in house.within("gf2tracker/actions"):
        for made in module.functions():
            key = (module.stem, made.name)
            calls = [node for node in ast.walk(made) if isinstance(node, ast.Call)]
            if any(is_on_step(call, methods) for call in calls):
                reached.add(key)
            told[key] = {hand_over(call, module.stem) for call in calls if takes_step(call)}
    while grown := {key for key, to in told.items() if to & reached} - reached:
        reached |= grown
    return reached


def is_on_step(call: ast.Call, methods: Collection[str]) -> bool:
    """Return whether a call is one of a step's methods, `step.<method>(...)`."""
    target = call.func.value if isinstance(call.func, ast.Attribute) else None
    return called(call) in methods and isinstance(target, ast.Name) and target.id == "step"


def takes_step(call: ast.Call) -> bool:
    """Return whether a call hands the step over as its first argument."""
    return bool(call.args) and isinstance(call.args[0], ast.Name) and call.args[0].id == "step"


def hand_over(call: ast.Call, stem: str) -> tuple[str, str]:
    """Return the module and function that get the step."""
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        return call.func.value.id, call.func.attr
    return stem, called(call)


def is_public(made: ast.FunctionDef) -> bool:
    """Return whether others may call a function."""
    return not made.name.startswith("_")


def first_argument(made: ast.FunctionDef) -> str:
    """Return the name of a function's first argument, "" when it has none."""
    return made.args.args[0].arg if made.args.args else ""


def inherits(made: ast.ClassDef, name: str) -> bool:
    """Return whether a class names another as its parent."""
    return any(getattr(one, "id", getattr(one, "attr", "")) == name for one in made.bases)


def registry(module: Module | None, wanted: str = "SCREENS") -> ast.expr | None:
    """Return what is assigned to SCREENS, or to another list of pages."""
    pairs = (pair for node in (module.tree.body if module else ()) for pair in assignments(node))
    return next((value for name, value in pairs if name == wanted), None)


def texts(value: ast.AST | None) -> Iterator[str]:
    """Yield every text within an expression."""
    for node in ast.walk(value) if value else ():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def shortcuts(call: ast.Call) -> Iterator[str]:
    """Yield the shortcut that a call of Qt's sets."""
    for value in call.args[:1] if called(call) in SHORTCUT_CALLS else ():
        yield from (text for text in texts(value) if SHORTCUT.match(text))


def icons_named(node: ast.AST) -> Iterator[str]:
    """Yield the icons that an attribute, a keyword or a call of ui.icon names."""
    values = [value for name, value in assignments(node) if name == "icon"]
    if isinstance(node, ast.keyword) and node.arg == "icon":
        values.append(node.value)
    if isinstance(node, ast.Call) and called(node) == "Page":
        values += node.args[2:3]
    if isinstance(node, ast.Call) and is_from_icon(node.func):
        values += node.args[1:2] if called(node) == "paint" else node.args[:1]
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def icons_told(call: ast.Call, icons: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the words of a button, a command or a menu's line with its icon."""
    texts = [text for value in call.args[:2] for text in translated(value)]
    values = [word.value for word in call.keywords if word.arg == "icon"] or call.args[1:]
    names = [one.value for one in values if isinstance(one, ast.Constant) and one.value in icons]
    for text in texts if called(call) != "Page" else ():
        for name in names[:1]:
            yield text.replace("&", "").rstrip(" …"), name


def is_from_icon(function: ast.expr) -> bool:
    """Return whether a function is `icon.icon`, `icon.pixmap` or `icon.paint`."""
    target = function.value if isinstance(function, ast.Attribute) else None
    is_icons = isinstance(target, ast.Name) and target.id in {"icon", "icons"}
    return is_icons and getattr(function, "attr", "") in {"icon", "pixmap", "paint"}


def opens_a_file(call: ast.Call) -> bool:
    """Return whether a call opens a file in Python; `Store.open` and `os.open` of a new one don't."""
    target = call.func.value if isinstance(call.func, ast.Attribute) else None
    return not (isinstance(target, ast.Name) and target.id in {"os", "Store", "cls"})


def names_used(module: Module) -> Iterator[str]:
    """Yield the full names of what a test takes from gf2tracker and uses or imports."""
    places: dict[str, str] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gf2tracker"):
            for alias in node.names:
                places[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        if isinstance(node, ast.Import):
            for alias in node.names:
                places[alias.asname or alias.name] = alias.name
    yield from places.values()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{places.get(node.value.id, node.value.id)}.{node.attr}"
