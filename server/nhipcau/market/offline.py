"""Makers, products, places to visit, enquiries on the wire: each room of it registers its own verbs, rows and bundles."""

import nhipcau.market.enquiries.offline  # noqa: F401 (the registry fills here)
import nhipcau.market.makers.offline  # noqa: F401 (the registry fills here)
import nhipcau.market.selling.offline  # noqa: F401 (the registry fills here)
import nhipcau.market.shop.offline  # noqa: F401 (the registry fills here)
import nhipcau.market.sights.offline  # noqa: F401 (the registry fills here)
