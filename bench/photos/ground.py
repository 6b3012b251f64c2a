"""What lies under and beside a paper: tables of several kinds, and things that are no paper at all."""

import random
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

KINDS = {
    "tuning": ("wood", "tile", "check", "plastic", "bamboo", "terrazzo", "dots", "marble"),
    "held-out": ("wood", "mat", "granite", "tile", "flowers", "concrete"),
}
WOODS = ((150, 104, 66), (110, 72, 44), (178, 136, 92), (88, 60, 42))
CLOTHS = ((150, 60, 60), (60, 96, 140), (96, 130, 84), (190, 170, 140))


def _noise(rng: np.random.Generator, size: tuple[int, int], grain: tuple[int, int]) -> np.ndarray:
    """Smooth noise between -1 and 1, of so many cells across and down."""
    small = rng.uniform(-1, 1, (grain[1] + 2, grain[0] + 2)).astype(np.float32)
    return np.asarray(Image.fromarray(small).resize(size, Image.Resampling.BICUBIC))


def _toned(tone: tuple[int, ...], light: np.ndarray) -> Image.Image:
    base = np.asarray(tone, np.float32)[None, None, :] + light[..., None]
    return Image.fromarray(np.clip(base, 0, 255).astype(np.uint8))


def _wood(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    light = 16 * _noise(dice, size, (rng.randint(2, 4), 90)) + 8 * _noise(dice, size, (6, 240))
    image = _toned(rng.choice(WOODS), light)
    pen = ImageDraw.Draw(image)
    step = rng.randint(260, 600)
    for y in range(rng.randint(0, step), size[1], step):
        pen.line((0, y, size[0], y + rng.randint(-4, 4)), fill=(46, 30, 20), width=rng.randint(3, 7))
    return image.rotate(rng.choice((0, 90)), expand=True).resize(size)


def _tile(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    level = rng.randint(150, 212)
    tone = rng.choice(((level, level, level - 6), (level, level - 14, level - 34), (level - 20, level - 4, level)))
    image = _toned(tone, 7 * _noise(dice, size, (12, 16)) + 4 * _noise(dice, size, (90, 120)))
    pen, step = ImageDraw.Draw(image), rng.randint(420, 760)
    grout = tuple(c - rng.randint(26, 60) for c in tone)
    for at in range(rng.randint(0, step), max(size), step):
        pen.line((at, 0, at + 10, size[1]), fill=grout, width=8)
        pen.line((0, at, size[0], at - 8), fill=grout, width=8)
    return image


def _check(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    step = rng.randint(36, 110)
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    light = 22.0 * ((x // step) % 2) + 22.0 * ((y // step) % 2) - 20 + 6 * _noise(dice, size, (200, 300))
    return _toned(rng.choice(CLOTHS), light)


def _plastic(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    tone = rng.choice(((40, 90, 150), (30, 110, 90), (150, 40, 44), (70, 70, 76), (24, 24, 28)))
    return _toned(tone, 12 * _noise(dice, size, (2, 3)) + 3 * _noise(dice, size, (160, 200)))


def _mat(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    step = rng.randint(10, 22)
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    weave = 16.0 * np.sin(x * 6.28 / step) * np.sign(np.sin(y * 6.28 / (step * 6)))
    return _toned(rng.choice(((186, 154, 96), (150, 120, 70))), weave + 14 * _noise(dice, size, (5, 7)))


def _granite(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    level = rng.randint(60, 150)
    specks = dice.normal(0, 20, (size[1] // 3 + 1, size[0] // 3 + 1)).astype(np.float32)
    fine = np.asarray(Image.fromarray(specks).resize(size, Image.Resampling.BILINEAR))
    return _toned((level, level - 4, level - 8), fine + 14 * _noise(dice, size, (20, 30)))


def _flowers(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    image = _toned(rng.choice(CLOTHS), 6 * _noise(dice, size, (60, 80)))
    pen = ImageDraw.Draw(image)
    for _ in range(90):
        x, y, r = rng.randint(0, size[0]), rng.randint(0, size[1]), rng.randint(10, 34)
        for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0)):
            pen.ellipse((x + dx * r - r, y + dy * r - r, x + dx * r + r, y + dy * r + r), fill=rng.choice(CLOTHS))
        pen.ellipse((x - r / 2, y - r / 2, x + r / 2, y + r / 2), fill=(220, 190, 90))
    return image


def _concrete(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    level = rng.randint(110, 172)
    return _toned((level, level, level - 5), 14 * _noise(dice, size, (8, 10)) + 12 * _noise(dice, size, (120, 160)))


def _bamboo(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    step = rng.randint(14, 34)
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    along, over = rng.choice(((x, y), (y, x)))
    light = 18.0 * np.abs(np.sin(along * 3.14 / step)) - 34.0 * (over % (step * 9) < 4)  # noqa: PLR2004 (the knots are 4 points wide)
    return _toned(rng.choice(((176, 148, 88), (126, 96, 56), (150, 150, 96))), light + 10 * _noise(dice, size, (90, 12)))


def _terrazzo(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    level = rng.randint(80, 190)
    image = _toned((level, level - 2, level - 10), 8 * _noise(dice, size, (160, 200)))
    pen = ImageDraw.Draw(image)
    for _ in range(700):
        x, y, r = rng.randint(0, size[0]), rng.randint(0, size[1]), rng.randint(2, 9)
        chip = level + rng.randint(-60, 40)
        pen.polygon([(x + rng.randint(-r, r), y + rng.randint(-r, r)) for _ in range(4)], fill=(chip, chip - 8, chip - 16))
    return image


def _dots(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    base, other = rng.sample(CLOTHS, 2)
    image, step = _toned(base, 7 * _noise(dice, size, (80, 60))), rng.randint(50, 130)
    pen, r = ImageDraw.Draw(image), step * rng.uniform(0.16, 0.3)
    for row, y in enumerate(range(0, size[1] + step, step)):
        for x in range(-(step // 2) * (row % 2), size[0] + step, step):
            pen.ellipse((x - r, y - r, x + r, y + r), fill=other)
    return image


def _marble(rng: random.Random, dice: np.random.Generator, size: tuple[int, int]) -> Image.Image:
    level = rng.choice((rng.randint(40, 90), rng.randint(140, 196)))
    veins = np.abs(_noise(dice, size, (4, 5)) + 0.4 * _noise(dice, size, (14, 18)))
    return _toned((level, level, level + rng.randint(-12, 4)), 12 - 30 * np.exp(-veins * 18) + 8 * _noise(dice, size, (7, 9)))


GROUNDS: dict[str, Callable[[random.Random, np.random.Generator, tuple[int, int]], Image.Image]] = {
    "wood": _wood,
    "tile": _tile,
    "check": _check,
    "plastic": _plastic,
    "mat": _mat,
    "granite": _granite,
    "flowers": _flowers,
    "concrete": _concrete,
    "bamboo": _bamboo,
    "terrazzo": _terrazzo,
    "dots": _dots,
    "marble": _marble,
}


def ground(rng: random.Random, dice: np.random.Generator, size: tuple[int, int], kind: str) -> Image.Image:
    """A table of this kind."""
    half = (size[0] * 2 // 3, size[1] * 2 // 3)
    return GROUNDS[kind](rng, dice, half).resize(size, Image.Resampling.BILINEAR)


def thing(rng: random.Random, image: Image.Image) -> Image.Image:
    """Put something on the table that is no paper: a phone, a plate, a hand, leaves, or nothing."""
    pen, (wide, tall) = ImageDraw.Draw(image), image.size
    x, y, r = wide * rng.uniform(0.4, 0.6), tall * rng.uniform(0.4, 0.6), min(image.size) * rng.uniform(0.2, 0.4)
    kind = rng.choice(("phone", "plate", "hand", "leaves", "book", "nothing"))
    if kind == "phone":
        pen.rounded_rectangle((x - r * 0.6, y - r * 1.2, x + r * 0.6, y + r * 1.2), r * 0.12, fill=(16, 16, 20))
        pen.rounded_rectangle((x - r * 0.56, y - r * 1.1, x + r * 0.56, y + r * 1.1), r * 0.08, fill=(30, 60, 96))
        for n in range(12):
            a, b = x - r * 0.5 + (n % 4) * r * 0.27, y - r * 0.9 + (n // 4) * r * 0.3
            pen.rounded_rectangle((a, b, a + r * 0.2, b + r * 0.2), 8, fill=rng.choice(CLOTHS))
    elif kind == "plate":
        pen.ellipse((x - r, y - r, x + r, y + r), fill=(236, 236, 232), outline=(180, 180, 190), width=6)
        pen.ellipse((x - r * 0.7, y - r * 0.7, x + r * 0.7, y + r * 0.7), outline=(90, 120, 190), width=8)
    elif kind == "hand":
        hand(rng, image, (x, y), r)
    elif kind == "leaves":
        for _ in range(60):
            a, b, c = x + rng.gauss(0, r), y + rng.gauss(0, r), rng.randint(20, 70)
            pen.ellipse((a - c, b - c / 3, a + c, b + c / 3), fill=(rng.randint(30, 90), rng.randint(90, 150), 50))
    elif kind == "book":
        pen.rectangle((x - r * 0.8, y - r, x + r * 0.8, y + r), fill=rng.choice(((30, 70, 130), (150, 30, 40))))
        pen.ellipse((x - r * 0.4, y - r * 0.4, x + r * 0.4, y + r * 0.4), fill=(220, 180, 60))
    return image


def hand(rng: random.Random, image: Image.Image, tip: tuple[float, float], r: float) -> None:
    """Lay a hand there with its fingers up."""
    pen = ImageDraw.Draw(image)
    skin = rng.choice(((208, 160, 130), (180, 130, 100), (228, 186, 160)))
    for n in range(4):
        x = tip[0] + (n - 1.5) * r * 0.34
        pen.rounded_rectangle((x, tip[1] - r * 0.6, x + r * 0.28, tip[1] + r), r * 0.14, fill=skin)
    pen.rounded_rectangle((tip[0] - r * 0.6, tip[1] + r * 0.5, tip[0] + r, tip[1] + r * 2), r * 0.4, fill=skin)


def thumb(
    rng: random.Random, image: Image.Image, at: tuple[float, float], to: tuple[float, float], wide: float
) -> None:
    """Hold the paper with one thumb that comes in from outside."""
    skin = rng.choice(((208, 160, 130), (180, 130, 100), (228, 186, 160)))
    layer = Image.new("L", image.size)
    pen = ImageDraw.Draw(layer)
    pen.line((*at, *to), fill=255, width=int(wide))
    pen.ellipse((at[0] - wide / 2, at[1] - wide / 2, at[0] + wide / 2, at[1] + wide / 2), fill=255)
    image.paste(Image.new("RGB", image.size, skin), (0, 0), layer.filter(ImageFilter.GaussianBlur(2)))
