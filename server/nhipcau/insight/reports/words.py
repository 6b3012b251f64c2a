"""What a report tells, in the words that stand on paper: one table of words for Word, for PDF and for whoever edits a template."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from nhipcau.insight.reports.account import REMARKS, Account, Figure, Line
from nhipcau.kernel import say

NOTHING: Final = "–"
UNCHANGED: Final = "Chưa có kỳ trước để so, hoặc không con số nào đổi."
RUNNING: Final = "Kỳ chưa hết nên chưa so với kỳ trước."
TITLES: Final = {
    "team": "Kết quả hoạt động của tổ công nghệ số cộng đồng",
    "commune": "Kết quả hỗ trợ người dân sử dụng dịch vụ công, dịch vụ số trên địa bàn",
    "province": "Kết quả hỗ trợ người dân sử dụng dịch vụ công, dịch vụ số tại các xã, phường",
}
BELOW: Final = {"team": "Thôn, bản, tổ dân phố", "commune": "Thôn, bản, tổ dân phố", "province": "Xã, phường"}
UNITS: Final = {"percent": "%", "points": "điểm", "trips": "chuyến", "count": ""}
KINDS_OF_ROW: Final = {
    "ten": None, "so_luong": None, "tong_so": None, "ket_qua": None, "ky_truoc": None, "ghi_chu": None,
}  # fmt: skip
SHAPE: Final[dict[str, Any]] = {  # every word a template may use; docs/bao-cao.md says what each means
    **dict.fromkeys(
        (
            "quoc_hieu", "tieu_ngu", "co_quan_tren", "co_quan", "noi", "so_ky_hieu", "dia_danh_ngay", "ten_loai", "trich_yeu", "ky", "tu_ngay",
            "den_ngay", "chot_luc", "so_lieu_mau", "chua_het_ky", "nhan_xet", "kho_khan", "kien_nghi", "nhiem_vu", "co_nhan_xet", "co_vuong",
            "co_dinh_chinh", "co_chua_do", "co_noi", "ten_cot_noi", "quyen_ky", "chuc_vu_ky", "nguoi_ky", "ma_bao_cao", "ban",
        )
    ),
    "dong": [KINDS_OF_ROW],
    "cot": [{"ten": None}],
    "cac_noi": [{"ten": None, "o": [{"chu": None}]}],
    "vuong": [{"ten": None, "so": None}],
    "thay_doi": [{"cau": None}],
    "dinh_chinh": [{"ten": None, "ky": None, "da_bao": None, "nay_la": None}],
    "chua_do": [{"ten": None}],
    "cach_tinh": [{"ten": None, "cach": None, "nguon": None, "ban": None}],
    "noi_nhan": [{"ten": None}],
}  # fmt: skip


def number(value: float | None) -> str:
    """Write a number with a comma for its decimals, none where it is whole; a dash where there is none."""
    if value is None:
        return NOTHING
    return say.number(int(value)) if float(value).is_integer() else f"{value:.1f}".replace(".", ",")


def result(figure: Figure, unit: str) -> str:
    """Write what a figure comes to: “30,0 %”, “87,5 điểm”, “1.204”."""
    if figure["value"] is None:
        return NOTHING
    if unit == "percent":
        return say.percent(figure["value"])
    told = UNITS.get(unit, "")
    return f"{number(figure['value'])} {told}".strip()


def both(figure: Figure, unit: str) -> str:
    """Write a figure with both its parts where it has two: “30,0 % (12/40)”."""
    if figure["whole"] is None or figure["part"] is None:
        return result(figure, unit)
    return f"{result(figure, unit)} ({number(figure['part'])}/{number(figure['whole'])})"


def words_of(account: Account, frame: Mapping[str, Any]) -> dict[str, Any]:
    """Return every word of a report. ``frame``: number, remarks, who signs, which edition (see `Report.frame`)."""
    remarks = frame.get("remarks", {})
    made = date.fromisoformat(frame["on"])
    place = account["place"]
    return {
        "quoc_hieu": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "tieu_ngu": "Độc lập - Tự do - Hạnh phúc",
        "co_quan_tren": frame.get("above", ""),
        "co_quan": f"ỦY BAN NHÂN DÂN {place.upper()}",
        "noi": place,
        "so_ky_hieu": frame.get("number") or "…/BC-UBND",
        "dia_danh_ngay": f"{_bare(place)}, {letter_day(made)}",
        "ten_loai": "BÁO CÁO",
        "trich_yeu": f"{TITLES[account['kind']]} {account['period_name']}",
        "ky": account["period_name"],
        "tu_ngay": _day(account["first"]),
        "den_ngay": _day(account["last"]),
        "chot_luc": say.moment(datetime.fromisoformat(account["as_of"])),
        "so_lieu_mau": "SỐ LIỆU MẪU, BỊA ĐỂ XEM THỬ, KHÔNG DÙNG ĐỂ BÁO CÁO" if account["demo"] else "",
        "chua_het_ky": "" if account["ended"] else f"Kỳ chưa hết: số liệu mới tính đến ngày {_day(account['last'])}.",
        "nhan_xet": remarks.get("assessment", ""),
        "kho_khan": remarks.get("trouble", ""),
        "kien_nghi": remarks.get("proposal", ""),
        "nhiem_vu": remarks.get("next", ""),
        "co_nhan_xet": "1" if any(remarks.get(name) for name in REMARKS) else "",
        "quyen_ky": "TM. ỦY BAN NHÂN DÂN",
        "chuc_vu_ky": frame.get("duty") or "CHỦ TỊCH",
        "nguoi_ky": frame.get("signer", ""),
        "ma_bao_cao": frame.get("digest", "")[:12],
        "ban": str(frame.get("edition", 1)),
        "noi_nhan": [{"ten": one} for one in frame.get("receivers") or ("Như trên", "Lưu: VT")],
        **_tables(account),
    }


def _tables(account: Account) -> dict[str, Any]:
    changes = [sentence for line in account["lines"] if account["ended"] and (sentence := _change(line))]
    columns = list(zip(account["columns"], account["units"], strict=True))
    return {
        "dong": [_line(line) for line in account["lines"]],
        "ten_cot_noi": BELOW[account["kind"]],
        "co_noi": "1" if account["rows"] else "",
        "cot": [{"ten": one["name"]} for one, _ in columns],
        "cac_noi": [
            {
                "ten": row["name"],
                "o": [{"chu": both(cell, unit) if row["heard"] else "chưa gửi"} for cell, (_, unit) in zip(row["cells"], columns, strict=True)],
            }
            for row in account["rows"]
        ],
        "co_vuong": "1" if account["difficulties"] else "",
        "vuong": [{"ten": name, "so": number(count)} for name, count in account["difficulties"]],
        "thay_doi": [{"cau": one} for one in changes or [UNCHANGED if account["ended"] else RUNNING]],
        "co_dinh_chinh": "1" if account["corrections"] else "",
        "dinh_chinh": [
            {"ten": one["name"], "ky": f"{one['period']}, bản {one['edition']}", "da_bao": both(one["told"], one["unit"]), "nay_la": both(one["now"], one["unit"])}
            for one in account["corrections"]
        ],
        "co_chua_do": "1" if account["unmeasured"] else "",
        "chua_do": [{"ten": one} for one in account["unmeasured"]],
        "cach_tinh": [
            {"ten": one["name"], "cach": one["words"], "nguon": one["source"] + ("" if one["sure"] else " (chưa đối chiếu với văn bản gốc)"), "ban": one["version"]}
            for one in account["definitions"]
        ],
    }


def _line(line: Line) -> dict[str, str]:
    ratio = line["whole"] is not None
    notes = [
        *(["ít, chưa nên so"] if line["few"] else []),
        *([f"số chính thức: {line['source']}"] if line["origin"] == "official" else []),
    ]
    return {
        "ten": line["name"],
        "so_luong": number(line["part"]) if ratio else NOTHING,
        "tong_so": number(line["whole"]) if ratio else NOTHING,
        "ket_qua": result(line, line["unit"]),
        "ky_truoc": both(line["before"], line["unit"]) if line["before"] else NOTHING,
        "ghi_chu": "; ".join(notes),
    }


def _change(line: Line) -> str:
    before = line["before"]
    if before is None or before["value"] is None or line["value"] is None or before["value"] == line["value"] or line["few"]:
        return ""
    way, to = ("tăng", "lên") if line["value"] > before["value"] else ("giảm", "còn")
    return f"{line['name']}: {way} từ {both(before, line['unit'])} {to} {both(line, line['unit'])}."


def letter_day(day: date) -> str:
    """Write the day of a letter: days below ten and the first two months with a nought (NĐ 30/2020, from general knowledge)."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)  # noqa: PLR2004 (January and February)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day}/{day.month}/{day.year}"


