"""``docs/so-lieu.md``: what each figure is, for the analyst, made from the definitions so that it cannot drift."""

from collections.abc import Iterator

from nhipcau.insight.indicators import pages
from nhipcau.insight.indicators.content import definitions, groups
from nhipcau.insight.indicators.shapes import Definition

_HEAD = """# Các con số của Nhịp Cầu

Trang này làm ra từ `content/indicators/`, đừng sửa tay: `NHIPCAU_FIGURES=1 ./nhipcau test server/nhipcau/insight/indicators/tests/test_document.py`.
Cách tính đang dùng ở một nơi có thể đã được sửa trên trang `/so-lieu/chi-so`, mỗi lần sửa là một phiên bản có người thứ hai duyệt.

- Con số nào cũng nói cả phần và tổng. Không có tổng thì không có tỷ lệ; chưa có số không phải là số không.
- Tỷ lệ kèm khoảng chắc 95 % (Wilson). Tổng dưới 30 thì không đem so.
- Kỳ nào đọc theo cách tính có hiệu lực ở ngày cuối kỳ ấy.
- Kỳ đã qua mà lượt ghi gửi về muộn làm đổi số thì trang nói lúc trước ghi bao nhiêu, từ bao giờ, mấy lượt đến muộn.
- Số chính thức nhập từ tệp đứng riêng, không trộn với số Nhịp Cầu đếm.
"""


def text() -> str:
    """Return the whole document."""
    lines = [_HEAD]
    for group in groups():
        lines.append(f"## {group.name}\n")
        for one in group.indicator:
            lines += [*_about(one), ""]
    return "\n".join(lines).rstrip() + "\n"


def _about(one: Definition) -> Iterator[str]:
    every = {code: definition for code, (_, definition) in definitions().items()}
    yield f"### {one.name} (`{one.code}`)\n"
    yield f"{one.words}\n"
    if one.numerator:
        yield f"- Tử số: {pages.in_words(one.numerator, every)}: `{one.numerator}`"
    if one.denominator:
        yield f"- Mẫu số: {pages.in_words(one.denominator, every)}: `{one.denominator}`"
    for score in one.scores:
        told = f"theo `{score.of}`" if score.of else "chưa có số"
        yield f"- {score.name}: nhiều nhất {pages.decimal(score.most)} điểm, {told}{'' if score.sure else '; mức điểm chưa đối chiếu'}"
    if not one.counted:
        yield "- Sổ của Nhịp Cầu không đếm; chỉ có số chính thức nhập vào, hoặc xem ở trang nói dưới đây."
    yield f"- Đơn vị: {pages.UNITS[one.unit]}, {pages.BETTER[one.better]}"
    for law in one.law:
        yield f"- Căn cứ: {pages.law_line(law)}{'' if law.sure else ' (chưa đối chiếu bản gốc)'}"
    if one.since:
        yield f"- Có từ bản phần mềm ngày {one.since:%d/%m/%Y}"
    if one.method:
        yield f"- Nên biết: {one.method}"
    yield f"- Xem được: {', '.join(pages.ROLES[role] for role in one.roles)}{'; công khai' if one.public else ''}"
