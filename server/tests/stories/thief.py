"""Somebody with a copy of a phone's browser profile, and with tools: all that can be read in it, by bytes and by Chromium."""

import re
import shutil
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType

from tests.stories.browser import launch_options

BLOCK = 32_768  # of LevelDB's log
TABLE = bytes.fromhex("57fb808b247547db")  # how LevelDB's tables end
WRAPPED = b"\xff\x11\x02"  # how Chromium marks a value of IndexedDB that it has packed
GZIP = b"\x1f\x8b\x08"
DUMP = """async (asked) => {
  const seen = new WeakSet();
  const plain = async (value) => {
    if (value instanceof CryptoKey) return { key: value.type, extractable: value.extractable };
    if (value instanceof Blob) return plain(await value.arrayBuffer());
    if (value instanceof ArrayBuffer) return plain(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return [new TextDecoder('utf-8').decode(bytes), new TextDecoder('utf-16le').decode(bytes)];
    }
    if (!value || typeof value !== 'object' || seen.has(value)) return String(value);
    seen.add(value);
    const pairs = value instanceof Map ? [...value] : Object.entries(value);
    return Object.fromEntries(await Promise.all(pairs.map(async ([name, part]) => [name, await plain(part)])));
  };
  const said = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const found = { local: { ...localStorage }, session: { ...sessionStorage }, state: history.state };
  for (const { name } of await indexedDB.databases()) {
    const db = await said(indexedDB.open(name));
    for (const table of db.objectStoreNames) {
      const store = db.transaction(table).objectStore(table);
      const [keys, values] = await Promise.all([said(store.getAllKeys()), said(store.getAll())]);
      found[`${name}/${table}`] = [await plain(keys), await plain(values)];
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found[request.url] = await (await cache.match(request)).text();
  }
  for (const url of asked) {
    const kept = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => null);
    if (kept?.ok) found[`kept ${url}`] = await kept.text();
  }
  return found;
}"""


