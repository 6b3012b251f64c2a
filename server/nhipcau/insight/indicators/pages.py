"""Figures and their definitions in the words and lines in which pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from nhipcau.insight.atlas import names as place_names
from nhipcau.insight.indicators.formulas import ANY, Number, Pair, Ref, Term, Tree, parsed
from nhipcau.insight.indicators.reading import Indicator, Reading
from nhipcau.insight.indicators.shapes import Definition, Law
from nhipcau.kernel import registry, say

UNITS: Final = {"count": "số lượng", "percent": "tỷ lệ", "points": "điểm", "trips": "chuyến", "days": "ngày làm việc"}
BETTER: Final = {"up": "cao hơn là tốt hơn", "down": "thấp hơn là tốt hơn", "none": "không có hướng tốt, xấu"}
PERIODS: Final = {"week": "tuần", "month": "tháng", "quarter": "quý", "half": "nửa năm", "year": "năm", "days": "khoảng ngày"}
LEVELS: Final = {"place": "thôn, bản", "commune": "xã, phường", "province": "tỉnh", "nation": "cả nước"}
ROLES: Final = {
    "desk": "Một cửa", "commune_lead": "Lãnh đạo xã", "province_lead": "Phụ trách cán bộ tỉnh", "province_analyst": "Phân tích số liệu tỉnh",
    "nation_analyst": "Phân tích số liệu cả nước", "auditor": "Kiểm toán",
}  # fmt: skip
FIELDS: Final = {
    "name": "Tên", "name_en": "Tên tiếng Anh", "words": "Cách tính bằng lời", "unit": "Đơn vị", "numerator": "Tử số", "denominator": "Mẫu số",
    "scores": "Các dòng điểm", "better": "Hướng", "periods": "Kỳ", "levels": "Cấp", "law": "Căn cứ", "roles": "Ai xem", "public": "Công khai",
    "method": "Ghi chú cách tính", "since": "Có từ ngày", "official": "Cột ở bản xuất",
}  # fmt: skip


def decimal(value: float) -> str:
    """Write a number with a comma, at most two places."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")


def shown(one: Reading) -> str:
    """Say the value of a reading in its unit; “chưa có số” is not nought."""
    unit = one.indicator.unit
    if one.value is None:
        return "chưa có số" if not one.whole and not one.part else "chưa chia được"
    if unit == "percent":
        return say.percent(one.value)
    if unit == "points":
        return f"{decimal(one.value)} điểm"
    if unit == "days":
        return f"{decimal(one.value)} ngày làm việc"
    return say.number(round(one.value)) + (" chuyến" if unit == "trips" else "")


def parts(one: Reading) -> str:
    """Say both parts of a reading; empty where there is only one number, or nothing at all."""
    if one.part is None or one.whole is None or not (one.part or one.whole):
        return ""
    if one.indicator.unit == "points":
        return f"tính được trên {one.whole} điểm"
    return f"{say.number(one.part)} trên {say.number(one.whole)}"


def between(one: Reading) -> str:
    """Say where the true share lies."""
    if one.low is None or one.high is None:
        return ""
    return f"{say.percent(one.low)} – {say.percent(one.high)}"


def in_words(text: str, names: Mapping[str, Definition]) -> str:
    """Say a formula by what its measures are called."""
    return _said(parsed(text), names) if text else ""


def _said(tree: Tree, names: Mapping[str, Definition]) -> str:
    if isinstance(tree, Number):
        return decimal(float(tree.value))
    if isinstance(tree, Term):
        return _term(tree)
    if isinstance(tree, Ref):
        return f"tử số của “{names[tree.code].name if tree.code in names else tree.code}”"
    return _pair(tree, names)


def _pair(tree: Pair, names: Mapping[str, Definition]) -> str:
    sign = {"+": "cộng", "-": "trừ", "*": "nhân"}[tree.sign]
    return f"{_said(tree.left, names)} {sign} {_said(tree.right, names)}"


def _term(term: Term) -> str:
    entry = registry.measures.get(term.name) or registry.denominators.get(term.name)
    name = f"“{entry.vi}”" if entry else term.name
    if term.keys == ANY:
        return f"{name} (mọi loại)"
    return name if term.keys == ("",) else f"{name} ({', '.join(place_names().word(term.name, key) for key in term.keys)})"


def law_line(one: Law) -> str:
    """Say one source: document, article, day."""
    return ", ".join(filter(None, (one.article, one.document, f"{one.dated:%d/%m/%Y}" if one.dated else "")))


@dataclass(frozen=True)
class Difference:
    """What one version says otherwise than the one before."""

    field: str
    before: str
    after: str


def differences(before: Definition, after: Definition) -> list[Difference]:
    """Return what changed between two versions, in the order of the fields."""
    return [
        Difference(word, _plain(getattr(before, name)), _plain(getattr(after, name)))
        for name, word in FIELDS.items()
        if getattr(before, name) != getattr(after, name)
    ]


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_plain(one) for one in value) or "để trống"
    if isinstance(value, Law):
        return law_line(value) + ("" if value.sure else " (chưa đối chiếu)")
    if isinstance(value, bool):
        return "có" if value else "không"
    if hasattr(value, "most"):
        return f"{value.name}: {value.of or 'chưa có số'}, {decimal(value.most)} điểm"  # type: ignore[attr-defined]
    return {**UNITS, **BETTER, **PERIODS, **LEVELS, **ROLES}.get(str(value), str(value)) if value else "để trống"


def matching(found: Iterable[Indicator], query: str) -> list[Indicator]:
    """Return the figures in whose name, code or words every searched word stands."""
    words = query.casefold().split()
    return [one for one in found if all(word in f"{one.name} {one.name_en} {one.code} {one.words}".casefold() for word in words)]
