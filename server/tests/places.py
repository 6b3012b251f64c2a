"""Places for the tests of machines, which know none themselves."""

from nhipcau.places.models import Commune, Village

__all__ = ["Commune", "Village"]
