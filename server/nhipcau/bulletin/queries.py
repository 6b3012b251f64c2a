"""Questions about bulletins that other rooms may ask."""

from nhipcau.bulletin.prices.catalogue import Good
from nhipcau.bulletin.prices.catalogue import find as find_goods
from nhipcau.bulletin.prices.catalogue import nearly as goods_nearly
from nhipcau.bulletin.prices.queries import cards_of as cards_of_goods
from nhipcau.bulletin.prices.shown import shown as price_shown
from nhipcau.bulletin.warnings.queries import awaiting_villages
from nhipcau.bulletin.weather.queries import told_of as weather_of

__all__ = ["Good", "awaiting_villages", "cards_of_goods", "find_goods", "goods_nearly", "price_shown", "weather_of"]
