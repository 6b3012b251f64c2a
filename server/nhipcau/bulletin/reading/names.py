"""The names of a province that a bulletin may use: its communes of today, the former ones, the former districts, and all provinces."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from nhipcau.bulletin.reading.letters import tokens

COMMUNE, FORMER, DISTRICT, PROVINCE = "commune", "former", "district", "province"
PROVINCES_BEFORE: Final = (  # provinces that ended on 1/7/2025, whose names bulletins still use for a region
    "Hà Giang", "Yên Bái", "Bắc Kạn", "Vĩnh Phúc", "Hòa Bình", "Bắc Giang", "Thái Bình", "Hải Dương", "Hà Nam", "Nam Định", "Quảng Bình", "Thừa Thiên Huế", "Quảng Nam",
    "Bình Định", "Phú Yên", "Kon Tum", "Ninh Thuận", "Bình Thuận", "Đắk Nông", "Bình Dương", "Bình Phước", "Bà Rịa Vũng Tàu", "Long An", "Tiền Giang", "Bến Tre", "Trà Vinh",
    "Hậu Giang", "Sóc Trăng", "Bạc Liêu", "Kiên Giang",
)  # fmt: skip


@dataclass(frozen=True)
class Name:
    """One name: of which sort, of which kind (“Xã”), by sound, and the communes of today that it may stand for."""

    sort: str
    kind: str
    text: str
    keys: tuple[str, ...]
    codes: tuple[str, ...]
    district: str = ""


@dataclass(frozen=True)
class Listed:
    """A commune of today, or a former one with where it went."""

    kind: str
    name: str
    codes: tuple[str, ...]
    district: str = ""


@dataclass(frozen=True)
class Gazetteer:
    """Every name that may stand in a bulletin of one province, by its syllables without marks."""

    code: str
    province: str
    by_bare: Mapping[tuple[str, ...], tuple[Name, ...]]
    called: Mapping[str, str]
    longest: int
    near: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)

    @property
    def other_provinces(self) -> frozenset[str]:
        """The names of all provinces but this one, without marks."""
        own = tuple(token.bare for token in tokens(self.province))
        return frozenset(" ".join(key) for key, those in self.by_bare.items() if key != own and any(name.sort == PROVINCE for name in those))

    def named(self, syllables: tuple[str, ...]) -> tuple[Name, ...]:
        """Return what is called so; nothing when nobody is."""
        return self.by_bare.get(syllables, ())


def gazetteer(code: str, province: str, communes: Iterable[Listed], former: Iterable[Listed], provinces: Iterable[str]) -> Gazetteer:
    """Return the names of a province; districts are what former communes say they lay in."""
    names = [_name(COMMUNE, one.kind, one.name, one.codes) for one in communes]
    called = {name.codes[0]: f"{name.kind} {name.text}" for name in names}
    districts: dict[str, set[str]] = {}
    for one in former:
        names.append(_name(FORMER, one.kind, one.name, one.codes, one.district))
        districts.setdefault(one.district, set()).update(one.codes)
    for district, codes in districts.items():
        kind = next((kind for kind in ("Thành phố", "Thị xã", "Huyện", "Quận") if district.startswith(f"{kind} ")), "")
        names.append(_name(DISTRICT, kind, district.removeprefix(kind).strip(), tuple(sorted(codes)), district))
    names += [_name(PROVINCE, "Tỉnh", one, ()) for one in (*provinces, *PROVINCES_BEFORE)]
    found: dict[tuple[str, ...], list[Name]] = {}
    near: dict[str, list[Name]] = {}
    for name in names:
        if not name.keys:
            continue
        found.setdefault(tuple(token.bare for token in tokens(name.text)), []).append(name)
        if name.sort == COMMUNE:
            near.setdefault(" ".join(token.bare for token in tokens(name.text)), []).append(name)
    return Gazetteer(
        code,
        province,
        {syllables: tuple(those) for syllables, those in found.items()},
        called,
        max((len(one) for one in found), default=0),
        {text: tuple(those) for text, those in near.items()},
    )


def _name(sort: str, kind: str, text: str, codes: tuple[str, ...], district: str = "") -> Name:
    return Name(sort, kind, text, tuple(token.key for token in tokens(text)), codes, district)
