"""The form of a notice: as it was typed, and what is wrong with it."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.http import QueryDict
from pydantic import ValidationError

from nhipcau.bulletin.notices.bodies import DraftNotice
from nhipcau.bulletin.notices.models import Notice
from nhipcau.bulletin.notices.problems import MISREAD
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.problems import Refusal
from nhipcau.people.bodies import TONGUES

OTHERS = {code: name for code, name in TONGUES.items() if code != "vi"}


@dataclass
class Typed:
    """What stands in the form. ``tongue`` is one other language at a time; those that were written before stay."""

    kind: str = "policy"
    group: str = "all"
    title: str = ""
    body: str = ""
    villages: list[str] = field(default_factory=list)
    number: str = ""
    on: str = ""
    url: str = ""
    since: str = ""
    until: str = ""
    tongues: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def fresh(cls) -> "Typed":
        """Return an empty form that begins today and ends in a fortnight."""
        return cls(since=local_today().isoformat(), until=(local_today() + timedelta(days=14)).isoformat())

    @classmethod
    def of(cls, it: Notice) -> "Typed":
        """Return the form filled with what a draft says."""
        law = it.law or {}
        days = (it.shows_from.isoformat(), it.shows_until.isoformat())
        return cls(
            it.kind, it.group, it.title, it.body, list(it.villages), law.get("number", ""), law.get("on", ""), law.get("url", ""), *days, dict(it.tongues)
        )

    @classmethod
    def read(cls, sent: QueryDict) -> "Typed":
        """Read the form as it was sent."""
        one = {
            name: sent.get(key, "").strip()[:1300]
            for key, name in (("loai", "kind"), ("ai", "group"), ("tieu_de", "title"), ("so", "number"), ("ban_hanh", "on"), ("duong_dan", "url"), ("tu", "since"), ("den", "until"))
        }
        written = {code: {"title": sent.get(f"tieu_de_{code}", "").strip(), "body": _lines(sent.get(f"loi_{code}", ""))} for code in OTHERS}
        tongues = {code: said for code, said in written.items() if said["title"] or said["body"]}
        return cls(**one, body=_lines(sent.get("loi", "")), villages=sent.getlist("thon")[:80], tongues=tongues)

    def told(self, name: UUID | str) -> DraftNotice:
        """Return what the verb is told.

        Raises:
            Refusal: 422.420 it is not complete.
        """
        law = {"number": self.number, "on": self.on, "url": self.url} if self.number or self.url else None
        body = {
            "id": name, "kind": self.kind, "group": self.group, "title": self.title, "body": self.body, "villages": self.villages, "law": law,
            "tongues": self.tongues, "shows_from": self.since, "shows_until": self.until,
        }  # fmt: skip
        try:
            return DraftNotice.model_validate(body)
        except ValidationError as error:
            raise Refusal(MISREAD) from error


def _lines(text: str) -> str:
    """Return a text without the line ends of one system, and without empty lines."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
