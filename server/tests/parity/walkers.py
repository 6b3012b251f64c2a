"""Five people with five ways to reach the same list. Each is asked, answers, and reads what comes."""

import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pypdf
import time_machine
from django.test import Client

from nhipcau.guides.channels.paper import list_data
from nhipcau.guides.channels.plain import SHORT_HOW, plain
from nhipcau.guides.channels.script import script_of
from nhipcau.guides.channels.sms import hear
from nhipcau.guides.channels.talk import Scene, offered, to_text
from nhipcau.guides.channels.visits import place_names
from nhipcau.guides.fold import fold
from nhipcau.guides.replay import replay
from nhipcau.guides.told import Told, tell
from nhipcau.kernel.spoken import spoken
from tests.parity.expected import HOW
from tests.parity.families import Family
from tests.parity.reading import Node, Page, Read, joined, read_page, read_phone

FIELD = Path(__file__).resolve().parents[3] / "field"
NODE = FIELD.parent / ".venv" / "bin" / "node"


def on_the_day(family: Family) -> Any:
    """Move the clock to the day of a family, at noon in Vietnam."""
    return time_machine.travel(f"{family.on}T05:00:00Z", tick=False)


# ── the web, page by page


def by_web(family: Family) -> tuple[Read, str, str]:
    """Walk the pages by their forms; return the list, what does not fit together, and the list's address."""
    client = Client()
    with on_the_day(family):
        page = client.get(f"/thu-tuc/{family.guide['procedure']}/hoi", follow=True)
        for asked, answer in family.asked():
            page = _answer(client, page, asked, answer)
        html = page.content.decode()
        if page.status_code == 422:
            return Read(), Page(html).root.one("section", "danger").one("a").text, ""
        return read_page(html), "", page.request["QUERY_STRING"]


def _answer(client: Client, page: Any, asked: Any, answer: Any) -> Any:
    name, root = asked["id"], Page(page.content.decode()).root
    if not root.all("form", "asking"):  # the list: change what was assumed
        links = [a.attributes["href"] for box in root.all("section", "assumed") for a in box.all("a")]
        link = next(link for link in links if f"_c={name}" in link.split("&"))
        root = Page(client.get(link).content.decode()).root
    form = root.one("form", "asking")
    assert form.one("h1").text == re.sub(r"\s+", " ", asked["ask"]), name
    fields = [
        (i.attributes["name"], i.attributes["value"]) for i in form.all("input") if i.attributes.get("type") == "hidden"
    ]
    fields += _typed(form, asked, answer)
    query: dict[str, list[str]] = {}
    for key, value in fields:
        query.setdefault(key, []).append(value)
    return client.get(form.attributes["action"], query, follow=True)


def _typed(form: Node, asked: Any, answer: Any) -> list[tuple[str, str]]:
    name = asked["id"]
    if asked["kind"] == "date":
        year, month, day = answer.split("-")
        return [(f"{name}.ngay", str(int(day))), (f"{name}.thang", month), (f"{name}.nam", year)]
    if asked["kind"] == "number":
        return [(name, str(answer))]
    offers = [i.attributes["value"] for i in form.all("input") if i.attributes.get("type") in {"radio", "checkbox"}]
    if asked["kind"] == "place":
        answer = max((one for one in offers if f"{answer}.".startswith(f"{one}.")), key=len, default=offers[-1])
    given = answer if isinstance(answer, list) else [answer]
    assert set(given) <= set(offers), (name, given, offers)
    return [(name, one) for one in given]


# ── text messages


def by_sms(family: Family, sender: str = "0912000001") -> tuple[Read, str]:
    """Text a number and read what comes back, until the list; then ask for the steps and the mistakes."""
    scene = Scene(family.guide, family.on, place_names(family.guide))
    with on_the_day(family):
        hear(sender, "DUNG")
        sent = hear(sender, f"GIAY {family.guide['procedure']}")
        for asked, answer in family.asked():
            if f"SUA {_change(sent, asked)}" in " ".join(joined(sent)):
                sent = hear(sender, f"SUA {_change(sent, asked)}")
            assert plain(asked["ask"]) in " ".join(joined(sent)), (plain(asked["ask"]), sent)
            assert len(offered(scene, asked)) == sum(bool(re.match(r"\d+\. ", line)) for line in _lines(sent)[1:])
            sent = hear(sender, to_text(scene, asked, answer))
        words = " ".join(joined(sent))
        if "Hai cau tra loi chua khop." in words:
            clash = words.partition("Hai cau tra loi chua khop. ")[2]
            return Read(), clash[: len(plain(family.clash))]
        steps = _numbered(_lines(hear(sender, "BUOC"))) if "BUOC: cach lam" in words else []
        mistakes = _lines(hear(sender, "LOI")) if "LOI: vi sao" in words else []
    return _read_sms(_lines(sent), steps, mistakes), ""


