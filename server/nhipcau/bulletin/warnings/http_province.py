"""The figure of a province: how fast its communes' villages acknowledge, by month."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.bulletin.warnings import figures
from nhipcau.bulletin.warnings.http import place_of
from nhipcau.kernel.actor import PROVINCE_ANALYST, PROVINCE_LEAD
from nhipcau.kernel.clock import local_today, start_of
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.purposes import STATISTICS

MONTHS = 12


@require_safe
@office(PROVINCE_LEAD, PROVINCE_ANALYST, purpose=STATISTICS)
def province(request: OfficeRequest) -> HttpResponse:
    """Show, for one month, each commune's warnings, how many came to 95 %, the median time, and villages that never acknowledged."""
    today = local_today()
    months = [today.replace(day=1)]
    while len(months) < MONTHS:
        last = months[-1]
        months.append(last.replace(year=last.year - (last.month == 1), month=(last.month - 2) % 12 + 1))
    chosen = next((one for one in months if f"{one:%Y-%m}" == request.GET.get("ky")), months[0])
    after = chosen.replace(year=chosen.year + (chosen.month == 12), month=chosen.month % 12 + 1)  # noqa: PLR2004 (December)
    parts = []
    for drill in (False, True):
        told = figures.lines(request.officer.actor, start_of(chosen), start_of(after), drill=drill)
        parts.append({"drill": drill, "rows": figures.by_commune(told), "sum": figures.summed("Toàn tỉnh", told)})
    context = {**place_of(request.officer.actor), "here": "/tinh/canh-bao", "months": months, "chosen": chosen, "parts": parts}
    return render(request, "bulletin/warnings_province.html", context)
