"""Questions about the market that other rooms may ask."""

from nhipcau.market.enquiries.queries import MARKS, SEALED, enquiry_of, makers_of_telephone, products_of, shown_in
from nhipcau.market.enquiries.words import clean

__all__ = ["MARKS", "SEALED", "clean", "enquiry_of", "makers_of_telephone", "products_of", "shown_in"]