def _bare(place: str) -> str:
    """Return the place of a letter's head: the name without its kind."""
    for kind in ("Xã ", "Phường ", "Đặc khu ", "Tỉnh ", "Thành phố "):
        if place.startswith(kind):
            return place.removeprefix(kind)
    return place


MEANS: Final = {  # what each word of a template says, for the page of templates
    "quoc_hieu": "Quốc hiệu", "tieu_ngu": "Tiêu ngữ", "co_quan_tren": "Cơ quan cấp trên, thường để trống", "co_quan": "Cơ quan ban hành",
    "noi": "Tên xã, tỉnh", "so_ky_hieu": "Số, ký hiệu", "dia_danh_ngay": "Địa danh, ngày tháng năm", "ten_loai": "BÁO CÁO", "trich_yeu": "Về việc gì",
    "ky": "Kỳ, bằng chữ", "tu_ngay": "Từ ngày", "den_ngay": "Đến ngày", "chot_luc": "Số liệu chốt lúc nào", "so_lieu_mau": "Câu báo số liệu mẫu, nếu có",
    "chua_het_ky": "Câu báo kỳ chưa hết, nếu có", "nhan_xet": "Nhận xét, đánh giá", "kho_khan": "Khó khăn, nguyên nhân",
    "kien_nghi": "Kiến nghị, đề xuất", "nhiem_vu": "Nhiệm vụ kỳ tới", "co_nhan_xet": "Có lời nào của cán bộ không", "co_vuong": "Có chỗ vướng không",
    "co_dinh_chinh": "Có đính chính không", "co_chua_do": "Có chỉ số chưa đo không", "co_noi": "Có bảng từng nơi không", "ten_cot_noi": "Tên cột nơi",
    "quyen_ky": "TM. ỦY BAN NHÂN DÂN", "chuc_vu_ky": "Chức vụ người ký", "nguoi_ky": "Họ tên người ký", "ma_bao_cao": "Mã của báo cáo", "ban": "Bản thứ mấy",
    "dong": "Các dòng chỉ số", "cot": "Tên các cột của bảng từng nơi", "cac_noi": "Các dòng của bảng từng nơi; n.o là các ô", "vuong": "Các chỗ vướng",
    "thay_doi": "Các câu về thay đổi", "dinh_chinh": "Các dòng đính chính", "chua_do": "Các chỉ số chưa đo được", "cach_tinh": "Cách tính từng chỉ số",
    "noi_nhan": "Nơi nhận",
}  # fmt: skip
