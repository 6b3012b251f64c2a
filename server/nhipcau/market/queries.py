"""Questions about the market that other rooms may ask."""

from nhipcau.market.enquiries.queries import enquiry_of, makers_of_telephone, products_of
from nhipcau.market.enquiries.words import clean

__all__ = ["clean", "enquiry_of", "makers_of_telephone", "products_of"]
