"""The addresses under /api, and those that a watchman asks."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from nhipcau.dossiers import api as dossiers
from nhipcau.gateway import (
    api_courier,
    api_files,
    api_public,
    api_shares,
    api_snapshots,
    api_sync,
    api_team_calls,
    api_voices,
    health,
    wellknown,
)
from nhipcau.gateway.api import api, guarded, no_such_door
from nhipcau.gateway.systems import api_dossiers, api_events, api_figures, api_lgsp, api_webhooks, oauth
from nhipcau.gateway.systems.courtesy import courteous
from nhipcau.gateway.telemetry import door as telemetry
from nhipcau.messaging import http as messaging
from nhipcau.messaging import public as message_figures
from nhipcau.places import http as places

PUSH_BYTES = 4 * 1024 * 1024  # of one pushed batch
LIMITS = {"sync/push": PUSH_BYTES, "dossiers/states": PUSH_BYTES, "v1/files": settings.FILES.largest}

api.add_router("/v1", api_public.router)
api.add_router("/v1", api_sync.router)
api.add_router("/v1", api_shares.router)
api.add_router("/v1", api_courier.router)
api.add_router("/v1", api_snapshots.router)
api.add_router("/v1", api_files.router)
api.add_router("/v1", api_voices.router)
api.add_router("/v1", api_team_calls.router)
api.add_router("/v1", places.router)
api.add_router("/v1", dossiers.router)
api.add_router("/v1", message_figures.router)
api.add_router("/v1", api_figures.router)
api.add_router("/v1", api_dossiers.router)
api.add_router("/v1", api_lgsp.router)
api.add_router("/v1", api_events.router)
api.add_router("/v1", api_webhooks.router)


def _doors() -> list[URLPattern | URLResolver]:
    patterns, _, _ = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            own = [limit for part, limit in LIMITS.items() if part in str(pattern.pattern)]
            pattern.callback = guarded(courteous(pattern.callback, str(pattern.pattern)), *own)
    return list(patterns)


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include((_doors(), "ninja"), namespace="api")),
    re_path(r"^api(?:/.*)?$", guarded(no_such_door)),
    path("healthz", health.healthz),
    path("healthz/tin-nhan", messaging.health),
    path("readyz", health.readyz),
    path("metrics", telemetry.metrics),
    path("oauth/token", oauth.token),
    path("oauth/revoke", oauth.revoke),
    path(".well-known/oauth-authorization-server", oauth.metadata),
    path(".well-known/security.txt", wellknown.security_txt),
]
