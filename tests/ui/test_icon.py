"""Icons are tinted from the tokens, sharp at every ratio, and none is missing."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui import icon, theme

USED = {"today", "class", "student", "absence", "plan", "undo", "import", "lock", "down", "check"}


def painted(name: str, shade: str, ratio: float = 1.0) -> QImage:
    image = QImage(round(16 * ratio), round(16 * ratio), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    icon.paint(painter, name, QRectF(0, 0, 16, 16), shade)
    painter.end()
    return image


def is_tinted(image: QImage, token: str) -> bool:
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    strongest = max(pixels, key=lambda pixel: pixel.alpha())
    wanted = theme.color(token)
    parts = ((strongest.red(), wanted.red()), (strongest.blue(), wanted.blue()))
    return all(abs(one - other) <= 3 for one, other in parts)  # blending rounds


def test_every_icon_of_the_family_can_be_drawn():
    names = {path.stem for path in icon._FOLDER.glob("*.svg")}
    assert names >= USED
    for name in names:
        assert painted(name, "ink").pixelColor(0, 0).alpha() == 0
        assert is_tinted(painted(name, "ink"), "ink")


def test_an_icon_has_the_tokens_colour_in_either_scheme():
    assert is_tinted(painted("lock", "acttext"), "acttext")
    theme.use("dark")
    assert is_tinted(painted("lock", "acttext"), "acttext")
    assert theme.name("acttext") == "#F4938B"


def test_a_finer_screen_gets_more_pixels():
    assert painted("check", "ink", 2.0).width() == 32
    assert icon.pixmap("check").width() == 16
    assert not icon.icon("check").isNull()


def test_icons_grow_with_the_text(qapp):
    theme.start(qapp, "light", base_px=26)
    assert icon.pixmap("check").width() == 32
