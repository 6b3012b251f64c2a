"""How long a search takes once the whole national portal is imported beside what we have written."""

import json
import os
import tempfile
import time
from itertools import product
from pathlib import Path
from random import Random
from statistics import median, quantiles

from django.conf import settings
from django.db import connection
from place import Meter
from report import Report

from nhipcau.guides.imports import import_procedures
from nhipcau.guides.queries import find_procedures

RECORDS, ROUNDS = 5_600, 5  # the portal had about as many procedures in 2026; each query is asked so often
MOST = 50  # milliseconds, for 95 of 100 searches
# Words as official names have them: few acts that thousands share, and many things they are done to.
ACTS = (
    "Cấp", "Cấp lại", "Cấp đổi", "Gia hạn", "Điều chỉnh", "Thu hồi", "Đăng ký", "Đăng ký lại", "Đăng ký thay đổi",
    "Công nhận", "Thẩm định", "Phê duyệt", "Xác nhận", "Thông báo", "Chấp thuận", "Bổ nhiệm", "Giải quyết",
)  # fmt: skip
PAPERS = (
    "giấy phép", "giấy chứng nhận", "giấy chứng nhận đủ điều kiện", "chứng chỉ hành nghề", "hồ sơ", "văn bản xác nhận",
    "quyết định", "thẻ", "giấy xác nhận",
)  # fmt: skip
THINGS = (
    "khai thác thủy sản", "kinh doanh vận tải hành khách", "xả nước thải vào nguồn nước", "hoạt động điện lực",
    "kinh doanh dịch vụ lữ hành", "khám bệnh, chữa bệnh", "kinh doanh thuốc", "dạy nghề", "hoạt động trung tâm ngoại ngữ",
    "xây dựng nhà ở riêng lẻ", "sử dụng đất", "nuôi con nuôi", "kết hôn có yếu tố nước ngoài", "khai sinh", "khai tử",
    "hộ kinh doanh", "hợp tác xã", "đầu tư", "hành nghề luật sư", "hành nghề công chứng", "trợ giúp xã hội",
    "người có công với cách mạng", "bảo hiểm xã hội", "bảo hiểm thất nghiệp", "lao động nước ngoài", "xe cơ giới",
    "phương tiện thủy nội địa", "giống cây trồng", "thuốc bảo vệ thực vật", "thuốc thú y", "khoáng sản",
    "di vật, cổ vật", "lễ hội", "quảng cáo ngoài trời", "xuất bản phẩm", "bưu chính", "viễn thông", "hóa chất", "khí đốt",
    "vật liệu nổ công nghiệp", "rượu", "thuốc lá", "hàng hóa xuất khẩu", "quốc tịch", "lý lịch tư pháp", "hộ tịch", "cư trú",
)  # fmt: skip
FOR_WHOM = (
    "cho tổ chức", "cho cá nhân", "cho hộ gia đình", "đối với doanh nghiệp", "do bị mất, hỏng", "do thay đổi tên",
    "tại khu vực biên giới", "thuộc thẩm quyền của Ủy ban nhân dân cấp tỉnh", "thuộc thẩm quyền của Bộ", "cấp xã",
)  # fmt: skip


def search(report: Report) -> None:
    """Ask what people type, everything imported; nothing is remembered between two searches."""
    report.heading(f"Searching {RECORDS:,} imported procedures beside our own")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "portal.json").write_text(json.dumps(records(), ensure_ascii=False), encoding="utf-8")
        import_procedures(Path(folder), as_of="2026-11-22")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE guides_procedure")
        cursor.execute("SELECT pg_backend_pid()")
        meter = Meter(os.getpid(), cursor.fetchone()[0])
    asked = queries()
    report.note(f"The {len(asked)} queries of contract/vectors/search.json, each {ROUNDS} times, one after another.")
    for query in asked:
        find_procedures(query)
    before = meter.read()
    times = [_timed(query) for _ in range(ROUNDS) for query in asked]
    report.figure("a search, server and database", (meter.read() - before) / len(times) * 1000, "CPU-ms")
    report.figure("a search, median", median(times), "ms")
    report.figure("a search, 95 of 100", quantiles(times, n=100)[94], "ms", target=MOST)
    report.figure("a search, the slowest", max(times), "ms")


def records() -> list[dict[str, object]]:
    """Return records in the portal's shape, each name once, the same at every run."""
    names = [" ".join(part) for part in product(ACTS, PAPERS, THINGS, FOR_WHOM)]
    chosen = Random(2026).sample(names, RECORDS)
    return [_record(f"{at % 9 + 1}.{900_000 + at}", name) for at, name in enumerate(chosen)]


def queries() -> list[str]:
    """Return what people type, as the shared cases have it."""
    path = settings.CONTENT_DIR.parent / "contract" / "vectors" / "search.json"
    return [one["query"] for one in json.loads(path.read_text(encoding="utf-8"))["queries"]]


def _record(code: str, name: str) -> dict[str, object]:
    way = {"submissionMethod": "ONLINE", "processingTime": "7", "processingTimeUnit": "WORKING_DAY", "fees": []}
    case = {"name": "", "profileComponents": [{"name": f"Đơn đề nghị {name.lower()}", "originalQty": 1}]}
    steps = ["Nộp hồ sơ.", "Nhận kết quả."]
    return {"code": code, "data": {"name": name, "executionSteps": steps, "executionMethods": [way], "executionCases": [case]}}


def _timed(query: str) -> float:
    started = time.perf_counter()
    find_procedures(query)
    return (time.perf_counter() - started) * 1000
