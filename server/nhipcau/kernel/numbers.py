"""Numbers as Vietnamese says them."""

from typing import Final

DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES: Final = ("", " nghìn", " triệu")
_BILLION: Final = 1_000_000_000


def digit_by_digit(text: str) -> str:
    """Read each digit of a code or a telephone number; other signs are left out."""
    return " ".join(DIGITS[int(sign)] for sign in text if sign.isdecimal())


def say_number(number: int) -> str:
    """Say a whole number from zero on: 15 mười lăm, 21 hai mươi mốt, 105 một trăm linh năm."""
    if number >= _BILLION:
        high, low = divmod(number, _BILLION)
        return f"{say_number(high)} tỷ{' ' + _below_billion(low, leading=False) if low else ''}"
    return _below_billion(number, leading=True) if number else DIGITS[0]


def _below_billion(number: int, *, leading: bool) -> str:
    groups = [number // 1_000_000, number // 1000 % 1000, number % 1000]
    first = 0 if not leading else next(at for at, group in enumerate(groups) if group)
    said = [_group(group, full=at > first or not leading) + _SCALES[2 - at] for at, group in enumerate(groups) if group]
    return " ".join(said)


def _group(number: int, *, full: bool) -> str:
    """Say three digits; ``full`` also says the hundreds that are zero, as after thousands."""
    hundreds, rest = divmod(number, 100)
    said = [f"{DIGITS[hundreds]} trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if tens == 0:
        said += [] if not ones else [f"linh {DIGITS[ones]}" if said else DIGITS[ones]]
    else:
        said.append("mười" if tens == 1 else f"{DIGITS[tens]} mươi")
        said += [_after_tens(ones, tens)] if ones else []
    return " ".join(said)


def _after_tens(ones: int, tens: int) -> str:
    if ones == 5:  # noqa: PLR2004 (năm is said lăm after tens)
        return "lăm"
    if tens > 1 and ones in (1, 4):
        return "mốt" if ones == 1 else "tư"
    return DIGITS[ones]


def say_decimal(text: str) -> str:
    """Say a number as it is written: thousands with dots, decimals after a comma."""
    whole, _, part = text.partition(",")
    said = say_number(int(whole.replace(".", "")))
    if not part:
        return said
    return f"{said} phẩy {digit_by_digit(part) if part.startswith('0') else say_number(int(part))}"
