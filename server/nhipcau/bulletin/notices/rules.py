"""What makes a notice fit to be told: plain sentences, no link but to an official page, a law with its number. Pure."""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from nhipcau.kernel.gsm import LINK
from nhipcau.kernel.readable import abbreviations, long_sentences

OFFICIAL: Final = ("gov.vn", "chinhphu.vn", "quochoi.vn", "vbpl.vn")
GROUPS: Final = {
    "all": "Tất cả bà con", "team": "Tổ công nghệ số", "leaders": "Tổ trưởng", "youth": "Đoàn viên, thanh niên", "women": "Hội viên phụ nữ",
    "farmers": "Hội viên nông dân", "elder": "Người cao tuổi", "veteran": "Cựu chiến binh",
}  # fmt: skip
KINDS: Final = {"policy": "Chính sách", "news": "Tin của xã"}


def is_official(url: str) -> bool:
    """Say whether an address is a page of an authority, over a safe line, without a name or a port in front of it."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        plain = parts.scheme == "https" and parts.netloc.lower() == host
    except ValueError:
        return False
    return plain and any(host == name or host.endswith(f".{name}") for name in OFFICIAL)


def hard(texts: Mapping[str, str]) -> Iterator[str]:
    """Yield, in words for whoever writes, every sentence that is too long to be read out."""
    for where, text in texts.items():
        for sentence in long_sentences(text):
            yield f"{where}: câu {len(sentence.split())} chữ, nhiều nhất 15 chữ: “{sentence}”"


def advice(text: str) -> list[str]:
    """Return what would be plainer: letters that stand for a name."""
    return [f"Viết đủ chữ thay cho “{one}”." for one in abbreviations(text)]


def holds_link(*texts: str) -> bool:
    """Say whether a link stands among the words; it belongs to the law, where it is checked."""
    return any(LINK.search(text) for text in texts)
