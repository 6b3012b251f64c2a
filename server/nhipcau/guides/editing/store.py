"""How a guide of the content files comes into the house: editors' work is never overwritten by a restart."""

import datetime as dt

from nhipcau.guides.models import Guide
from nhipcau.guides.shapes import Guide as GuideBody


def take_in(guide: GuideBody, using: str) -> None:
    """Take in the version of a content file.

    It goes in force where the version in force came from a file, or where there is none. Where editors went on by
    themselves, a version that was never here is offered to them, and one that was here before changes nothing. A
    file that says what editors put in force has caught up with them: from then on files count again.
    """
    guides = Guide.objects.using(using).filter(procedure_id=guide["procedure"])
    found = guides.filter(version=guide["version"]).first()
    if found is not None and found.current:
        guides.filter(version=guide["version"], edited=True).update(edited=False)
        return
    ours = guides.filter(current=True, edited=True).exists()
    if ours and found is not None:
        return
    guides.filter(offered=True).update(offered=False)
    if not ours:
        guides.filter(current=True).update(current=False)
    Guide.objects.using(using).update_or_create(
        procedure_id=guide["procedure"],
        version=guide["version"],
        defaults={
            "body": guide,
            "valid_from": dt.date.fromisoformat(guide["valid_from"]),
            "current": not ours,
            "offered": ours,
        },
    )
