"""The steps of a helping and how they went, in words, with the shape of each state."""

from typing import Final

STEPS: Final = {
    "find_procedure": "Tìm thủ tục",
    "answer_questions": "Trả lời câu hỏi",
    "check_papers": "Soát giấy tờ",
    "fill_form": "Điền tờ khai",
    "photograph_papers": "Chụp giấy tờ",
    "enter_otp": "Nhập mã OTP",
    "submit": "Gửi hồ sơ",
    "track": "Tra hồ sơ",
    "create_account": "Lập tài khoản",
    "log_in": "Đăng nhập",
    "upload": "Tải giấy tờ lên",
    "pay": "Nộp phí, lệ phí",
    "supplement": "Bổ sung hồ sơ",
    "receive": "Nhận kết quả",
}
MODES: Final = {"alone": ("ok", "Tự làm"), "prompted": ("part", "Có nhắc"), "done_for": ("none", "Làm hộ")}
