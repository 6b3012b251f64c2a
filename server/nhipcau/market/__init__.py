"""Makers, products, places to visit, enquiries."""
