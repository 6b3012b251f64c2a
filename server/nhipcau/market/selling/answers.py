"""The bank of answers: what buyers ask in a broadcast, answered with a thing's own facts; what is not known is asked, never made up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.market.shop import told
from nhipcau.market.shop.models import Shown

FILE: Final = "market/answers.toml"
FEWEST, MOST = 15, 20  # questions of the bank
LONGEST: Final = 15  # words of a sentence of our own
_HOLE: Final = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Facts:
    """What is known of a thing, in words; empty where nobody said."""

    name: str
    unit: str
    price: str
    weight: str
    season: str
    season_bits: int
    stock: str
    stock_words: str
    stars: int
    stars_ended: bool
    maker: str
    where: str
    made_of: str = ""
    how_made: str = ""
    taste: str = ""
    keep: str = ""
    order: str = ""
    certificate: str = ""

    @classmethod
    def of(cls, one: Shown, day: date) -> "Facts":
        """Read them off what is shown, as they hold on a day."""
        stars = told.stars(one, day)
        return cls(
            one.name, one.unit, told.price(one).removesuffix(" đ") + " đ" if one.price_from is not None else "", told.weight(one.weight_g), told.season(one.season),
            one.season if one.season != told.WHOLE_YEAR else 0, one.stock, told.STOCK[one.stock][1], stars, bool(one.stars) and not stars,
            one.maker.name, one.maker.where, **{key: one.answers.get(key, "") for key in ("made_of", "how_made", "taste", "keep", "order")},
            certificate=one.certificate if stars else "",
        )  # fmt: skip

    def values(self) -> dict[str, str]:
        """Return them by the names that the bank uses."""
        return {
            "ten": self.name, "don_vi": self.unit, "gia": self.price, "nang": self.weight, "mua": self.season, "con": self.stock_words, "nguoi_lam": self.maker,
            "noi": self.where, "nguyen_lieu": self.made_of, "cach_lam": self.how_made, "vi": self.taste, "bao_quan": self.keep, "dat": self.order,
            "sao": str(self.stars or ""), "giay": self.certificate,
        }  # fmt: skip


class Answer(NamedTuple):
    """A question with what to say. ``known``: nothing has to be asked of the maker before."""

    ask: str
    say: str
    known: bool


HOLES: Final = frozenset({"ten", "don_vi", "gia", "nang", "mua", "con", "nguoi_lam", "noi", "nguyen_lieu", "cach_lam", "vi", "bao_quan", "dat", "sao", "giay"})


@cache
def written() -> dict[str, Any]:
    """Return the file as it was written."""
    return load_toml(content_dir() / FILE)


def answers_for(one: Facts) -> list[Answer]:
    """Answer what is asked of one thing."""
    return [_filled(line, one.values()) for line in written()["question"] if line["about"] == "goods"]


def answers_for_all() -> list[Answer]:
    """Answer what is the same for everything."""
    return [_filled(line, {}) for line in written()["question"] if line["about"] == "all"]


def _filled(line: Mapping[str, str], values: Mapping[str, str]) -> Answer:
    holes = _HOLE.findall(line["say"])
    if all(values.get(hole) for hole in holes):
        return Answer(line["ask"], line["say"].format_map(values), known=True)
    return Answer(line["ask"], line.get("otherwise", "Hỏi người làm trước buổi."), known="otherwise" in line)


def faults(raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the bank: too few, a hole that nothing fills, a long sentence of our own."""
    lines = raw.get("question", [])
    if not FEWEST <= len(lines) <= MOST:
        yield f"{len(lines)} questions, not {FEWEST} to {MOST}"
    for line in lines:
        if line["about"] not in {"goods", "all"}:
            yield f"{line['ask']}: about nothing known"
        if set(_HOLE.findall(line["say"])) - (HOLES if line["about"] == "goods" else set()):
            yield f"{line['ask']}: a hole that nothing fills"
        for words in (line["ask"], line["say"], line.get("otherwise", "")):
            if any(len(sentence.split()) > LONGEST for sentence in re.split(r"[.?!]", words)):
                yield f"{line['ask']}: a long sentence"
