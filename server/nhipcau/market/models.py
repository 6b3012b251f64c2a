"""The tables of this room; each room inside keeps its own."""

from nhipcau.market.enquiries.models import Enquiry
from nhipcau.market.makers.models import Maker, Photo, Product
from nhipcau.market.selling.models import LivePlan
from nhipcau.market.shop.models import Abuse, Shown, ShownMaker
from nhipcau.market.sights.models import Sight

__all__ = ["Abuse", "Enquiry", "LivePlan", "Maker", "Photo", "Product", "Shown", "ShownMaker", "Sight"]
