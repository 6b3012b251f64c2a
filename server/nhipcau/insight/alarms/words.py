"""Early warnings and changes of a week in the words of a careful officer."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from nhipcau.insight.rules import Period
from nhipcau.kernel import say
from nhipcau.kernel.text import inside

COMPARISONS: Final = {
    "below": "thấp hơn một mức",
    "above": "cao hơn một mức",
    "falls": "giảm so với chính mình các kỳ trước",
    "rises": "tăng so với chính mình các kỳ trước",
    "apart": "kém hẳn phần còn lại của xã, tỉnh",
    "silent": "im lặng nhiều ngày",
}
TOLD: Final = {
    "both": "lãnh đạo xã và người phân tích của tỉnh",
    "commune_lead": "lãnh đạo xã",
    "province_analyst": "người phân tích của tỉnh",
}
PERIODS: Final = {"month": "tháng", "week": "tuần"}
SHARE: Final = "percent"


def period_name(first: date, last: date) -> str:
    """Say a period: a month by its number, other days from–to."""
    if first.day == 1 and (last - first).days >= 27:  # noqa: PLR2004 (the shortest month)
        return f"tháng {first.month}/{first.year}"
    return f"tuần {first.day}/{first.month}–{last.day}/{last.month}/{last.year}"


def amount(value: float, unit: str) -> str:
    """Write a figure: a share in percent, a count whole, an expected count with one digit where it is small."""
    if unit == SHARE:
        return say.percent(value)
    whole = round(value)
    return say.number(whole) if abs(value - whole) < 0.05 or value >= 10 else f"{value:.1f}".replace(".", ",")  # noqa: PLR2004 (digits worth saying)


def asks(comparison: str, unit: str, bound: float | None, back: int, days: int, period: str) -> str:
    """Say what a rule asks, as the end of a sentence that begins with the figure."""
    kind = PERIODS[period]
    return {
        "below": f"dưới {amount(bound or 0.0, unit)} trong một {kind}",
        "above": f"trên {amount(bound or 0.0, unit)} trong một {kind}",
        "falls": f"giảm rõ rệt so với {back} {kind} trước",
        "rises": f"tăng rõ rệt so với {back} {kind} trước",
        "apart": f"kém hẳn phần còn lại trong một {kind}",
        "silent": f"không có gì gửi về trong {days} ngày",
    }[comparison]


def found(comparison: str, unit: str, told: Mapping[str, float], back: int, days: int, period: str) -> str:
    """Say what a rule found, with its interval, as the end of a sentence that begins with the figure and its period."""
    if comparison == "silent":
        return f"{days} ngày liền không có gì gửi về"
    value, against = amount(told["value"], unit), amount(told["against"], unit)
    between = f"khoảng {amount(told['low'], unit)} đến {amount(told['high'], unit)}"
    kind = PERIODS[period]
    return {
        "below": f"{value}, {between}; dưới mức {against}",
        "above": f"{value}, {between}; trên mức {against}",
        "falls": f"{value}; {back} {kind} trước cho thấy phải chừng {against}",
        "rises": f"{value}; {back} {kind} trước cho thấy chỉ chừng {against}",
        "apart": f"{value}; phần còn lại là {against}",
    }[comparison]


def changed(name: str, figure: str, unit: str, now: tuple[int, int | None], then: tuple[int, int | None]) -> str:
    """Say that a figure of a place is clearly other this week than last week."""
    if unit != SHARE:
        more = "nhiều hơn" if now[0] > then[0] else "ít hơn"
        if figure == "support.assists":
            return f"Tuần này tổ {_team(name)} giúp {say.number(now[0])} lượt, tuần trước {say.number(then[0])}; {more} rõ rệt."
        return f"Tuần này ở {name}, {inside(figure)}: {say.number(now[0])}, tuần trước {say.number(then[0])}; {more} rõ rệt."
    here, before = now[0] / (now[1] or 1), then[0] / (then[1] or 1)
    higher = "cao hơn" if here > before else "thấp hơn"
    return (
        f"Tuần này ở {name}, {inside(figure)}: {say.percent(here)} ({say.number(now[0])} trên {say.number(now[1] or 0)}), "
        f"tuần trước {say.percent(before)} ({say.number(then[0])} trên {say.number(then[1] or 0)}); {higher} rõ rệt."
    )


def days_of(period: Period) -> str:
    """Say from which day to which day: ``17/11 đến 23/11``."""
    return f"{period.first.day}/{period.first.month} đến {period.last.day}/{period.last.month}"


def _team(name: str) -> str:
    """Return a village as it stands after “tổ”: bản, thôn, khối in small letters; a commune keeps its name."""
    return inside(name)
