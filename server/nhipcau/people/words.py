"""What is kept about a person, in words that they can read: every field but the ids."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from nhipcau.kernel.say import moment
from nhipcau.people.bodies import TONGUES
from nhipcau.people.receipts import NAMES

TITLES = {
    "people.residents": "Về bà con",
    "people.households": "Về nhà",
    "support.assists": "Những lần giúp",
    "support.attachments": "Ảnh, ghi âm",
    "dossiers.preparations": "Giấy tờ đã soạn",
    "learning.levels": "Hộ chiếu kỹ năng",
    "bulletin.safe_list": "Danh sách cần đến trước khi có thiên tai",
    "learning.seats": "Lớp đã ghi tên, đã học",
    "surveys.answers": "Câu trả lời biểu mẫu của xã",
}
LABELS = {
    "full_name": "Họ và tên", "given_name": "Tên gọi", "birth_year": "Năm sinh", "sex": "Nam, nữ", "language": "Tiếng nói",
    "follow_up": "Cho ghé thăm", "not_reminded": "Không nhắc", "has_items": "Mục công dân số đã có", "agreed": "Đang đồng ý",
    "head_name": "Chủ hộ", "note": "Ghi nhớ", "languages": "Tiếng trong nhà", "reached": "Đã có người đến",
    "procedure": "Thủ tục", "happened_at": "Lúc", "steps": "Các bước", "next_date": "Ngày hẹn", "safety_card": "Thẻ an toàn",
    "kind": "Loại", "arrived_at": "Về đến xã lúc", "digest": "Dấu của tệp",
    "came_at": "Đến lớp lúc", "whole": "Học đủ buổi",
    "levels": "Mức từng kỹ năng", "lapses": "Làm lại trước ngày", "reasons": "Vì sao cần đến trước",
    "slip_code": "Mã phiếu", "guide_version": "Bản hướng dẫn", "answers": "Câu trả lời", "papers": "Giấy tờ", "prepared_at": "Soạn lúc",
}  # fmt: skip
WORDS: dict[Any, str] = {
    True: "có", False: "không", None: "không ghi", "female": "nữ", "male": "nam", **NAMES,
    "find_procedure": "tìm thủ tục", "answer_questions": "trả lời câu hỏi", "check_papers": "soát giấy tờ",
    "fill_form": "điền tờ khai", "photograph_papers": "chụp giấy tờ", "enter_otp": "nhập mã OTP", "submit": "gửi hồ sơ",
    "track": "tra hồ sơ", "create_account": "lập tài khoản", "log_in": "đăng nhập", "upload": "tải giấy tờ lên",
    "pay": "nộp phí", "supplement": "bổ sung hồ sơ", "receive": "nhận kết quả", "alone": "tự làm", "prompted": "có nhắc", "done_for": "làm hộ",
    "have": "đã có", "missing": "còn thiếu", "not_needed": "không cần",
    "voice_note": "lời ghi âm", "paper_photo": "ảnh giấy tờ", "place_photo": "ảnh nơi ở",
    **TONGUES,
}  # fmt: skip
INNER = {"step": "bước", "mode": "cách", "secret": "bí mật", "id": "tờ", "state": "tình trạng", "fault": "lỗi"}
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")

Facts = list[tuple[str, str]]


def told_rows(kept: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[tuple[str, list[Facts]]]:
    """Return, collection by collection, the facts of each row with their labels."""
    return [(TITLES.get(name, name), [list(_facts(row)) for row in rows]) for name, rows in kept.items()]


def _facts(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if name != "id" and not name.endswith("_id"):
            yield LABELS.get(name, name), _said(value)


def _said(value: Any) -> str:  # noqa: ANN401 (any JSON value)
    if isinstance(value, list):
        return "; ".join(_said(part) for part in value) or "không có"
    if isinstance(value, dict):
        return ", ".join(f"{INNER.get(name, name)}: {_said(part)}" for name, part in value.items()) or "không có"
    if isinstance(value, bool | None) or value in WORDS:
        return WORDS[value]
    if isinstance(value, str) and MOMENT.match(value):
        return moment(datetime.fromisoformat(value))
    return str(value) or "không ghi"
