"""Forms that together hold everything our phones work out: conditions, sums, lists that depend, repeats, days."""

from nhipcau.surveys.sample import SAMPLE, Sheets

HEAD = ("type", "name", "label", "relevant", "constraint", "required", "calculation", "choice_filter", "default", "repeat_count", "readonly")


def row(kind: str, name: str, **more: str) -> tuple[str, ...]:
    told = {"type": kind, "name": name, "label": "" if kind in {"calculate", "end_group", "end_repeat"} else name, **more}
    return tuple(told.get(key, "") for key in HEAD)


def form(name: str, *rows: tuple[str, ...]) -> Sheets:
    return {"survey": (HEAD, *rows), "choices": CHOICES, "settings": (("form_title", "form_id", "version"), (name, name, "1"))}


CHOICES = (
    ("list_name", "name", "label", "vung"),
    ("yn", "co", "Có", ""), ("yn", "khong", "Không", ""),
    ("vung", "nui", "Núi", ""), ("vung", "bien", "Biển", ""),
    ("ban", "tung_huong", "Tùng Hương", "nui"), ("ban", "bai_so", "Bãi Sở", "nui"), ("ban", "cua_lo", "Cửa Lò", "bien"),
    ("kho", "nuoc", "Nước", ""), ("kho", "duong", "Đường", ""), ("kho", "dien", "Điện", ""),
)  # fmt: skip
FORMS: dict[str, Sheets] = {
    "sample": SAMPLE,
    "conditions": form(
        "conditions",
        row("integer", "tuoi", constraint=". >= 0 and . < 120", required="yes"),
        row("select_one yn", "co"),
        row("text", "ten", relevant="${co} = 'co' and ${tuoi} > 1", required="yes"),
        row("text", "goi", relevant="${ten} != ''", constraint="string-length(.) > 2 or . = 'a'"),
        row("begin_group", "g", relevant="not(selected(${co}, 'khong'))"),
        row("decimal", "nang", constraint=". * 2 <= 20 and . != 10 div 4"),
        row("text", "sdt", constraint="regex(., '^0[0-9]{9}$')", required="${nang} > 2"),
        row("end_group", "g"),
        row("calculate", "tong", calculation="coalesce(${nang}, 0) + if(${tuoi} > 2, ${tuoi}, -1) * 3"),
        row("calculate", "chu", calculation="concat(${ten}, '-', ${goi}, '-', string-length(${ten}))"),
    ),
    "lists": form(
        "lists",
        row("select_one vung", "vung"),
        row("select_one ban", "ban", choice_filter="vung = ${vung}"),
        row("select_multiple kho", "kho", constraint="count-selected(.) <= 2"),
        row("text", "vi_sao", relevant="selected(${kho}, 'nuoc') or ${ban} = 'bai_so'"),
        row("calculate", "may", calculation="count-selected(${kho})"),
        row("calculate", "dau", calculation="selected-at(${kho}, 0)"),
    ),
    "numbers": form(
        "numbers",
        row("integer", "a"), row("decimal", "b"), row("text", "t"),
        row("calculate", "c1", calculation="round(${b} * 10) div 4"),
        row("calculate", "c2", calculation="int(${b}) mod 3"),
        row("calculate", "c3", calculation="if(${a} > 0, ${a} div 3, 0 - ${b})"),
        row("calculate", "c4", calculation="substr(${t}, 1, 3)"),
        row("calculate", "c5", calculation="contains(${t}, 'a') or starts-with(${t}, '0')"),
        row("calculate", "c6", calculation="max(1, 5, 3) + min(4, 2)"),
        row("calculate", "c7", calculation="number('2.50') + abs(-3)"),
        row("calculate", "c8", calculation="string(3.10) = '3.1' and true()"),
        row("calculate", "c9", calculation="round(${b}, 1)"),
        row("calculate", "c10", calculation="normalize-space(concat('  ', ${t}, '   x '))"),
    ),
    "days": form(
        "days",
        row("date", "tu", constraint=". <= today()"),
        row("date", "den", constraint=". >= ${tu}", relevant="${tu} != ''"),
        row("calculate", "ngay", calculation="if(${tu} != '' and ${den} != '', int(decimal-date-time(${den}) - decimal-date-time(${tu})), 0)"),
        row("text", "lau", relevant="${tu} < date('2026-06-01')"),
        row("date", "san", default="today()"),
    ),
    "repeats": form(
        "repeats",
        row("integer", "nguong"),
        row("begin_repeat", "nguoi"),
        row("text", "ten", required="yes"),
        row("integer", "tuoi", constraint=". >= ${nguong}"),
        row("select_one yn", "hoc", relevant="${tuoi} > 5"),
        row("calculate", "so", calculation="position(..)"),
        row("calculate", "gap", calculation="${tuoi} * 2 + ${nguong}"),
        row("end_repeat", "nguoi"),
        row("calculate", "may", calculation="count(${nguoi})"),
        row("calculate", "dau", calculation="indexed-repeat(${ten}, ${nguoi}, 1)"),
        row("note", "nhac", relevant="${may} > 1"),
    ),
    "counted": form(
        "counted",
        row("integer", "may", constraint=". <= 5"),
        row("begin_repeat", "con", repeat_count="${may}"),
        row("text", "ten"),
        row("end_repeat", "con"),
        row("calculate", "co", calculation="count(${con})"),
    ),
}  # fmt: skip
