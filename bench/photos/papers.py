"""Papers drawn from nothing: forms, certificates, cards, notebooks; every name and number in them is invented."""

# ruff: noqa: PLR2004 (measures of a drawing and shares of a draw)

import random
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import fontpkg_be_vietnam_pro
from PIL import Image, ImageDraw, ImageFilter, ImageFont

OWN = Path(fontpkg_be_vietnam_pro.__file__).parent / "files"
SYSTEM = Path("/usr/share/fonts/truetype")
FOLDERS = ("dejavu", "liberation", "noto", ".")
FACES = {
    "tuning": (
        "BeVietnamPro-Regular",
        "BeVietnamPro-Medium",
        "DejaVuSerifCondensed",
        "BeVietnamPro-Light",
        "LiberationSerif-Regular",
        "LiberationSans-Regular",
        "LiberationSansNarrow-Regular",
    ),
    "held-out": ("DejaVuSans", "DejaVuSerif", "BeVietnamPro-SemiBold", "BeVietnamPro-Regular", "DejaVuSansCondensed"),
}
BOLD = {
    "tuning": ("BeVietnamPro-Bold", "LiberationSerif-Bold", "LiberationSans-Bold"),
    "held-out": ("DejaVuSerif-Bold", "BeVietnamPro-ExtraBold"),
}
HAND = {
    "tuning": ("BeVietnamPro-LightItalic", "LiberationSerif-Italic", "LiberationSans-Italic"),
    "held-out": ("DejaVuSerif-Italic", "DejaVuSans-Oblique"),
}
MACHINE = {
    "tuning": ("DejaVuSansMono", "LiberationMono-Regular", "LiberationMono-Bold"),
    "held-out": ("DejaVuSansMono", "NotoSansMono-Regular"),
}
INK, BLUE, RED = (28, 28, 34), (36, 48, 130), (190, 32, 40)

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
TITLES = (
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    "ĐƠN ĐỀ NGHỊ TRỢ CẤP HẰNG THÁNG",
    "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ",
    "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN",
    "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI",
)
CERTIFICATES = ("GIẤY KHAI SINH", "GIẤY CHỨNG NHẬN KẾT HÔN", "GIẤY CHỨNG NHẬN", "TRÍCH LỤC KHAI TỬ")
LABELS = (
    "Họ, chữ đệm, tên người yêu cầu",
    "Ngày, tháng, năm sinh",
    "Nơi cư trú",
    "Giấy tờ tùy thân",
    "Quan hệ với người được khai",
    "Dân tộc",
    "Quê quán",
    "Nơi sinh",
    "Số điện thoại liên hệ",
    "Họ tên người cha",
    "Họ tên người mẹ",
    "Đề nghị cấp bản sao",
    "Lý do đề nghị",
)
NAMES = ("Lô Thị Mận", "Vi Văn Kha", "Moong Thị Pịa", "Hạ Bá Giờ", "Lương Thị Đào", "Nguyễn Văn Bưởi", "Quang Thị Ổi")
PLACES = (
    "bản Tùng Hương, xã Tam Quang",
    "xóm Cầu Đá, xã Yên Bình",
    "thôn Đồng Lúa, xã Sông Lô",
    "khối 3, phường Bến Thủy",
)
WORDS = (  # noqa: SIM905 (words to draw from read better as a text)
    "tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai của mình "
    "đề nghị cơ quan xem xét giải quyết theo quy định hồ sơ gồm các giấy tờ sau bản chính bản sao có chứng thực người "
    "được ủy quyền nộp hộ thì phải có văn bản kèm theo thời hạn giải quyết kể từ ngày nhận đủ hồ sơ hợp lệ hộ gia đình "
    "thửa đất số tờ bản đồ diện tích mục đích sử dụng thời hạn nguồn gốc người sử dụng đất bàn giao phần mộ cha mẹ "
    "trường hợp không có giấy chứng sinh thì nộp văn bản của người làm chứng xác nhận về việc sinh"
).split()


