"""Text messages of the GSM network: plain letters for every phone, how many parts a text takes, and what a link is."""

import re
import unicodedata
from typing import Final

BASIC: Final = frozenset("@$_ !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\n")
_ALPHABET: Final = BASIC | frozenset("£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà\r")  # GSM 03.38
_EXTENDED: Final = frozenset("\f^{}\\[~]|€")  # each takes two places
ONE, OF_MANY = 160, 153  # places of a message in this alphabet, alone and as a part
ONE_WIDE, OF_MANY_WIDE = 70, 67  # units of UTF-16, where a letter is not in it
_LIKE: Final = {
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "…": "...",
    "·": "-",
    "\xa0": " ",
    "→": "->",
    "×": "x",
}
LINK: Final = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|io|me|app)\b\S*", re.IGNORECASE
)


def plain_letters(text: str) -> str:
    """Write a text in letters that every phone shows; what has no such letter becomes a space."""
    for fancy, like in _LIKE.items():
        text = text.replace(fancy, like)
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    bare = bare.replace("đ", "d").replace("Đ", "D")
    return "".join(c if c in BASIC else " " for c in bare)


def is_plain(text: str) -> bool:
    """Say whether a text goes out in the GSM alphabet, seven bits a letter."""
    return all(letter in _ALPHABET or letter in _EXTENDED for letter in text)


def parts(text: str) -> int:
    """Return how many messages a text is sent and paid as; a letter is never cut in two."""
    if is_plain(text):
        sizes, one, many = [2 if letter in _EXTENDED else 1 for letter in text], ONE, OF_MANY
    else:
        sizes, one, many = [2 if ord(letter) > 0xFFFF else 1 for letter in text], ONE_WIDE, OF_MANY_WIDE  # noqa: PLR2004
    if sum(sizes) <= one:
        return 1
    count, room = 1, many
    for size in sizes:
        if size > room:
            count, room = count + 1, many
        room -= size
    return count


def home_number(number: str) -> str:
    """Return a telephone number as it is dialled at home, digits only: 0912… for +84 912…, and for 84912…."""
    digits = re.sub(r"[^0-9]", "", number)
    return f"0{digits.removeprefix('84')}" if digits.startswith("84") else digits
