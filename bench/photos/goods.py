"""Drawn pictures of the demo's goods, in the two sizes that phones make: `python bench/photos/goods.py`.

They are drawings and look like drawings: nobody is to take them for photos of anybody's goods.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFilter

OUT = Path(__file__).resolve().parents[2] / "server/nhipcau/gateway/demo/pictures"
WIDE, HIGH, FINE = 960, 720, 2  # drawn twice as large, then made smaller: smooth edges
Draw = ImageDraw.ImageDraw


def ground(top: tuple[int, int, int], low: tuple[int, int, int], tray: tuple[int, int, int] | None = None) -> Image.Image:
    """A soft ground, and a woven tray on it."""
    picture = Image.new("RGB", (WIDE * FINE, HIGH * FINE))
    pen = ImageDraw.Draw(picture)
    for y in range(HIGH * FINE):
        share = y / (HIGH * FINE)
        pen.line([(0, y), (WIDE * FINE, y)], fill=tuple(round(a + (b - a) * share) for a, b in zip(top, low, strict=True)))
    if tray:
        weave(picture, tray)
    return picture


def weave(picture: Image.Image, colour: tuple[int, int, int]) -> None:
    """A round tray of woven bamboo, seen from above."""
    size = WIDE * FINE
    tray = Image.new("RGB", (size, HIGH * FINE), colour)
    pen = ImageDraw.Draw(tray)
    step = 34
    for row, y in enumerate(range(0, HIGH * FINE, step)):
        for column, x in enumerate(range(0, size, step)):
            shade = 14 if (row + column) % 2 else -10
            pen.rectangle((x + 2, y + 2, x + step - 2, y + step - 2), fill=tuple(max(0, min(255, one + shade)) for one in colour))
    mask = Image.new("L", (size, HIGH * FINE))
    box = (size * 0.06, HIGH * FINE * 0.03, size * 0.94, HIGH * FINE * 1.13)
    ImageDraw.Draw(mask).ellipse(box, fill=255)
    shadow = mask.filter(ImageFilter.GaussianBlur(40))
    picture.paste(tuple(one // 2 for one in colour), (0, 24), shadow.point(lambda one: one // 3))
    picture.paste(tray, (0, 0), mask)
    ImageDraw.Draw(picture).ellipse(box, outline=tuple(one * 2 // 3 for one in colour), width=26)


def shadowed(picture: Image.Image, paint: Callable[[Draw], None], *, soft: int = 18, dark: int = 90) -> None:
    """Paint something with its shadow under it."""
    layer = Image.new("RGBA", picture.size)
    paint(ImageDraw.Draw(layer))
    shadow = layer.getchannel("A").filter(ImageFilter.GaussianBlur(soft)).point(lambda one: one * dark // 255)
    picture.paste((30, 20, 10), (14, 22), shadow)
    picture.paste(layer, (0, 0), layer)


def ginger() -> Image.Image:
    """Ginger: knobs with rings, and slices."""
    picture, chance = ground((236, 226, 205), (220, 205, 176), (214, 184, 128)), Random(1)
    for x, y, turn in ((620, 560, 0.3), (1180, 480, -0.5), (900, 900, 0.1), (1420, 850, 0.8), (420, 930, -0.3)):
        def root(pen: Draw, x: int = x, y: int = y, turn: float = turn) -> None:
            for part in range(5):
                angle = turn + (part - 2) * 0.5
                px, py = x + math.cos(angle) * part * 66, y + math.sin(angle * 1.7) * 80
                wide, high = 120 - part * 8, 84 - part * 5
                pen.ellipse((px - wide, py - high, px + wide, py + high), fill=(206, 160, 96), outline=(150, 108, 58), width=7)
                for ring in range(-2, 3):
                    pen.arc((px + ring * 38 - 30, py - high + 8, px + ring * 38 + 30, py + high - 8), 250, 470, fill=(168, 124, 70), width=5)
        shadowed(picture, root)
    for _ in range(9):
        x, y, size = chance.randrange(360, 1560), chance.randrange(1020, 1300), chance.randrange(60, 92)
        def slice_(pen: Draw, x: int = x, y: int = y, size: int = size) -> None:
            pen.ellipse((x - size, y - size * 0.7, x + size, y + size * 0.7), fill=(246, 214, 132), outline=(186, 140, 74), width=8)
            pen.ellipse((x - size * 0.6, y - size * 0.4, x + size * 0.6, y + size * 0.4), outline=(232, 190, 100), width=5)
        shadowed(picture, slice_, soft=10)
    return picture


def pepper() -> Image.Image:
    """Mắc khén: hundreds of small open husks, and a twig."""
    picture, chance = ground((206, 218, 196), (176, 192, 162), (196, 168, 118)), Random(2)
    def heap(pen: Draw) -> None:
        for _ in range(1500):
            angle, far = chance.random() * math.tau, math.sqrt(chance.random())
            x, y = 960 + math.cos(angle) * far * 600, 800 + math.sin(angle) * far * 400
            size, tone = chance.randrange(17, 29), chance.randrange(-20, 25)
            pen.ellipse((x - size, y - size, x + size, y + size), fill=(112 + tone, 74 + tone, 44 + tone // 2, 255), outline=(66, 40, 22, 255), width=3)
            if chance.random() < 0.45:  # noqa: PLR2004
                pen.ellipse((x - size * 0.5, y - size * 0.5, x + size * 0.35, y + size * 0.35), fill=(26, 20, 18, 255))
    shadowed(picture, heap)
    def twig(pen: Draw) -> None:
        pen.line([(300, 330), (820, 250), (1300, 340)], fill=(84, 66, 40, 255), width=14)
        for step in range(9):
            x, y = 340 + step * 108, 318 - 40 * math.sin(step / 8 * math.pi)
            for side in (-1, 1):
                pen.ellipse((x - 24, y + side * 70 - 52, x + 62, y + side * 70 + 34), fill=(74, 122, 62, 255), outline=(44, 84, 38, 255), width=5)
    shadowed(picture, twig)
    return picture


def shoots() -> Image.Image:
    """Dried bamboo shoots: strips in tied bundles."""
    picture, chance = ground((238, 230, 214), (222, 208, 184), (206, 178, 126)), Random(3)
    for left in (300, 800, 1300):
        def bundle(pen: Draw, left: int = left) -> None:
            for strip in range(15):
                x = left + strip * 24 + chance.randrange(-6, 7)
                top, low, tone = 330 + chance.randrange(-60, 60), 1190 + chance.randrange(-70, 70), chance.randrange(-20, 20)
                pen.polygon([(x, top), (x + 26, top + 40), (x + 34 + chance.randrange(-20, 20), low), (x - 4, low - 40)], fill=(206 + tone, 164 + tone, 92 + tone, 255), outline=(150, 108, 52, 255))
                pen.line([(x + 13, top + 60), (x + 16, low - 60)], fill=(178 + tone, 132 + tone, 68 + tone, 255), width=5)
            for y in (640, 900):
                pen.rounded_rectangle((left - 24, y, left + 380, y + 40), 18, fill=(196, 150, 84, 255), outline=(120, 84, 40, 255), width=6)
        shadowed(picture, bundle)
    return picture


def brocade() -> Image.Image:
    """A Thái skirt hem: bands of woven diamonds and hooks."""
    picture = Image.new("RGB", (WIDE * FINE, HIGH * FINE), (28, 26, 38))
    pen = ImageDraw.Draw(picture)
    red, gold, green, white, pink = (190, 34, 46), (240, 178, 60), (40, 128, 90), (244, 236, 220), (222, 92, 130)
    y = 0
    for high, kind, tones in (
        (70, "line", (red, gold)), (240, "diamond", (gold, red)), (60, "line", (green, white)), (150, "hook", (white, pink)),
        (60, "line", (gold, red)), (300, "diamond", (white, green)), (60, "line", (pink, gold)), (150, "hook", (gold, green)),
        (60, "line", (white, red)), (240, "diamond", (pink, gold)), (70, "line", (red, gold)),
    ):
        band(pen, y, high, kind, tones)
        y += high
    threads = Image.effect_noise(picture.size, 26).point(lambda one: one // 5)
    picture.paste((0, 0, 0), (0, 0), threads)
    return picture


def band(pen: Draw, y: int, high: int, kind: str, tones: tuple[tuple[int, int, int], tuple[int, int, int]]) -> None:
    """One band of the cloth, drawn in the steps of a loom."""
    cell = 10
    for x in range(0, WIDE * FINE, cell):
        for row in range(0, high, cell):
            column, line = x // cell, row // cell
            lines = high // cell
            if kind == "line":
                on = line % 3 == 1 or (line % 3 == 0 and column % 4 < 2)  # noqa: PLR2004
            elif kind == "diamond":
                away = abs(column % lines - lines // 2) + abs(line - lines // 2)
                on = away % 6 < 3 and away <= lines // 2  # noqa: PLR2004
            else:
                on = (column + line) % 12 < 2 or (line == lines // 2 and column % 12 < 8) or (column % 12 == 8 and line > lines // 2)  # noqa: PLR2004
            if on:
                pen.rectangle((x, y + row, x + cell - 2, y + row + cell - 2), fill=tones[(column // 6 + line // 5) % 2])


def honey() -> Image.Image:
    """Honey: two jars and a comb."""
    picture = ground((250, 236, 204), (232, 198, 132))
    for left, size in ((520, 1.0), (1010, 1.18)):
        def jar(pen: Draw, left: int = left, size: float = size) -> None:
            wide, high, low = 360 * size, 560 * size, 1250
            pen.rounded_rectangle((left, low - high, left + wide, low), 70, fill=(206, 120, 16, 235), outline=(140, 74, 6, 255), width=8)
            pen.rounded_rectangle((left + 26, low - high + 80, left + wide - 26, low - 24), 52, fill=(232, 150, 26, 235))
            pen.rounded_rectangle((left + 44, low - high + 100, left + 84, low - 90), 20, fill=(255, 214, 120, 190))
            pen.rounded_rectangle((left + 20, low - high - 90, left + wide - 20, low - high + 20), 26, fill=(246, 240, 226, 255), outline=(150, 130, 96, 255), width=7)
            pen.rectangle((left + 60, low - high * 0.6, left + wide - 60, low - high * 0.25), fill=(250, 244, 226, 255))
            for line in range(3):
                pen.line([(left + 90, low - high * 0.53 + line * 46), (left + wide - 90 - line * 30, low - high * 0.53 + line * 46)], fill=(150, 96, 30, 255), width=12)
        shadowed(picture, jar, soft=30)
    def comb(pen: Draw) -> None:
        for row in range(4):
            for column in range(5):
                x, y = 150 + column * 96 + (row % 2) * 48, 1010 + row * 84
                points = [(x + 54 * math.cos(math.pi / 6 + step * math.pi / 3), y + 54 * math.sin(math.pi / 6 + step * math.pi / 3)) for step in range(6)]
                pen.polygon(points, fill=(240, 176, 44, 255), outline=(176, 104, 12, 255), width=9)
    shadowed(picture, comb)
    return picture


def main() -> None:
    """Draw all, in both sizes."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, draw in (("gung", ginger), ("mac-khen", pepper), ("mang", shoots), ("tho-cam", brocade), ("mat-ong", honey)):
        whole = draw().resize((WIDE, HIGH), Image.Resampling.LANCZOS)
        fine = 26 if draw is brocade else 55  # so many small stitches weigh much
        whole.save(OUT / f"{name}-960.webp", quality=fine, method=6)
        whole.resize((480, 360), Image.Resampling.LANCZOS).save(OUT / f"{name}-480.webp", quality=fine, method=6)
        print(name, *((OUT / f"{name}-{size}.webp").stat().st_size for size in (480, 960)))


if __name__ == "__main__":
    main()
