"""What a person reads: the list taken back out of a page, of messages, of a text read out, of a sheet of paper."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "use", "path", "circle", "rect", "hr"}


@dataclass
class Read:
    """A list as it was read: papers with how and how many, and the other parts, each in its order."""

    papers: list[tuple[str, str]] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    fees: list[str] = field(default_factory=list)
    lapsed: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)


@dataclass
class Node:
    """A part of a page."""

    tag: str
    classes: set[str]
    attributes: dict[str, str]
    parts: "list[Node | str]" = field(default_factory=list)

    def all(self, tag: str = "", *classes: str) -> "list[Node]":
        """Return the parts inside with this tag and these classes, in order."""
        found = []
        for part in self.parts:
            if isinstance(part, Node):
                if (not tag or part.tag == tag) and set(classes) <= part.classes:
                    found.append(part)
                found += part.all(tag, *classes)
        return found

    def one(self, tag: str = "", *classes: str) -> "Node":
        return self.all(tag, *classes)[0]

    @property
    def text(self) -> str:
        """What stands there, as it is read."""
        whole = "".join(part if isinstance(part, str) else part.text for part in self.parts)
        return re.sub(r"\s+", " ", whole).strip()


class Page(HTMLParser):
    """Reads a page into its parts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Node("", set(), {})
        self.path = [self.root]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        node = Node(tag, set(known.get("class", "").split()), known)
        self.path[-1].parts.append(node)
        if tag not in VOID:
            self.path.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.path.pop()

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and len(self.path) > 1 and self.path.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.path[-1].parts.append(data)


def read_page(html: str) -> Read:
    """Read the list page, or the page that is printed from the browser."""
    page = Page(html).root
    papers = [li for ol in page.all("ol", "papers") for li in ol.all("li") if "nothing" not in li.classes]
    return Read(
        papers=[(li.one("b").text, li.one("p", "how").text) for li in papers],
        steps=[p.text for p in page.all("p", "step")],
        stops=[_with_goto(box, "text") for box in page.all("section", "stop")],
        warnings=[_with_goto(li, "") for box in page.all("section", "advice") for li in box.all("li")],
        mistakes=[
            " ".join(p.text for p in li.all("p")) for box in page.all("section", "mistakes") for li in box.all("li")
        ],
        fees=[p.text for box in page.all("dd", "fees") for p in box.all("p")],
        lapsed=[li.text for box in page.all("section", "lapsed") for li in box.all("li")],
        assumed=[
            *(
                f"{div.one('dt').text} {div.one('b').text}"
                for box in page.all("section", "assumed")
                for div in box.all("div")
            ),
            *(li.text for box in page.all("section", "assumed") for li in box.all("li")),
        ],
    )


def _with_goto(box: Node, name: str) -> str:
    text = (box.one("p", name) if name else box.one("p")).text
    code = re.search(r"\d\.\d{6}", " ".join(part.text for part in box.all("p", "goto")))
    return f"{text} → {code[0]}" if code else text


def read_phone(sheet: str, steps: list[str]) -> Read:
    """Read the screens of the phone."""
    page = Page(sheet).root
    warned = [(box, box.all("p")) for box in page.all("section", "card", "stack") if box.classes & {"warn", "alarm"}]
    stops = [_phone_goto(box, p[1].text) for box, p in warned if "alarm" in box.classes and len(p) > 1]
    if stops:
        return Read(stops=stops, warnings=[_phone_goto(box, p[0].text) for box, p in warned if "warn" in box.classes])
    fees = next(
        (li for li in page.all("li", "row") if li.all("p", "small") and li.one("p", "small").text == "Phí"), None
    )
    return Read(
        papers=[(_name(li), _how(li)) for li in page.all("li", "paper")],
        steps=[Page(step).root.one("p", "lead").text for step in steps],
        warnings=[
            _phone_goto(box, p[0].text) for box, p in warned if "warn" in box.classes and "lapsed" not in box.classes
        ],
        mistakes=[
            " ".join(p.text for p in li.all("p"))
            for box in page.all("section", "card", "warn")
            if box.all("h2")
            for li in box.all("li")
        ],
        fees=[p.text for p in fees.all("p", "b")] if fees else [],
        lapsed=_phone_lapsed(page),
        assumed=[
            " ".join(span.text for span in a.all("span", "line"))
            for a in page.all("a", "row")
            if "/hoi/" in a.attributes["href"]
        ],
    )


def _phone_lapsed(page: Node) -> list[str]:
    """Return the one line in which the phone names all values that are not known."""
    alarms = [box for box in page.all("section", "card", "alarm") if box.all("div", "small")]
    said = [box.one("div", "small").text for box in alarms if box.one("div", "small").text.startswith("Chưa rõ: ")]
    return [text.removeprefix("Chưa rõ: ").removesuffix(". Gọi hỏi nơi nhận trước khi đi.") for text in said]


def _name(li: Node) -> str:
    return li.one("span", "b", "line").text


def _how(li: Node) -> str:
    said = li.one("span", "small", "line").text.removesuffix("Vì sao?").strip()
    return said.replace(". ", " · ", 1).removesuffix(".").strip()


def _phone_goto(box: Node, text: str) -> str:
    code = next((re.search(r"\d\.\d{6}", a.attributes.get("href", "")) for a in box.all("a")), None)
    return f"{text} → {code[0]}" if code else text


def joined(sent: list[str]) -> list[str]:
    """Put numbered messages together again, as lines; each must be short, and none missing."""
    texts = []
    for at, message in enumerate(sent, start=1):
        assert len(message) <= 160, message
        number = re.match(r"(\d+)/(\d+) ", message)
        assert (number is not None) == (len(sent) > 1), message
        if number:
            assert (int(number[1]), int(number[2])) == (at, len(sent)), message
        texts.append(message[number.end() :] if number else message)
    return "\n".join(texts).split("\n")
