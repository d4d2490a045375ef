"""Takes the gallery's pictures: opens a window for each scene and draws what floats over it."""

import shutil
import sys
from collections import Counter
from datetime import datetime, time
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, Qt, qInstallMessageHandler
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu

from gf2tracker.settings import Settings
from gf2tracker.store.store import Store
from tests import contrast
from tests.contrast import Drawn
from tests.inline import InlineWork
from tests.scene import MIDDLE, ROOT, Scene
from tests.scenes import SCENES
from tests.schools import BY, School, make
from ui import paint, theme
from ui.desktop import speak_danish
from ui.floating import Floating
from ui.overlay import Overlay
from ui.sheet import Sheet
from ui.window import Window

README = ROOT / "docs" / "pictures"
GUIDE = ROOT / "docs" / "guide" / "pictures"
IN_GUIDE = {"today", "absence", "week", "course", "followup", "student", "classes"}
IN_GUIDE |= {"import-preview", "reports", "school", "plan", "pairs"}
MOST_BYTES = 300_000
NOW, BASE_PX = time(8, 40), 13
SCHEMES = ("light", "dark")


class NotTaken(Exception):
    """A scene could not be opened; the message says why."""


class Camera:
    """Keeps each school as it was made, and a fresh copy for every window."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.app = QApplication([])
        self._made: dict[str, Path] = {}
        self._faults: list[BaseException] = []
        speak_danish(self.app)
        sys.excepthook = lambda _kind, fault, _trace: self._faults.append(fault)
        qInstallMessageHandler(lambda *_message: None)  # what the offscreen screen cannot do

    def take_all(self, folder: Path, names: tuple[str, ...]) -> int:
        """Take the scenes whose names begin so, all for none; return 1 when one is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        missing = 0
        for scene in SCENES:
            if names and not scene.name.startswith(names):
                continue
            for scheme in SCHEMES:
                for size in scene.sizes:
                    target = folder / f"{scene.name}-{scheme}-{size}.png"
                    missing += self._take(scene, scheme, size, target)
        return 1 if missing else 0

    def take_readme(self) -> int:
        """Write the pictures of README and guide; return 1 when one is missing or too large."""
        readme = [(scene, scheme, README) for scene in SCENES for scheme in scene.readme]
        told = [scene for scene in SCENES if scene.name in IN_GUIDE]
        guide = [(scene, scheme, GUIDE) for scene in told for scheme in SCHEMES]
        failed = 0
        for scene, scheme, folder in readme + guide:
            folder.mkdir(parents=True, exist_ok=True)
            target = folder / f"{scene.name}-{scheme}.png"
            failed += self._take(scene, scheme, MIDDLE, target)
            few_colours(target)
            if target.exists() and target.stat().st_size > MOST_BYTES:
                say(f"{target.name}: larger than {MOST_BYTES // 1000} kB")
                failed += 1
        return 1 if failed else 0

    def _take(self, scene: Scene, scheme: str, size: str, target: Path) -> int:
        name = target.stem
        theme.start(self.app, scheme, BASE_PX * scene.scale)
        theme.keep_still(still=True)
        try:
            picture, drawn, cut = self._picture(scene, size)
        except NotTaken as why:
            say(f"{name}: NOT TAKEN: {why}")
            return 1
        picture.save(str(target))
        say(name, *(f"  cut: {words}" for words in sorted(cut)))
        say(*(f"  faint: {words}" for words in contrast.too_faint(picture, drawn)))
        return 0

    def _picture(self, scene: Scene, size: str) -> tuple[QImage, list[Drawn], set[str]]:
        window = self._window(scene, size)
        try:
            with contrast.watched() as drawn:
                self._do(scene, window)
                drawn.clear()
                paint.elided.clear()
                picture = self._shot(window, drawn)
            return picture, drawn, set(paint.elided)
        except Exception as fault:  # other pages' pictures are wanted all the same
            raise NotTaken(repr(fault)) from fault
        finally:
            self._leave(window)

    def _window(self, scene: Scene, size: str) -> Window:
        path = self._copy(scene.school)
        work = InlineWork(lambda: Store.open(path, by=BY))
        self._faults.clear()
        moment = datetime.combine(scene.today, NOW).astimezone()
        window = Window(work, lambda: moment, Settings(initials=BY))
        work.failed.disconnect()
        work.failed.connect(self._faults.append)
        wide, _x, high = size.partition("x")
        window.resize(int(wide), int(high))
        window.move(self._screen(int(wide), int(high)).topLeft())
        window.show()
        self._activate(window)
        window.stands = True  # so that it opens no page before ours
        work.start()
        return window

    def _screen(self, wide: int, high: int) -> QRect:
        screens = [screen.geometry() for screen in self.app.screens()]
        return next(one for one in screens if (one.width(), one.height()) == (wide, high))

    def _activate(self, window: Window) -> None:
        for _turn in range(20):  # one that was shown just now does not answer at once
            window.activateWindow()
            self._settle()
            if window.isActiveWindow():
                break

    def _do(self, scene: Scene, window: Window) -> None:
        window.open_page(scene.page)
        self._settle()
        for deed in scene.deeds:
            deed(window)
            self._settle()
        if self._faults:
            raise self._faults[0]

    def _shot(self, window: Window, drawn: list[Drawn]) -> QImage:
        picture = window.grab()
        painter = QPainter(picture)
        above = [each for each in QApplication.topLevelWidgets() if isinstance(each, Sheet | QMenu)]
        for each in sorted(above, key=lambda one: isinstance(one, QMenu)):
            if each.isVisible():
                painter.drawPixmap(window.mapFromGlobal(each.pos()), each.grab())
        painter.end()
        inside = window.findChildren(Overlay) + window.findChildren(Floating)
        if any(each.isVisible() for each in (*above, *inside)):
            drawn.clear()  # what lies under something is dimmed or hidden on purpose
        return picture.toImage()

    def _leave(self, window: Window) -> None:
        for each in QApplication.topLevelWidgets():
            if each is not window and each.isVisible():
                each.close()
        window.work.close()
        window.hide()
        window.deleteLater()
        self._settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _settle(self) -> None:
        for _turn in range(6):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def _copy(self, school: School) -> Path:
        if school.name not in self._made:
            self._made[school.name] = make(school, self.folder)
        made, copy = self._made[school.name], self.folder / "copy.db"
        shutil.copy(made, copy)
        shutil.copy(made.with_suffix(".keys"), copy.with_suffix(".keys"))
        return copy


def few_colours(file: Path) -> None:
    """Write a picture again with its 256 commonest colours: the file is a third as large."""
    picture = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    seen = Counter(bytes(picture.constBits()).hex(" ", 4).split())
    common = [
        int.from_bytes(bytes.fromhex(one), sys.byteorder) for one, _n in seen.most_common(256)
    ]
    plain = Qt.ImageConversionFlag.ThresholdDither
    picture.convertToFormat(QImage.Format.Format_Indexed8, common, plain).save(str(file))


def say(*lines: str) -> None:
    """Print lines."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
