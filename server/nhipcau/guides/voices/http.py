"""The board of voices: which pieces can be heard in which tongue, who recorded and who signed them."""

import re
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.guides.fold import fold
from nhipcau.guides.voices import queries
from nhipcau.guides.voices.tongues import tongues
from nhipcau.kernel import synth
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST
from nhipcau.kernel.clock import now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.purposes import CONTENT

_CODE: Final = re.compile(r"\d\.\d{6}")


@require_safe
@office(COMMUNE_LEAD, DESK, PROVINCE_ANALYST, purpose=CONTENT)
def voices(request: OfficeRequest) -> HttpResponse:
    """Show how far each guide is recorded in a tongue, or, for one guide, each of its pieces."""
    listed = tongues()
    tongue = listed.get(request.GET.get("tieng", ""), next(iter(listed.values())))
    code = request.GET.get("viec", "")
    context = {"tongue": tongue, "tongues": list(listed.values()), "at": now(), "missing": synth.missing()}
    if _CODE.fullmatch(code):
        title, heard, stale = queries.pieces_heard(request.officer.actor, tongue.code, code)
        more = {"code": code, "guide": title, "heard": heard, "stale": stale}
        return render(request, "guides/voices_of_guide.html", context | more)
    covers = queries.covers_of(request.officer.actor, tongue.code)
    total = queries.Cover("", "", *(sum(getattr(one, name) for one in covers) for name in queries.COUNTED))
    covers.sort(key=lambda one: (-one.waiting, -one.stale, fold(one.title), one.code))
    return render(request, "guides/voices.html", context | {"covers": covers, "total": total})