def copied(profile: Path) -> Path:
    """Copy a profile as a thief does, without what a running browser holds for itself."""
    copy = profile.with_name(f"{profile.name}-copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(profile, copy, symlinks=True, ignore=shutil.ignore_patterns("Singleton*", "lockfile"))
    return copy


def opened(chromium: BrowserType, copy: Path, address: str, asked: Iterable[str] = ()) -> dict[str, Any]:
    """Let Chromium itself open a copied profile, and return all it keeps for the app, by the place where it lies."""
    context = chromium.launch_persistent_context(copy, **launch_options(), offline=True)
    page = context.pages[0]
    page.goto(f"{address}/app/")
    page.get_by_role("heading", level=1).wait_for()
    found = dict(page.evaluate(DUMP, sorted(asked)))
    found |= {"screen": page.content(), "cookies": context.cookies()}
    context.close()
    return found


def history(copy: Path) -> str:
    """Return what the browser's own history says: addresses, titles, words that were searched."""
    found = []
    for path in copy.rglob("*"):
        if path.name in {"History", "Web Data", "Top Sites", "Favicons", "Shortcuts", "Login Data"} and path.is_file():
            with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as base:
                for (table,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    found += [str(row) for row in base.execute(f'SELECT * FROM "{table}"')]
    return "\n".join(found)


def traces(copy: Path, secrets: Iterable[str]) -> dict[str, list[str]]:
    """Return which secrets stand in which file of a profile, packed or not, in UTF-8, UTF-16 or Latin-1."""
    wanted = {secret: spellings(secret) for secret in secrets}
    found: dict[str, list[str]] = {}
    for path in sorted(copy.rglob("*")):
        if path.is_file() and not path.is_symlink():
            whole = b"\n".join(unpacked(path.read_bytes())).lower()
            if names := sorted(secret for secret, forms in wanted.items() if any(_stands(form, whole) for form in forms)):
                found[str(path.relative_to(copy))] = names
    return found


def stands(secret: str, told: str) -> bool:
    """Say whether a secret stands in a text; digits not where they are a part of an id or of a moment."""
    return _stands(secret.encode(), told.encode())


def _stands(form: bytes, whole: bytes) -> bool:
    if not form.replace(b"\0", b"").isdigit():
        return form in whole
    return re.search(b"(?<![0-9a-f.])" + re.escape(form) + b"(?![0-9a-f])", whole) is not None


def spellings(secret: str) -> set[bytes]:
    """Return the ways in which words may be written into a file: with marks, without, composed or not."""
    apart = unicodedata.normalize("NFD", secret)
    bare = "".join(one for one in apart if not unicodedata.combining(one)).replace("đ", "d").replace("Đ", "D")
    written = [form.encode(code) for form in (secret, apart, bare) for code in ("utf-8", "utf-16-le")]
    if all(ord(one) < 256 for one in secret):
        written.append(secret.encode("latin-1"))
    return {form.lower() for form in written}


def unpacked(raw: bytes) -> Iterator[bytes]:
    """Return the bytes of a file, and what is packed in them: LevelDB's tables and logs, Chromium's values, gzip."""
    parts = [raw, *_table(raw), _log(raw)]
    for part in parts:
        yield part
        for at in _places(part, WRAPPED):
            yield unsnapped(part[at + len(WRAPPED) :])
        for at in _places(part, GZIP):
            yield _inflated(part[at:])


def _places(part: bytes, sign: bytes) -> Iterator[int]:
    at = part.find(sign)
    while at >= 0:
        yield at
        at = part.find(sign, at + 1)


def _inflated(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(packed)
    except zlib.error:
        return b""


def _log(raw: bytes) -> bytes:
    """The records of a LevelDB log without the seven bytes before each piece, as one."""
    whole = b""
    for start in range(0, len(raw), BLOCK):
        block, at = raw[start : start + BLOCK], 0
        while at + 7 <= len(block):
            size = int.from_bytes(block[at + 4 : at + 6], "little")
            if block[at + 6] not in {1, 2, 3, 4} or at + 7 + size > len(block):
                break
            whole += block[at + 7 : at + 7 + size]
            at += 7 + size
    return whole


def _table(raw: bytes) -> Iterator[bytes]:
    """The blocks of a LevelDB table, unpacked."""
    if raw[-8:] != TABLE:
        return
    _, _, at = _handle(raw, len(raw) - 48)
    start, size, _ = _handle(raw, at)
    index, at = _block(raw, start, size), 0
    while at < len(index) - 4 * (1 + int.from_bytes(index[-4:], "little")):
        _, at = _number(index, at)
        unshared, at = _number(index, at)
        _, at = _number(index, at)
        start, size, at = _handle(index, at + unshared)
        yield _block(raw, start, size)


def _block(raw: bytes, start: int, size: int) -> bytes:
    return unsnapped(raw[start : start + size]) if raw[start + size] == 1 else raw[start : start + size]


def _handle(raw: bytes, at: int) -> tuple[int, int, int]:
    start, at = _number(raw, at)
    size, at = _number(raw, at)
    return start, size, at


def _number(raw: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = raw[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def unsnapped(packed: bytes) -> bytes:
    """Unpack what Snappy has packed, as far as it goes."""
    out = bytearray()
    try:
        whole, at = _number(packed, 0)
        while len(out) < whole:
            sign, at = packed[at], at + 1
            if sign & 3 == 0:
                size = sign >> 2
                if size >= 60:
                    more = size - 59
                    size, at = int.from_bytes(packed[at : at + more], "little"), at + more
                out += packed[at : at + size + 1]
                at += size + 1
                continue
            size = 4 + ((sign >> 2) & 7) if sign & 3 == 1 else 1 + (sign >> 2)
            wide = {1: 1, 2: 2, 3: 4}[sign & 3]
            back, at = int.from_bytes(packed[at : at + wide], "little"), at + wide
            back += (sign >> 5) << 8 if sign & 3 == 1 else 0
            if not 0 < back <= len(out):
                break
            for _ in range(size):
                out.append(out[-back])
    except IndexError:
        pass
    return bytes(out)