@lru_cache(maxsize=256)
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a typeface; where the machine lacks it, the one that is always there."""
    for path in (OWN / f"{name}.ttf", *(SYSTEM / folder / f"{name}.ttf" for folder in FOLDERS)):
        if path.exists():
            return ImageFont.truetype(path, size)
    spare = (
        "BeVietnamPro-Bold" if "Bold" in name else "BeVietnamPro-Italic" if "Italic" in name else "BeVietnamPro-Thin"
    )
    return ImageFont.truetype(OWN / f"{spare.replace('Thin', 'Regular')}.ttf", size)


class Pen:
    """Writes on one sheet in the faces of one set."""

    def __init__(self, rng: random.Random, pack: str, size: tuple[int, int], paper: tuple[int, int, int]) -> None:
        self.rng, self.pack = rng, pack
        self.sheet = Image.new("RGB", size, paper)
        self.draw = ImageDraw.Draw(self.sheet)
        self.face = rng.choice(FACES[pack])
        self.bold = rng.choice(BOLD[pack])

    def line(
        self, at: tuple[float, float], text: str, size: int, ink: tuple[int, int, int] = INK, *, bold: bool = False
    ) -> float:
        """Write one line, and return where it ends."""
        face = font(self.bold if bold else self.face, size)
        self.draw.text(at, text, font=face, fill=ink)
        return at[0] + face.getlength(text)

    def centre(self, middle: float, top: float, text: str, size: int, ink: tuple[int, int, int] = INK) -> None:
        """Write one bold line around a middle."""
        face = font(self.bold, size)
        self.draw.text((middle - face.getlength(text) / 2, top), text, font=face, fill=ink)

    def stamp(self, x: float, y: float, r: float) -> None:
        """Put a round red stamp there, half see-through."""
        layer = Image.new("RGBA", self.sheet.size)
        pen = ImageDraw.Draw(layer)
        for inner, wide in ((1.0, 6), (0.72, 3)):
            pen.ellipse((x - r * inner, y - r * inner, x + r * inner, y + r * inner), outline=(*RED, 190), width=wide)
        points = [(x + r * 0.4 * k * dx, y + r * 0.4 * k * dy) for k, dx, dy in STAR]
        pen.polygon(points, fill=(*RED, 170))
        for n in range(24):
            dx, dy = CIRCLE[n]
            pen.text(
                (x + r * 0.86 * dx - 6, y + r * 0.86 * dy - 9),
                "UBNDXÃTAMQUANG*"[n % 15],
                font=font(self.bold, 15),
                fill=(*RED, 180),
            )
        self.sheet.paste(layer, (0, 0), layer)

    def signature(self, x: float, y: float, wide: float) -> None:
        """Scrawl a name."""
        points = [(x + wide * n / 14, y + self.rng.uniform(-wide, wide) * 0.18) for n in range(15)]
        self.draw.line(points, fill=BLUE, width=4, joint="curve")


def _turns(many: int, start: float = 0.0) -> list[tuple[float, float]]:
    whole = [complex(0, -1) * (complex(0.0, 1.0) ** (4 * (n / many) + start)) for n in range(many)]
    return [(value.real, value.imag) for value in whole]


CIRCLE = _turns(24)
STAR = [(1.0 if n % 2 == 0 else 0.42, *turn) for n, turn in enumerate(_turns(10))]


def _sentence(rng: random.Random, many: int) -> str:
    words = rng.choices(WORDS, k=many)
    return " ".join([words[0].capitalize(), *words[1:]])


def _paragraph(pen: Pen, box: tuple[float, float, float], lines: int, size: int) -> float:
    left, top, right = box
    face = font(pen.face, size)
    for n in range(lines):
        text = _sentence(pen.rng, 30)
        while face.getlength(text) > (right - left) * (1 if n < lines - 1 else pen.rng.uniform(0.3, 0.9)):
            text = text.rsplit(" ", 1)[0]
        pen.draw.text((left, top), text, font=face, fill=INK)
        top += size * 1.5
    return top


def _field(pen: Pen, at: tuple[float, float], right: float, size: int, ink: tuple[int, int, int]) -> None:
    end = pen.line(at, f"{pen.rng.choice(LABELS)}: ", size)
    text = pen.rng.choice((pen.rng.choice(NAMES), pen.rng.choice(PLACES), _sentence(pen.rng, 5), "", "12/3/2024"))
    if text:
        end = pen.line((end, at[1]), text, size, ink)
    pen.draw.line((end + 6, at[1] + size, max(end + 8, right), at[1] + size), fill=(120, 120, 126), width=2)


def form(rng: random.Random, pack: str) -> Image.Image:
    """An A4 form: heading, title, fields, a promise, a signature; sometimes a stamp."""
    white = rng.randint(238, 252)
    pen = Pen(rng, pack, (1240, 1754), (white, white, white - rng.randint(0, 8)))
    size, left, right = rng.randint(25, 30), rng.randint(90, 140), 1240 - rng.randint(80, 120)
    pen.centre(620, 80, STATE, 29)
    pen.centre(620, 122, MOTTO, 27)
    pen.centre(620, 220, rng.choice(TITLES), 38)
    top = 300.0
    while top < rng.randint(900, 1150):
        _field(pen, (left, top), right, size, rng.choice((INK, BLUE)))
        top += size * rng.uniform(1.6, 1.9)
    if rng.random() < 0.4:
        for n in range(4):
            pen.draw.rectangle((left, top + n * 60, right, top + n * 60 + 60), outline=INK, width=2)
            pen.line((left + 14, top + n * 60 + 12), _sentence(rng, rng.randint(3, 7)), size)
        top += 260
    top = _paragraph(pen, (left, top + 10, right), rng.randint(3, 6), size)
    if top < 1450:
        pen.line((760, top + 30), "Người yêu cầu", size, bold=True)
        pen.signature(760, top + 130, 220)
        pen.line((740, top + 190), rng.choice(NAMES), size)
        if rng.random() < 0.4:
            pen.stamp(360, top + 110, 105)
    return pen.sheet


def certificate(rng: random.Random, pack: str) -> Image.Image:
    """A certificate: tinted, framed, a large red title, a red stamp; upright or lying."""
    size = rng.choice(((1240, 1754), (1240, 1754), (1754, 1240)))
    pen = Pen(rng, pack, size, rng.choice(((252, 246, 226), (250, 236, 236), (238, 246, 240), (248, 248, 244))))
    wide, tall = size
    tone = rng.choice(((170, 70, 60), (150, 120, 50), (70, 110, 130)))
    for inset, thick in ((46, 10), (66, 3), (92, 2)):
        pen.draw.rectangle((inset, inset, wide - inset, tall - inset), outline=tone, width=thick)
    for n in range(0, wide - 140, 28):
        for y in (78, tall - 80):
            pen.draw.ellipse((70 + n, y - 6, 82 + n, y + 6), outline=tone, width=2)
    pen.centre(wide / 2, 130, STATE, 30)
    pen.centre(wide / 2, 174, MOTTO, 27)
    pen.centre(wide / 2, 250, rng.choice(CERTIFICATES), 62, RED)
    top = 380.0
    while top < tall - 470:
        _field(pen, (140, top), wide - 140, 30, rng.choice((INK, BLUE)))
        top += rng.uniform(54, 66)
    pen.line((wide * 0.58, tall - 430), "TM. ỦY BAN NHÂN DÂN", 28, bold=True)
    pen.line((wide * 0.63, tall - 390), "CHỦ TỊCH", 28, bold=True)
    pen.signature(wide * 0.6, tall - 270, 250)
    pen.stamp(wide * 0.58, tall - 270, 125)
    pen.line((wide * 0.61, tall - 190), rng.choice(NAMES), 30, bold=True)
    return pen.sheet


def notebook(rng: random.Random, pack: str) -> Image.Image:
    """A page of a school notebook, written by hand as well as a machine can."""
    pen = Pen(rng, pack, (1080, 1500), (246, 244, rng.randint(226, 240)))
    pitch = rng.randint(52, 62)
    for y in range(120, 1460, pitch):
        pen.draw.line((0, y, 1080, y), fill=(160, 188, 222), width=2)
    pen.draw.line((130, 0, 130, 1500), fill=(226, 130, 136), width=3)
    face = font(rng.choice(HAND[pack]), int(pitch * rng.uniform(0.62, 0.72)))
    ink = rng.choice((BLUE, (30, 30, 36), (44, 60, 150)))
    for y in range(120, rng.randint(900, 1440), pitch):
        text = _sentence(rng, rng.randint(5, 9))
        while face.getlength(text) > 900:
            text = text.rsplit(" ", 1)[0]
        pen.draw.text((150 + rng.uniform(0, 12), y - face.size * 1.12 + rng.uniform(-3, 3)), text, font=face, fill=ink)
    return pen.sheet


def _card(rng: random.Random, pack: str) -> Pen:
    tone = rng.choice(((222, 236, 226), (220, 232, 242), (240, 230, 222), (236, 226, 238)))
    pen = Pen(rng, pack, (1012, 638), tone)
    for n in range(26):
        shift = rng.randint(-50, 50)
        pen.draw.arc((n * 40 - 300 + shift, -200, n * 40 + 500, 900), 0, 360, fill=tuple(c - 10 for c in tone), width=2)
    return pen


def card_front(rng: random.Random, pack: str) -> Image.Image:
    """The front of a card like an identity card: a face at the left, a code at the top right."""
    pen = _card(rng, pack)
    pen.draw.ellipse((44, 34, 154, 144), fill=(206, 60, 50))
    pen.draw.polygon([(99 + 36 * k * dx, 89 + 36 * k * dy) for k, dx, dy in STAR], fill=(246, 214, 90))
    pen.line((190, 36), STATE, 26)
    pen.line((250, 72), MOTTO, 22)
    pen.line((300, 128), rng.choice(("CĂN CƯỚC CÔNG DÂN", "CĂN CƯỚC")), 44, RED, bold=True)
    for x in range(21):
        for y in range(21):
            if rng.random() < 0.5:
                pen.draw.rectangle((850 + x * 6, 28 + y * 6, 855 + x * 6, 33 + y * 6), fill=INK)
    skin = rng.choice(((224, 180, 150), (206, 156, 122), (232, 196, 170)))
    pen.draw.rectangle((46, 214, 286, 534), fill=rng.choice(((208, 222, 236), (236, 236, 240))))
    pen.draw.ellipse((96, 250, 236, 430), fill=(30, 26, 26))
    pen.draw.ellipse((110, 280, 222, 440), fill=skin)
    pen.draw.polygon([(60, 534), (110, 440), (222, 440), (272, 534)], fill=rng.choice(((240, 240, 244), (60, 80, 120))))
    for x in (140, 180):
        pen.draw.ellipse((x, 345, x + 14, 353), fill=(30, 20, 20))
    pen.draw.line((150, 405, 184, 405), fill=(150, 70, 70), width=4)
    pen.line((320, 206), "Số / No.:", 24)
    pen.line((440, 196), f"0{rng.randint(10, 99)}0 0000 {rng.randint(1000, 9999)}", 38, bold=True)
    for n, (label, text) in enumerate(
        (
            ("Họ và tên / Full name:", rng.choice(NAMES).upper()),
            ("Ngày sinh / Date of birth:", "12/03/1984"),
            ("Giới tính / Sex:", "Nữ    Quốc tịch: Việt Nam"),
            ("Quê quán / Place of origin:", rng.choice(PLACES)),
            ("Nơi thường trú / Place of residence:", rng.choice(PLACES)),
        )
    ):
        pen.line((320, 258 + n * 72), label, 20)
        pen.line((320, 282 + n * 72), text, 28)
    pen.line((50, 560), "Có giá trị đến: 12/03/2044", 19)
    return pen.sheet


def card_back(rng: random.Random, pack: str) -> Image.Image:
    """The back of such a card: a chip at the left, two fingerprints at the right, three lines for machines below."""
    pen = _card(rng, pack)
    pen.line((60, 36), "Đặc điểm nhận dạng / Personal identification:", 20)
    pen.line((60, 66), "Nốt ruồi cách 2 cm trên trước đầu lông mày", 25)
    pen.line((60, 108), "Ngày, tháng, năm / Date, month, year: 05/06/2023", 20)
    pen.draw.rounded_rectangle((72, 190, 232, 318), 18, fill=(206, 176, 96), outline=(120, 96, 40), width=3)
    for x, y in ((110, 190), (190, 190), (72, 254)):
        pen.draw.line((x, y, x if y == 190 else 232, 318 if y == 190 else 254), fill=(120, 96, 40), width=3)
    pen.line((300, 160), "CỤC TRƯỞNG CỤC CẢNH SÁT", 22, bold=True)
    pen.line((300, 190), "QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI", 18)
    pen.stamp(430, 300, 66)
    pen.signature(390, 300, 200)
    for x in (690, 846):
        for r in range(6, 66, 9):
            pen.draw.arc(
                (x + 60 - r, 250 - r * 1.3, x + 60 + r, 250 + r * 1.3),
                rng.randint(0, 60),
                330,
                fill=(60, 60, 70),
                width=3,
            )
        pen.line((x + 6, 120), "Ngón trỏ" if x < 700 else "Ngón trỏ trái", 17)
    face = font(rng.choice(MACHINE[pack]), rng.randint(36, 41))
    name = rng.choice(("LO<<THI<MAN", "VI<<VAN<KHA", "HA<<BA<GIO"))
    for n, text in enumerate((f"IDVNM0{rng.randint(10**8, 10**9)}<<5", f"8403127F4403122VNM{'<' * 11}4", name)):
        line = (text + "<" * 40)[:39]
        while face.getlength(line) > 930:
            line = line[:-1]
        pen.draw.text((44, 420 + n * 64), line, font=face, fill=INK)
    return pen.sheet


def blank(rng: random.Random, front: Image.Image) -> Image.Image:
    """The empty back of a sheet, with a little of the front shining through."""
    paper = Image.new("RGB", front.size, (rng.randint(236, 250),) * 3)
    through = front.transpose(Image.Transpose.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(3))
    return Image.blend(paper, through, rng.uniform(0.0, 0.06))


PAPERS: dict[str, Callable[[random.Random, str], Image.Image]] = {
    "form": form,
    "certificate": certificate,
    "notebook": notebook,
    "front": card_front,
    "back": card_back,
}
