"""The app of this room."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in

from nhipcau.kernel import lasting, outgoing, registry
from nhipcau.kernel.renewal import renewal


class Gateway(AppConfig):
    """Doors: URLs, sessions, device tokens, OpenAPI. It plugs the machines into the registry."""

    name = "nhipcau.gateway"
    label = "gateway"

    def ready(self) -> None:
        """Register the verbs for phones, let the counters hear what commands tell, and new content reach phones."""
        from nhipcau.gateway import (  # noqa: F401, PLC0415 (the registry fills here)
            books,
            device_keys,
            phones,
            slip_doors,
        )
        from nhipcau.gateway.atlas import HouseAtlas  # noqa: PLC0415 (after all apps are loaded)
        from nhipcau.gateway.login import accounts, visits  # noqa: F401, PLC0415 (as above)
        from nhipcau.insight import atlas, counters  # noqa: PLC0415 (as above)
        from nhipcau.sync import bundles, keeping  # noqa: PLC0415 (as above)

        user_logged_in.disconnect(dispatch_uid="update_last_login")  # a visit says when and where, and says it once
        outgoing.book("member", books.member)
        outgoing.colleague(books.works_here)
        lasting.sweep(slip_doors.let_go)
        registry.listen(counters.write)
        renewal.plug(bundles.publish, bundles.behind)
        registry.clean(counters.forget)
        registry.clean(keeping.forget)
        registry.renew(renewal.now)
        atlas.plug(HouseAtlas())
