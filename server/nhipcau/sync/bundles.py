"""Publishing and reading bundles."""

import hashlib
import re
from dataclasses import dataclass

from django.db import transaction

from nhipcau.kernel import registry
from nhipcau.kernel.chain import canonical
from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal
from nhipcau.sync.models import Bundle
from nhipcau.sync.problems import UNKNOWN_BUNDLE

HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Label:
    """What a phone is told of a bundle before it fetches it; ``bytes`` is its size uncompressed."""

    name: str
    hash: str
    bytes: int


def publish(using: str = "default") -> list[Label]:
    """Build every registered bundle; one whose content did not change keeps its hash and is not written."""
    labels = []
    for name, make in sorted(registry.bundles.items()):
        content = canonical(make()).encode()
        digest = hashlib.sha256(content).hexdigest()
        labels.append(Label(name, digest, len(content)))
        with transaction.atomic(using=using):
            bundles = Bundle.objects.using(using)
            if bundles.filter(name=name, hash=digest, current=True).exists():
                continue
            bundles.filter(name=name, current=True).update(current=False)
            fields = {"name": name, "content": content, "current": True, "published_at": now()}
            bundles.update_or_create(hash=digest, defaults=fields)
    return labels


def behind() -> list[str]:
    """Return the bundles that do not hold the content in force, because making them anew failed or is on its way."""
    known = dict(Bundle.objects.filter(current=True).values_list("name", "hash"))
    made = {name: hashlib.sha256(canonical(make()).encode()).hexdigest() for name, make in registry.bundles.items()}
    return sorted(name for name, digest in made.items() if known.get(name) != digest)


def current() -> list[Label]:
    """Return the labels of the bundles that phones should have."""
    rows = Bundle.objects.filter(current=True).extra(select={"size": "length(content)"})
    return [Label(row.name, row.hash, row.size) for row in rows.defer("content").order_by("name")]


def read(digest: str) -> bytes:
    """Return the bytes of a bundle.

    Raises:
        Refusal: 404.90 there is no bundle with this hash.
    """
    content = find(digest)
    if content is None:
        raise Refusal(UNKNOWN_BUNDLE)
    return content


def find(digest: str) -> bytes | None:
    """Return the bytes of a bundle, also of one that is no longer current, or nothing."""
    found = Bundle.objects.filter(hash=digest).first() if HASH.fullmatch(digest) else None
    return bytes(found.content) if found else None