def _change(sent: list[str], asked: Any) -> str:
    found = re.search(
        rf"Tinh theo thuong gap: {re.escape(plain(asked['ask']))} .*?Doi: SUA (\d+)", " ".join(joined(sent))
    )
    return found[1] if found else "0"


_BEGINS = re.compile(
    r"(\d+\. |- |GIAY TO |DUNG O DAY: |CHUA CO MUC |Nen biet: |Phi: |Tinh theo thuong gap: |Khong can giay nao|CAC BUOC:|HAY BI TRA VI:"
    r"|Chua co can bo kiem|Huong dan qua ngay|Khong doc ma OTP|Nhan |Chon |Vi du )"
)


def _lines(sent: list[str]) -> list[str]:
    """Put back together the lines that were cut between messages."""
    lines: list[str] = []
    for line in joined(sent):
        if lines and not _BEGINS.match(line):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def _numbered(lines: list[str]) -> list[str]:
    return [
        line.partition(". ")[2].removesuffix(" (tu bam, khong ai bam ho)")
        for line in lines
        if re.match(r"\d+\. ", line)
    ]


def _read_sms(lines: list[str], steps: list[str], mistakes: list[str]) -> Read:
    def begun(word: str) -> list[str]:
        return [line.removeprefix(word) for line in lines if line.startswith(word)]

    papers = [line.rpartition(": ") for line in _numbered(lines)]
    return Read(
        papers=[(name, how) for name, _, how in papers],
        steps=steps,
        stops=begun("DUNG O DAY: "),
        warnings=begun("Nen biet: "),
        mistakes=[line.removeprefix("- ").replace(" => ", " ") for line in mistakes if line.startswith("- ")],
        fees=begun("Phi: "),
        lapsed=[line.removeprefix("cho ngay nay: ").removesuffix(". Hoi noi nhan.") for line in begun("CHUA CO MUC ")],
        assumed=[line.rpartition(". Doi: ")[0] for line in begun("Tinh theo thuong gap: ")],
    )


def as_sms(read: Read) -> Read:
    """Return a list as it can be said in plain letters."""
    short = {HOW[how]: words for how, words in SHORT_HOW.items()}
    papers = []
    for name, how in read.papers:
        manner, *amounts = how.split(" · ")
        papers.append((plain(name), plain(", ".join([short[manner], *amounts]))))
    flat = {part: [_plain(text) for text in getattr(read, part)] for part in vars(read) if part != "papers"}
    return Read(papers=papers, **flat)


def _plain(text: str) -> str:
    return plain(re.sub(r" → (\d\.\d{6})$", r" (ma \1)", text))


# ── read out


def by_voice(told: Told) -> list[str]:
    """Return the parts that are heard between the title and the closing words; no sentence is longer than a breath."""
    text = script_of(told)
    assert all(len(line.split()) <= 15 for line in text.splitlines())
    parts = [fold(part) for part in text.strip().split("\n\n")]
    assert parts[-1] == fold("Hết danh sách.")
    body = parts[1:-2]
    closing = tuple(fold(word) for word in ("Chưa có cán bộ kiểm", "Hướng dẫn này đã quá"))
    return body[:-1] if body and body[-1].startswith(closing) else body


def as_voice(read: Read, family: Family) -> list[str]:
    """Return the parts that must be heard there, in order."""
    lines = replay(family.guide, family.answers, family.on)
    parts = [f"Dừng ở đây. {_said_goto(text)}" for text in read.stops]
    if read.lapsed:
        named = " ".join(f"{one}." for one in read.lapsed)
        parts.append(f"Chú ý. {named} Chưa có mức cho ngày này. Hỏi nơi nhận trước khi đi.")
    if not read.stops:
        parts.append(f"Nhà mình cần {len(read.papers)} thứ." if read.papers else _nothing(read))
    for at, ((name, how), paper) in enumerate(zip(read.papers, lines.items, strict=False), start=1):
        get = f" Chưa có thì làm thế này. {paper['get']}" if paper["get"] else ""
        parts.append(f"Giấy {at}. {name}. {how.replace(' · ', '. ')}.{get}")
    parts += [f"Nên biết trước. {_said_goto(text)}" for text in read.warnings]
    if not read.stops:
        parts += [f"{word} {text}" for word, text in _where_and_when(family)]
        parts += [*(f"Về phí. {fee}" for fee in read.fees)]
    secret = ["Bước này bà con tự bấm, không ai bấm hộ." if step["secret"] else "" for step in lines.steps]
    parts += [
        f"Bước {at}. {text} {alone}" for at, (text, alone) in enumerate(zip(read.steps, secret, strict=False), start=1)
    ]
    parts += [f"Hồ sơ hay bị trả. {one['text']} Làm thế này. {one['fix']}" for one in lines.mistakes if not read.stops]
    parts += [f"Đang tính theo thường gặp. {text}." for text in read.assumed]
    return [_heard(part) for part in parts]


