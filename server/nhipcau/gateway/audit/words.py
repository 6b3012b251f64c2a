"""What verbs are called on the auditor's pages; one that has no word here is shown as it is."""

from typing import Final

VERBS: Final = {
    "places.add_village": "Thêm thôn, bản",
    "people.register_household": "Ghi nhà",
    "people.add_resident": "Ghi người trong nhà",
    "people.give_consent": "Nhận đồng ý",
    "people.withdraw_consent": "Rút đồng ý",
    "people.stop_reminding": "Thôi nhắc",
    "people.remind_again": "Nhắc lại",
    "people.note_item": "Ghi mục công dân số",
    "people.set_identity": "Ghi dấu giấy tờ",
    "people.correct_resident": "Sửa theo yêu cầu",
    "people.enrol_member": "Thêm người vào tổ",
    "people.move_member": "Chuyển người của tổ",
    "people.leave_member": "Cho nghỉ",
    "people.return_member": "Nhận lại vào tổ",
    "safety.bring_bad_list": "Nhận danh sách trang xấu",
    "safety.end_bad_list": "Thôi dùng danh sách trang xấu",
    "people.claim_day": "Sửa ngày công",
    "people.settle_day": "Duyệt ngày công",
    "people.move_household": "Chuyển nhà",
    "people.merge_villages": "Nhập thôn",
    "people.transfer_village": "Chuyển thôn sang xã khác",
    "dossiers.prepare": "Soát giấy tờ",
    "support.record_assist": "Ghi lượt giúp",
    "support.attach_file": "Kèm ảnh, ghi âm",
    "support.file_arrived": "Ảnh, ghi âm đã đến",
    "guides.record_voice": "Ghi giọng nói",
    "guides.sign_voice": "Duyệt giọng nói",
    "guides.return_voice": "Trả giọng nói",
    "guides.withdraw_voice": "Rút giọng nói",
    "guides.voice_arrived": "Giọng nói đã đến",
    "guides.save_draft": "Lưu bản thảo",
    "guides.keep_aside": "Cất bản thảo",
    "guides.ask_review": "Xin duyệt",
    "guides.send_back": "Trả lại bản thảo",
    "guides.publish_guide": "Ban hành hướng dẫn",
    "guides.leave_offer": "Bỏ bản của kho",
    "gateway.issue_code": "Cấp mã mở máy",
    "gateway.activate_phone": "Mở máy",
    "gateway.lock_phone": "Khóa máy",
    "insight.propose_definition": "Đề nghị cách tính một con số",
    "insight.approve_definition": "Duyệt cách tính một con số",
    "insight.drop_definition": "Bỏ đề nghị cách tính",
    "insight.bring_official": "Đưa số chính thức vào xem thử",
    "insight.confirm_official": "Xác nhận số chính thức",
    "insight.drop_official": "Bỏ tệp số chính thức",
}
FACTS: Final = {
    "by": "bằng", "half": "mới qua bước một", "source": "từ", "why": "vì", "user": "tên (băm)", "how": "cách",
    "count": "số", "member": "người", "device": "máy", "key": "khóa", "status": "mã", "route": "cửa",
    "problem": "lỗi số", "times": "lần", "hour": "lúc", "people": "người", "what": "bảng", "rows": "dòng",
    "bytes": "byte",
}  # fmt: skip
VALUES: Final = {
    "password": "mật khẩu", "passkey": "khóa truy cập", "sso": "đăng nhập một lần", "code": "mã", "totp": "mã sáu số",
    "recovery": "mã dự phòng", "unknown": "không có tên ấy", "wrong": "sai mật khẩu", "second": "sai bước hai",
    "paced": "thử quá nhanh", "logout": "tự ra", "idle": "để lâu", "absolute": "hết ngày", "other": "phiên khác",
    "quit": "thoát nhanh", "invitation": "theo lời mời", "own": "tự đổi", "many": "xem nhiều", "outside": "ngoài nơi phụ trách",
    "lists": "tải nhiều danh sách", "ledger": "sổ cái", "reads": "sổ lượt xem", "events": "sổ sự kiện", "figures": "số liệu",
}  # fmt: skip
IDS: Final = {"member", "device", "key"}
ROLES: Final = {"system": "Hệ thống", "": "Chưa rõ ai"}
EVERY: Final = "Mọi xã"
HOUSE: Final = "Nhịp Cầu"
NOBODY: Final = "Người lạ"
PROVINCE: Final = "Cả tỉnh"
COUNTRY_WORDS: Final = "Cả nước"
