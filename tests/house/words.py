"""Rules on what the user reads: every text goes through `_()`."""

import ast
import re
from collections.abc import Iterator

from tests.house.source import House, Module, called, literals

# Whatever letter stands in these is read by somebody.
QT_TEXT = frozenset(
    "QLabel QAction QPushButton QCheckBox QRadioButton QToolButton QGroupBox QMenu setText "
    "setWindowTitle setToolTip setStatusTip setWhatsThis setPlaceholderText setAccessibleName "
    "setAccessibleDescription setTitle setLabelText setPrefix setSuffix setSpecialValueText "
    "addMenu addTab addItem setHeaderLabels setHorizontalHeaderLabels setInformativeText "
    "showMessage drawText".split()
)
# Our own parts take names of icons, fields and kinds as well: those are lower-case words.
OUR_TEXT = frozenset(
    "Refusal Button Link Title Text Field Column Heading Tab Chip Badge Figure Section Caption "
    "Empty Message Toast Choice Option Menu Entry label say tell show_message".split()
)
NAMES = frozenset("title text label hint placeholder tooltip sentence heading caption".split())
KEYWORDS = frozenset("title text label hint placeholder tooltip heading caption name".split())
LETTER = re.compile(r"[^\W\d_]")
IDENTIFIER = re.compile(r"[a-z][a-z0-9_.\-:/]*|(Ctrl|Alt|Shift|Meta|F\d+|Esc|Enter|Space)\b.*")
MARKUP = re.compile(r"<[^>]*>|&\w+;|\{[^}]*\}|\\u\w{4}|GF2 Tracker")
DANISH = re.compile(r"[æøåÆØÅ]")
SHOWN_BY = ("ui", "gf2tracker/actions", "gf2tracker/queries", "gf2tracker/reports")
QUOTES = re.compile('[«»„"]')
PERSONS = re.compile(r"\{((first|last|called|full)_name|(student|person|guardian)(_name)?)\}")


def shown_texts_are_translated(house: House) -> Iterator[str]:
    """A text that reaches a widget, a column, a label or a Refusal goes through `_()`."""
    for module in house.within("ui", "gf2tracker"):
        for call in module.calls():
            is_qt = called(call) in QT_TEXT
            if not is_qt and called(call) not in OUR_TEXT:
                continue
            keywords = [word.value for word in call.keywords if word.arg in KEYWORDS]
            for value in [*call.args, *keywords]:
                for text in literals(value):
                    if is_read(text) and (is_qt or not IDENTIFIER.fullmatch(text)):
                        yield module.at(value, f"{called(call)}: {text!r} needs _()")


def named_texts_are_translated(house: House) -> Iterator[str]:
    """`title = "Fravær"` in a class or module of the window is `_("Fravær")`."""
    for module in house.within("ui"):
        for node in ast.walk(module.tree):
            for name, value in assignments(node):
                if name in NAMES:
                    for text in literals(value):
                        if is_read(text) and not IDENTIFIER.fullmatch(text):
                            yield module.at(value, f"{name} = {text!r} needs _()")


def danish_is_translated(house: House) -> Iterator[str]:
    """Danish letters stand only in `_()`, in docstrings and where texts are compared."""
    for module in house.within(*SHOWN_BY):
        kept = translated_or_docstring(module)
        for node in ast.walk(module.tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in kept and DANISH.search(node.value):
                yield module.at(node, f"{node.value!r} needs _()")


def translations_are_plain(house: House) -> Iterator[str]:
    """`_()` gets one plain literal, so that a translator's tool finds it."""
    for module in house.within("ui", "gf2tracker"):
        for call in module.calls():
            if called(call) != "_" or not isinstance(call.func, ast.Name):
                continue
            first = call.args[0] if len(call.args) == 1 else None
            if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                yield module.at(call, "_() takes one plain text; format() stands outside")


def refusals_are_sentences(house: House) -> Iterator[str]:
    """A Refusal begins with a capital and ends with a full stop: it says what to do.

    In intake one that begins small is the reason of a faulty cell, which stands in a table.
    """
    for module in house.within("ui", "gf2tracker"):
        for call in module.calls():
            if called(call) != "Refusal" or not call.args:
                continue
            for text in spoken(call.args[0]):
                if module.path.startswith("gf2tracker/intake/") and text[0].islower():
                    continue
                if not re.match(r"[A-ZÆØÅ“{\d]", text) or not re.search(r"[.!?}”]$", text):
                    yield module.at(call, f"{text!r} is no sentence")


def labels_name_nobody(house: House) -> Iterator[str]:
    """A step's label holds counts and class codes, never a person's name (decisions 5)."""
    for module in house.within("gf2tracker/actions", "gf2tracker/intake"):
        for call in module.calls():
            if called(call) == "label":
                for text in (text for value in call.args for text in translated(value)):
                    if PERSONS.search(text):
                        yield module.at(call, f"{text!r} names a person")


def quotes_are_alike(house: House) -> Iterator[str]:
    """What is quoted for the user stands between “ and ”, and no other marks."""
    for module in house.within("ui", "gf2tracker"):
        for node in ast.walk(module.tree):
            for text in (*translated_here(node), *put_together(node)):
                if QUOTES.search(text) or text.count("“") != text.count("”"):
                    yield module.at(node, f"{text!r} quotes otherwise than “ ”")


def translated_here(node: ast.AST) -> Iterator[str]:
    """Yield the texts of one call of `_()` or `plural()`."""
    if isinstance(node, ast.Call) and called(node) in {"_", "plural"}:
        yield from translated(node)


def put_together(node: ast.AST) -> Iterator[str]:
    """Yield an f-string with marks of quotation that no code needs, its values left out."""
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        text = "{}".join(map(str, parts))
        if re.search("[«»„“”]", text):
            yield text


def is_pattern(node: ast.AST) -> bool:
    """Return whether a node is a call such as `re.compile(...)`."""
    target = node.func.value if isinstance(node, ast.Call) and hasattr(node.func, "value") else None
    return isinstance(target, ast.Name) and target.id == "re"


def is_read(text: str) -> bool:
    """Return whether a text says something to a reader."""
    return bool(LETTER.search(MARKUP.sub("", text)))


def assignments(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield the name and value of each assignment, `a, b = 1, 2` taken apart."""
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
        yield node.target.id, node.value
    if not isinstance(node, ast.Assign):
        return
    for target in node.targets:
        if isinstance(target, ast.Name):
            yield target.id, node.value
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            for part, value in zip(target.elts, node.value.elts, strict=False):
                if isinstance(part, ast.Name):
                    yield part.id, value


def spoken(node: ast.AST) -> Iterator[str]:
    """Yield what is translated in an expression, leaving out what is put into it."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield from spoken(node.func.value)
    elif isinstance(node, ast.Call):
        yield from translated(node)
    elif isinstance(node, (ast.IfExp, ast.BinOp, ast.JoinedStr)):
        for child in ast.iter_child_nodes(node):
            yield from spoken(child)


def translated(node: ast.AST) -> Iterator[str]:
    """Yield the texts that stand in `_()` or `plural()` somewhere in an expression."""
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and called(part) in {"_", "plural"}:
            for value in part.args:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def translated_or_docstring(module: Module) -> set[int]:
    """Return which constants are translated, document something or are compared."""
    kept: set[int] = set()
    for node in ast.walk(module.tree):
        is_translated = isinstance(node, ast.Call) and called(node) in {"_", "plural"}
        if is_translated or is_pattern(node) or isinstance(node, ast.Compare):
            kept |= {id(part) for part in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            kept.add(id(node.value))
    return kept