def _nothing(read: Read) -> str:
    """Return what a list without papers says: nobody sets out where an amount has lapsed. No family leaves a question open."""
    return "Chưa đi vội. Hỏi nơi nhận xem cần giấy gì." if read.lapsed else "Không cần giấy nào. Đi được rồi."


def _where_and_when(family: Family) -> list[tuple[str, str]]:
    return [("Nơi nộp.", family.guide["place"].get("text", "")), ("Thời gian.", family.guide["time"].get("text", ""))]


def _said_goto(text: str) -> str:
    return re.sub(r" → (\d\.\d{6})$", r" Xem thủ tục mã \1.", text)


def _heard(text: str) -> str:
    return fold(" ".join(spoken(part) for part in re.split(r"(?<=[.!?…])\s+", text) if part.strip()))


# ── on paper


def on_paper(told: Told) -> Read:
    """Read what the template of the printed list is given."""
    data = list_data(told)
    return Read(
        papers=[(paper["name"], paper["short"]) for paper in data["papers"]],
        steps=[step["text"] for step in data["steps"]],
        stops=[_goto(line) for line in data["stops"]],
        warnings=[_goto(line) for line in data["advice"]],
        mistakes=[f"{line['text']} {line['fix']}" for line in data["mistakes"]],
        fees=data["fees"] if not data["stops"] else [],
        lapsed=data["lapsed"],
        assumed=[f"{line['ask']} {line['answer']}" for line in data["assumed"]],
    )


def _goto(line: dict[str, Any]) -> str:
    return f"{line['text']} → {line['goto']}" if line["goto"] else line["text"]


def pdf_text(pdf: bytes) -> str:
    """Return everything that is printed between the first heading and the basis, without spaces and page feet."""
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    whole = "\n".join(re.sub(r"Bản \w{16} · .*?Trang \d+ / \d+", "", page, flags=re.DOTALL) for page in pages)
    bare = re.sub(r"\s+", "", whole)
    start = min(
        at
        for word in ("Dừngởđây", "Chưacómứcchongàynày", "Giấytờ", "Phí")
        if (at := bare.find(word, bare.find("Cônggiúp"))) >= 0
    )
    return bare[start : bare.rindex("Căncứ")]


def as_pdf(read: Read, family: Family) -> str:
    """Return what must stand there."""
    lines = replay(family.guide, family.answers, family.on)
    text = [f"Dừng ở đây {_led(stop, ' Sang thủ tục mã {}.')}" for stop in read.stops]
    text += ["Chưa có mức cho ngày này", *read.lapsed, "Hỏi nơi nhận trước khi đi."] if read.lapsed else []
    if not read.stops:
        text += ["Giấy tờ", *([] if read.papers else [_nothing(read)])]
    for (name, how), paper in zip(read.papers, lines.items, strict=False):
        get = f"Lấy ở đâu: {paper['get']}" if paper["get"] else ""
        text += [name, how, paper["why"], get, paper["note"], ", ".join(paper["law"])]
    warned = [f"– {_led(warning, ' (mã {})')}" for warning in read.warnings]
    text += ["Nên biết trước", *warned] if warned else []
    text += [] if read.stops else ["Phí", *read.fees]
    secrets = ["Bước này bà con tự bấm, không ai bấm hộ." if step["secret"] else "" for step in lines.steps]
    text += ["Các bước"] if read.steps else []
    text += [
        f"{at} {step} {secret}" for at, (step, secret) in enumerate(zip(read.steps, secrets, strict=False), start=1)
    ]
    text += ["Hồ sơ hay bị trả vì", *(f"– {line}" for line in read.mistakes)] if read.mistakes else []
    text += ["Đang tính theo trường hợp thường gặp", *read.assumed] if read.assumed else []
    return re.sub(r"\s+", "", "".join(text))


def _led(text: str, words: str) -> str:
    said, arrow, code = text.partition(" → ")
    return said + words.format(code) if arrow else said


# ── the phone


def by_phone(families: list[Family]) -> list[tuple[Read, str]]:
    """Walk the phone's own rules and read its own screens, all families at once."""
    guides = list({family.guide["version"]: family.guide for family in families}.values())
    numbers = {guide["version"]: at for at, guide in enumerate(guides)}
    told = [
        {"guide": numbers[family.guide["version"]], "on": family.on, "script": family.script} for family in families
    ]
    done = subprocess.run(
        [NODE, "parity/run.mjs"],
        cwd=FIELD,
        input=json.dumps({"guides": guides, "families": told}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    shown = json.loads(done.stdout)
    return [
        (read_phone(one["sheet"], one["steps"]) if not one["conflict"] else Read(), one["conflict"]) for one in shown
    ]


def told_to(family: Family) -> Told:
    """Return the list as the other channels put it into words."""
    return tell(family.guide, family.answers, family.on)
