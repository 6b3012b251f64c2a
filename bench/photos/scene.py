"""One photograph: a paper laid on a table, seen by a phone, with the faults that were asked for."""

# ruff: noqa: PLR2004 (measures of a drawing and shares of a draw)

import io
import math
import random
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from photos import ground, papers

FRAMES = ((720, 1280), (1280, 720), (960, 1280), (1080, 1920))
COARSE = 8  # light changes slowly: it is worked out on every eighth point
Point = tuple[float, float]


@dataclass
class Wanted:
    """What one picture shows, and what is wrong with it."""

    pack: str
    number: int
    kind: str
    expected: str
    faults: frozenset[str]
    between: bool = False
    corners: list[Point] = field(default_factory=list)
    size: tuple[int, int] = (0, 0)


class Scene:
    """Takes the picture that was wanted; the same number gives the same picture."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted, self.faults = wanted, wanted.faults
        seed = f"{wanted.pack}/{wanted.number}"
        self.rng = random.Random(seed)
        self.dice = np.random.default_rng(list(seed.encode()))

    def jpeg(self) -> bytes:
        """Take it, and return it as a phone would keep it."""
        rng = self.rng
        frame = rng.choices(FRAMES, (5, 3, 3, 1))[0]
        table = ground.ground(rng, self.dice, frame, rng.choice(ground.KINDS[self.wanted.pack]))
        image = ground.thing(rng, table) if "none" in self.faults else self._laid(table)
        self.wanted.size = image.size
        array = self._lit(np.asarray(image, np.float32))
        array = self._blurred(array)
        array = array + self._grain(array.shape, rng.uniform(1, 3.5) + 3 * ("dark" in self.faults))
        out = io.BytesIO()
        Image.fromarray(np.clip(array, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=rng.randint(70, 93))
        return out.getvalue()

    def _laid(self, table: Image.Image) -> Image.Image:
        rng, wanted = self.rng, self.wanted
        sheet = papers.PAPERS[wanted.kind](rng, wanted.pack)
        if "side" in self.faults and wanted.expected == "page" and wanted.kind in {"form", "certificate", "notebook"}:
            sheet = papers.blank(rng, sheet)
        wide, tall = sheet.size
        quad = self._placed(wide, tall, table.size)
        scale = math.dist(quad[0], quad[1]) / wide
        if scale < 0.75:
            sheet = sheet.resize((max(1, round(wide * scale)), max(1, round(tall * scale))), Image.Resampling.LANCZOS)
        mask = Image.new("L", sheet.size, 255)
        self.wanted.corners = quad
        if "cut" in self.faults and "fold" in self.faults:
            self._fold(mask)
        turned = _coefficients(quad, sheet.size)
        paper = sheet.transform(table.size, Image.Transform.PERSPECTIVE, turned, Image.Resampling.BICUBIC)
        shape = mask.transform(table.size, Image.Transform.PERSPECTIVE, turned, Image.Resampling.BILINEAR)
        shadow = shape.filter(ImageFilter.GaussianBlur(rng.uniform(4, 14))).transform(
            table.size, Image.Transform.AFFINE, (1, 0, -rng.uniform(-9, 9), 0, 1, -rng.uniform(2, 9))
        )
        table = Image.composite(table.point(lambda v: int(v * 0.62)), table, shadow.point(lambda v: int(v * 0.7)))
        table.paste(paper, (0, 0), shape)
        if rng.random() < 0.25:
            self._held(table, quad)
        return table

    def _placed(self, wide: int, tall: int, frame: Point) -> list[Point]:
        """Where the corners come to lie: turned, tilted, near or far, inside or partly outside of the frame."""
        rng = self.rng
        turn = rng.uniform(-9, 9) + (rng.choice((90, 180, 180, 270)) if "turned" in self.faults else 0)
        tilt, lean = rng.uniform(-22, 22), rng.uniform(-16, 16)
        quad = _seen(wide, tall, turn, tilt, lean)
        xs, ys = [x for x, _ in quad], [y for _, y in quad]
        room = min(frame[0] / (max(xs) - min(xs)), frame[1] / (max(ys) - min(ys)))
        full = rng.uniform(0.84, 0.95)
        area = _area(quad) * (room * full) ** 2 / (frame[0] * frame[1])
        share = rng.uniform(0.05, 0.13) if "small" in self.faults else rng.uniform(max(0.27, 0.55 * area), area)
        full *= math.sqrt(min(1.0, share / area))
        quad = [(x * room * full, y * room * full) for x, y in quad]
        cut = "cut" in self.faults and "fold" not in self.faults
        return self._moved(quad, frame, cut=cut)

    def _moved(self, quad: list[Point], frame: Point, *, cut: bool) -> list[Point]:
        rng = self.rng
        xs, ys = [x for x, _ in quad], [y for _, y in quad]
        span = (max(xs) - min(xs), max(ys) - min(ys))
        edge = 0.015 * min(frame)
        at = [rng.uniform(edge, max(edge, frame[n] - span[n] - edge)) for n in (0, 1)]
        if cut:
            n = rng.randrange(2)
            over = span[n] * rng.uniform(0.09, 0.3)
            at[n] = -over if rng.random() < 0.5 else frame[n] - span[n] + over
        return [(x - min(xs) + at[0], y - min(ys) + at[1]) for x, y in quad]

    def _fold(self, mask: Image.Image) -> None:
        """Fold one corner under."""
        wide, tall = mask.size
        reach = min(wide, tall) * self.rng.uniform(0.14, 0.24)
        x, y = self.rng.choice(((0, 0), (wide, 0), (wide, tall), (0, tall)))
        dx, dy = (1 if x == 0 else -1), (1 if y == 0 else -1)
        ImageDraw.Draw(mask).polygon([(x, y), (x + dx * reach, y), (x, y + dy * reach)], fill=0)

    def _held(self, table: Image.Image, quad: list[Point]) -> None:
        """Let a thumb hold the middle of one side."""
        n = self.rng.randrange(4)
        a, b = quad[n], quad[(n + 1) % 4]
        at = self.rng.uniform(0.35, 0.65)
        x, y = a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at
        middle = (sum(p[0] for p in quad) / 4, sum(p[1] for p in quad) / 4)
        long = math.dist((x, y), middle)
        out = ((x - middle[0]) / long, (y - middle[1]) / long)
        wide = 0.06 * math.sqrt(_area(quad))
        tip = (x - out[0] * wide * 0.6, y - out[1] * wide * 0.6)
        ground.thumb(self.rng, table, tip, (x + out[0] * 900, y + out[1] * 900), wide)

    # Light and lens

    def _grain(self, shape: tuple[int, ...], much: float) -> np.ndarray:
        """The noise of a cheap camera."""
        piece = self.dice.standard_normal((257, 263, 3), np.float32) * np.float32(much)
        again = (shape[0] // 257 + 1, shape[1] // 263 + 1, 1)
        return np.tile(piece, again)[: shape[0], : shape[1]]

    def _lit(self, array: np.ndarray) -> np.ndarray:
        rng, (tall, wide) = self.rng, array.shape[:2]
        y, x = np.mgrid[0:tall:COARSE, 0:wide:COARSE].astype(np.float32)
        angle, fall = rng.uniform(0, 6.28), rng.uniform(0, 0.22)
        slope = (x / wide - 0.5) * math.cos(angle) + (y / tall - 0.5) * math.sin(angle)
        light = 0.94 + slope * fall
        if rng.random() < 0.4:
            light *= self._shade((light.shape[1], light.shape[0]))
        light = _grown(light, (wide, tall))
        warm = rng.uniform(-0.05, 0.06)
        array = array * light[..., None] * np.asarray([1 + warm, 1, 1 - 1.6 * warm], np.float32)
        gain, veil = rng.uniform(0.8, 1.02), rng.uniform(0, 14)
        if "dark" in self.faults:
            gain, veil = rng.uniform(0.1, 0.26), 0
        elif "bright" in self.faults:
            gain, veil = rng.uniform(1.5, 2.0), rng.uniform(95, 140)
        array = np.clip(array * gain + veil, 0, 255)
        if rng.random() < 0.15:
            array = self._spot(array, rng.uniform(0.1, 0.25))
        if "glare" in self.faults:
            array = self._spot(array, rng.uniform(1.35, 2.2))
        return array

    def _shade(self, size: tuple[int, int]) -> np.ndarray:
        """The soft shadow of the phone or of a head."""
        rng = self.rng
        layer = Image.new("L", (size[0], size[1]), 255)
        x, y = rng.randint(0, layer.width), rng.randint(0, layer.height)
        reach = rng.uniform(0.3, 0.7) * layer.width
        shape = (x - reach / 2, y - reach, x + reach / 2, y + reach)
        level = rng.randint(140, 200)
        (ImageDraw.Draw(layer).rectangle if rng.random() < 0.5 else ImageDraw.Draw(layer).ellipse)(shape, fill=level)
        layer = layer.filter(ImageFilter.GaussianBlur(rng.uniform(2, 9)))
        return np.asarray(layer, np.float32) / 255

    def _spot(self, array: np.ndarray, strength: float) -> np.ndarray:
        """A lamp mirrored on the paper: white in its middle, and the print under it gone."""
        rng, quad = self.rng, self.wanted.corners
        if not quad:
            return array
        tall, wide = array.shape[:2]
        u, v = rng.uniform(0.25, 0.75), rng.uniform(0.2, 0.75)
        top = [quad[0][n] * (1 - u) + quad[1][n] * u for n in (0, 1)]
        low = [quad[3][n] * (1 - u) + quad[2][n] * u for n in (0, 1)]
        x0, y0 = (top[n] * (1 - v) + low[n] * v for n in (0, 1))
        x0, y0 = min(max(x0, wide * 0.06), wide * 0.94), min(max(y0, tall * 0.06), tall * 0.94)
        radius = math.sqrt(_area(quad)) * rng.uniform(0.06, 0.13)
        angle, long = rng.uniform(0, 3.14), rng.uniform(1, 2.4)
        y, x = np.mgrid[0:tall:COARSE, 0:wide:COARSE].astype(np.float32)
        along = (x - x0) * math.cos(angle) + (y - y0) * math.sin(angle)
        across = (y - y0) * math.cos(angle) - (x - x0) * math.sin(angle)
        far = (along / long) ** 2 + across**2
        alpha = np.clip(_grown(strength * np.exp(-far / (2 * radius**2)), (wide, tall)), 0, 1)[..., None]
        return array * (1 - alpha) + 255 * alpha

    def _blurred(self, array: np.ndarray) -> np.ndarray:
        rng = self.rng
        sigma, drag = rng.uniform(0.4, 1.0), 0.0
        if "blur" in self.faults:
            between = self.wanted.between
            if rng.random() < 0.5:
                sigma = rng.uniform(1.3, 2.4) if between else rng.uniform(2.6, 6)
            else:
                drag = rng.uniform(4.5, 8.5) if between else rng.uniform(10, 26)
        elif rng.random() < 0.3:
            drag = rng.uniform(1, 2.5)
        image = Image.fromarray(np.clip(array, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(sigma))
        return _dragged(np.asarray(image, np.float32), drag, rng.uniform(0, math.pi))


def _dragged(array: np.ndarray, drag: float, angle: float) -> np.ndarray:
    """Move the picture while it is taken."""
    if drag < 1:
        return array
    steps = min(11, max(2, round(drag)))
    total = np.zeros_like(array)
    for n in range(steps):
        far = (n / (steps - 1) - 0.5) * drag
        total += np.roll(array, (round(far * math.sin(angle)), round(far * math.cos(angle))), (0, 1))
    return total / steps


def _grown(light: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """The same light on every point."""
    return np.asarray(Image.fromarray(light.astype(np.float32)).resize(size, Image.Resampling.BILINEAR))


def _seen(wide: float, tall: float, turn: float, tilt: float, lean: float) -> list[Point]:
    """The corners of a sheet that lies turned and is looked at from a slant."""
    long = max(wide, tall)
    t, a, b = (math.radians(value) for value in (turn, tilt, lean))
    found = []
    for x, y in ((-wide, -tall), (wide, -tall), (wide, tall), (-wide, tall)):
        px, py = x / 2 / long, y / 2 / long
        px, py = px * math.cos(t) - py * math.sin(t), px * math.sin(t) + py * math.cos(t)
        py, pz = py * math.cos(a), py * math.sin(a)
        px, pz = px * math.cos(b) + pz * math.sin(b), -px * math.sin(b) + pz * math.cos(b)
        near = 2.2 / (2.2 + pz)
        found.append((px * near, py * near))
    return found


def _area(quad: list[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(quad, quad[1:] + quad[:1], strict=True))) / 2


def _coefficients(quad: list[Point], size: tuple[int, int]) -> list[float]:
    """What takes a place in the picture back to a place on the sheet."""
    rows, right = [], []
    for (x, y), (u, v) in zip(quad, ((0, 0), (size[0], 0), size, (0, size[1])), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return [float(value) for value in np.linalg.solve(np.asarray(rows, float), np.asarray(right, float))]
