"""How thousands of bad names travel in a few kilobytes: forty bits of each, sorted, in Rice's code. Pure.

The phone counts the same (`field/src/features/safety/check/listed.ts`, `contract/vectors/checking.json`). A name that is
on no list meets one of n hashes by chance once in 2**40 / n names; an official name is never asked.
"""

import base64
import math
from collections.abc import Iterable
from typing import Final

BITS: Final = 40
_WORD: Final = 0xFFFFFFFF


def hash_of(name: str) -> int:
    """Return forty bits of a name (cyrb53, cut)."""
    a, b = 0xDEADBEEF, 0x41C6CE57
    for byte in name.encode():
        a = (a ^ byte) * 2654435761 & _WORD
        b = (b ^ byte) * 1597334677 & _WORD
    a = ((a ^ (a >> 16)) * 2246822507 & _WORD) ^ ((b ^ (b >> 13)) * 3266489909 & _WORD)
    b = ((b ^ (b >> 16)) * 2246822507 & _WORD) ^ ((a ^ (a >> 13)) * 3266489909 & _WORD)
    return (b & 0xFF) << 32 | a


def chance(count: int) -> float:
    """Return how likely a name that is on no list is taken for a listed one."""
    return count / 2.0**BITS


def packed(names: Iterable[str]) -> tuple[int, int, str]:
    """Return how many hashes there are, the bits of a low part, and all of them as base64 of Rice's code."""
    hashes = sorted({hash_of(name) for name in names})
    if not hashes:
        return 0, 0, ""
    k = max(0, int(math.log2(2**BITS / len(hashes))))
    bits, before = [], 0
    for one in hashes:
        high, low = divmod(one - before, 1 << k)
        bits.append("1" * high + "0" + format(low, f"0{k}b"))
        before = one
    whole = "".join(bits)
    whole += "1" * (-len(whole) % 8)
    return len(hashes), k, base64.b64encode(int(whole, 2).to_bytes(len(whole) // 8, "big")).decode()
