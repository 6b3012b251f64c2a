"""What a phone's pull showed of people: one line for each pull that brought any, whatever the number of rows."""

from collections import Counter
from typing import Final

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.sync.pull import Pulled

OF_NOBODY: Final = {"places.villages", "guides.recordings", "people.erased", "safety.payees"}  # rows that show no family
KINDS: Final = {
    "people.households": ("nhà", "homes"),
    "people.residents": ("người trong nhà", "people of the home"),
    "dossiers.preparations": ("giấy tờ đã soát", "papers that were checked"),
    "support.assists": ("việc đã giúp", "help that was given"),
    "support.attachments": ("tên ảnh, ghi âm", "names of photos and recordings"),
}
VILLAGE_SYNC: Final = read_door(
    "sync",
    "village_sync",
    vi="Máy của tổ viên tải danh sách nơi mình phụ trách",
    en="A team member's phone fetched the list of the place they answer for",
    **KINDS,
)


def note_pull(actor: Actor, pulled: Pulled) -> None:
    """Note that a phone was given rows of people: which kinds, how many, of which place."""
    found = Counter(one.collection for one in pulled.changes if one.row is not None)
    kinds = {name: many for name, many in found.items() if name not in OF_NOBODY}
    if pulled.snapshot:  # it is packed: that it holds every kind is what is known of it
        kinds = {**dict.fromkeys(KINDS, 0), **kinds}
    if kinds:
        many = sum(kinds.values()) + (pulled.snapshot.rows if pulled.snapshot else 0)
        looked(actor, VILLAGE_SYNC, [Seen(pulled.scope, kinds=tuple(sorted(kinds)), many=many)], lightly=True)
