"""Which bad names count today, and which of them phones carry."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from nhipcau.safety.checking.hashes import packed
from nhipcau.safety.checking.lists import for_phones, official_domains, owners, written
from nhipcau.safety.checking.models import BadList, BadName

MOST_CARRIED: Final = 2400  # names on a phone: with the other lists, less than 15,000 bytes on the road
_LONG: Final = 5  # letters of an owner's word that a phone sees within any name


@cache
def files() -> dict[str, dict[str, Any]]:
    """Return the lists of the house's own content."""
    return written()


def is_under(host: str, domains: Iterable[str]) -> bool:
    """Say whether a host is one of these domains or lies under one."""
    return any(host == one or host.endswith(f".{one}") for one in domains)


def kept_of(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return which of these names count, and which are left out: official places, and places for everybody."""
    official, shared = official_domains(files()), {*files()["traps"]["shared"], *files()["traps"]["shorteners"]}
    out = [name for name in names if name in shared or is_under(name, official)]
    gone = set(out)
    return [name for name in names if name not in gone], out


def digest_of(names: Iterable[str]) -> str:
    """Return what the ledger knows a list by."""
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()


def carried() -> list[str]:
    """Return the names that phones carry: of newer lists first, and before all those that a phone would not see by itself."""
    found = BadName.objects.filter(of__ended_at=None).order_by("-of__as_of", "of_id", "at").values_list("host", flat=True)
    names = list(dict.fromkeys(found.iterator()))
    words = [word for one in owners(files()["official"]) for word in one.get("names", ()) if len(word) >= _LONG]
    known = [any(word in name.replace("-", "") for word in words) for name in names]
    ordered = [name for name, seen in zip(names, known, strict=True) if not seen] + [name for name, seen in zip(names, known, strict=True) if seen]
    kept, _ = kept_of(ordered)  # what became official since is let go
    return kept[:MOST_CARRIED]


def standing() -> list[BadList]:
    """Return every list, those that count first, then the newest."""
    return sorted(BadList.objects.order_by("-as_of", "-brought_at"), key=lambda one: one.ended_at is not None)


def bundle() -> dict[str, Any]:
    """Return all that a phone checks with."""
    lists = [one for one in standing() if one.ended_at is None]
    count, k, hashes = packed(carried())
    whole = BadName.objects.filter(of__ended_at=None).values("host").distinct().count()
    bad = {
        "as_of": min(one.as_of for one in lists).isoformat() if lists else "",
        "source": ", ".join(dict.fromkeys(one.source for one in lists)),
        "count": count,
        "whole": whole,
        "k": k,
        "hashes": hashes,
    }
    return {**for_phones(files()), "bad": bad}
