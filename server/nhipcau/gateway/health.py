"""Is the process alive, and can it serve: for whoever watches the machine."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from psycopg_pool import PoolTimeout

from nhipcau.gateway.api import refuse
from nhipcau.gateway.api_problems import NOT_READY
from nhipcau.guides.models import Procedure
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.content import notices


def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Say that the process answers; asks nothing of the database."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Say whether the database answers and the content is there, and what of it runs out; 503.104 when not."""
    try:
        connection.ensure_connection()
        ready = Procedure.objects.exists()
    except (DatabaseError, PoolTimeout):
        ready = False
    if not ready:
        return refuse(NOT_READY)
    soon = [en for _, en in notices(local_today())]
    return JsonResponse({"status": "ready", **({"notices": soon} if soon else {})})
