"""Makers, products, places to visit, enquiries on the wire: each room of it registers its own verbs, rows and bundles."""

import nhipcau.market.enquiries.offline
import nhipcau.market.makers.offline
import nhipcau.market.selling.offline
import nhipcau.market.shop.offline
import nhipcau.market.sights.offline  # noqa: F401 (the registry fills here)
