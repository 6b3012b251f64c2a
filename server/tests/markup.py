"""A page as a browser would take it: what in it would run, leave or ask to be sent."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

DATA = "application/ld+json"  # what search engines are told: a browser runs nothing of this type
STRANGE = {"style", "base", "iframe", "object", "embed", "applet"}  # nothing of ours needs these
LINKS = {"href", "src", "action", "formaction", "xlink:href", "poster", "data", "srcdoc"}
SAFE = ("/", "#", "?", "http://", "https://", "tel:", "sms:", "mailto:")


@dataclass
class Form:
    """A form of a page: how and where it is sent, and what it carries."""

    method: str
    action: str
    fields: set[str] = field(default_factory=set)


class Markup(HTMLParser):
    """Reads a page and keeps what a strict policy would stop, and each form."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.forms: list[Form] = []
        self.shown: list[str] = []
        self._script = self._told = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        given = {name: value or "" for name, value in attrs}
        told = tag == "script" and set(given) == {"type"} and given["type"] == DATA
        self._script, self._told = tag == "script" and not told, told
        if tag in STRANGE or (self._script and not given.get("src", "").startswith("/")):
            self.faults.append(f"<{tag}>")
        if tag == "meta" and "http-equiv" in given:
            self.faults.append(f"<meta http-equiv={given['http-equiv']}>")
        for name, value in given.items():
            if name == "style" or name.startswith("on") or not name.replace("-", "").replace(":", "").isalnum():
                self.faults.append(f"<{tag} {name}>")
            if name in LINKS and not _safe(tag, value):
                self.faults.append(f"<{tag} {name}={value[:40]}>")
        if tag == "form":
            self.forms.append(Form(given.get("method", "get").lower(), given.get("action", "")))
        if tag in {"input", "button", "select", "textarea"} and self.forms:
            self.forms[-1].fields.add(given.get("name", ""))
        self.shown += given.values()

    def handle_endtag(self, tag: str) -> None:
        """Leave one element."""
        self._script = self._told = False

    def handle_data(self, data: str) -> None:
        """Look at text; within a script it would run."""
        if self._script and data.strip():
            self.faults.append("inline script")
        if self._told and set(data) & {"<", ">", "&"}:
            self.faults.append("markup in data")
        self.shown.append(data)


def _safe(tag: str, value: str) -> bool:
    plain = value.strip().lower()
    if tag == "img" and plain.startswith("data:image/"):
        return True
    return not plain or plain.startswith(SAFE) or ":" not in plain.split("/")[0].split("?")[0]
