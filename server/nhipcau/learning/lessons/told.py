"""A screen to try, told on paper and on a page without scripts: what it shows, and behind it what is right."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from nhipcau.kernel.say import number
from nhipcau.learning.lessons.shapes import AnyTry, Choose, Code, Find, Form, Match, Order, Pay, Photo

LOOKS: Final = {
    "sharp": "Đủ bốn góc, đọc được chữ nhỏ",
    "blurred": "Chữ nhoè vì tay rung",
    "cut": "Mất một góc có con dấu",
    "glare": "Một vệt trắng loá giữa tờ",
    "dark": "Tối, chữ chìm vào nền",
}
KINDS: Final = {"message": "Tin nhắn", "call": "Lời nói, cuộc gọi", "page": "Trang mở ra", "qr": "Mã quét ra", "portal": "Cổng Tập"}


class Choice(NamedTuple):
    """One thing to choose, whether it is right, and what it leads to."""

    text: str
    right: bool
    why: str


class Told(NamedTuple):
    """A screen in words: what is asked, what it shows, what can be chosen; and, hidden at first, what is right."""

    ask: str
    kind: str
    shows: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    right: tuple[str, ...] = ()


def told(one: AnyTry) -> Told:
    """Return a screen in words."""
    return _TELLING[one.kind](one)


def _choose(one: Choose) -> Told:
    choices = tuple(Choice(option.text, bool(option.right), option.why) for option in one.options)
    return Told(one.ask, KINDS[one.screen.kind], (f"Từ: {one.screen.from_}", one.screen.text), choices)


def _form(one: Form) -> Told:
    return Told(one.ask, "Tờ khai tập", (one.slip,), right=tuple(f"{line.label}: {line.want}" for line in one.fields))


def _code(one: Code) -> Told:
    right = ("Xem ai gửi, để làm việc gì.", "Tự bấm mã vào ô, không đọc thành tiếng.", "Ai xin mã thì trả lời: không đọc cho ai.")
    return Told(one.ask, "Tin nhắn tập", (f"Từ: {one.from_}", one.text, f"Có người nói: “{one.beggar}”"), right=right)


def _order(one: Order) -> Told:
    mixed = tuple(Choice(item.text, right=False, why="") for item in sorted(one.items, key=lambda item: item.text))
    return Told(one.ask, "Xếp thứ tự", (), mixed, tuple(f"{at}. {item.text}" for at, item in enumerate(one.items, start=1)))


def _match(one: Match) -> Told:
    names = {file.id: file.name for file in one.files}
    files = "Các tệp: " + "; ".join(names.values())
    lines = "Các dòng: " + "; ".join(line.label for line in one.lines)
    return Told(one.ask, "Gửi giấy tờ", (files, lines), right=tuple(f"{line.label}: {names[line.file]}" for line in one.lines))


def _pay(one: Pay) -> Told:
    due = f"Cần trả cho {one.payee}, mức công bố {number(one.legal)} đồng."
    shown = f"Màn hình hiện: {one.shown.payee}, {number(one.shown.amount)} đồng."
    return Told(one.ask, "Trang trả tiền tập", (due, shown), right=("Trả." if one.right == "pay" else "Không trả.", one.why))


def _find(one: Find) -> Told:
    choices = tuple(Choice(entry.words, right=False, why="") for entry in one.entries)
    return Told(one.ask, "Danh sách tập", (), choices, tuple(entry.words for entry in one.entries if entry.id == one.right))


def _photo(one: Photo) -> Told:
    choices = tuple(Choice(LOOKS[look.look], bool(look.right), "") for look in one.looks)
    return Told(one.ask, "Ảnh chụp giấy", (), choices, (LOOKS["sharp"],))


_TELLING: Final[Mapping[str, Callable[[Any], Told]]] = {
    "choose": _choose,
    "form": _form,
    "code": _code,
    "order": _order,
    "match": _match,
    "pay": _pay,
    "find": _find,
    "photo": _photo,
}
