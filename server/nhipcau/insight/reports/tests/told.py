"""An account as a report tells it, for tests that need no database."""

from typing import Any

from nhipcau.insight.reports.account import Account, Figure


def count(value: int) -> Figure:
    return {"part": value, "whole": None, "value": value}


def share(part: int, whole: int) -> Figure:
    return {"part": part, "whole": whole, "value": part / whole if whole else None}


def line(code: str, name: str, unit: str, now: Figure, before: Figure | None = None, **changes: Any) -> Any:
    return {**now, "code": code, "version": "1", "name": name, "unit": unit, "few": False, "origin": "counted", "source": "", "before": before, **changes}


def defined(code: str, name: str, **changes: Any) -> Any:
    return {"code": code, "version": "1", "name": name, "words": f"Đếm {name.lower()}.", "source": "NĐ 224/2026", "sure": False, **changes}


def an_account(**changes: Any) -> Account:
    account: Any = {
        "shape": 1, "kind": "team", "path": "vn.40.16933.", "place": "Xã Tam Quang", "demo": False, "period": "2026-10", "period_name": "tháng 10/2026",
        "first": "2026-10-01", "last": "2026-10-31", "ended": True, "as_of": "2026-11-01T01:00:00+00:00",
        "lines": [
            line("support.assists", "Lượt giúp <b>&</b>", "count", count(1204), count(1000)),
            line("share.alone", "Bước người dân tự làm", "percent", share(123, 456), share(100, 400)),
            line("qd766.total", "Điểm phục vụ", "points", {"part": 83, "whole": 100, "value": 83.4}, origin="official", source="Cổng DVCQG, 2/11/2026"),
            line("share.reached", "Nhà tổ đã đến", "percent", share(7, 19), few=True),
        ],
        "columns": [defined("support.assists", "Lượt giúp"), defined("share.alone", "Bước người dân tự làm")],
        "units": ["count", "percent"],
        "rows": [
            {"name": "Bản Tùng Hương", "path": "", "heard": True, "cells": [count(812), share(61, 203)]},
            {"name": "Bản Bãi Sở", "path": "", "heard": False, "cells": [count(0), share(0, 0)]},
        ],
        "difficulties": [("Mất sóng, yếu sóng", 41), ("Không nhớ mật khẩu", 17)],
        "corrections": [{"name": "Lượt giúp", "unit": "count", "period": "tháng 9/2026", "told": count(990), "now": count(1000), "edition": 1}],
        "unmeasured": ["Nộp trực tuyến"],
        "definitions": [defined("support.assists", "Lượt giúp"), defined("share.alone", "Bước người dân tự làm", version="3", sure=True)],
    }  # fmt: skip
    return {**account, **changes}  # type: ignore[return-value]


FRAME: Any = {"on": "2026-11-02", "number": "12/BC-UBND", "signer": "Vi Văn Sơn", "edition": 2, "digest": "ab" * 32, "remarks": {"assessment": "Mưa 9 ngày liền.\nTổ đi bộ & <vẫn đến>."}}
