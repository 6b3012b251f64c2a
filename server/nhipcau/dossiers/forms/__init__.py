"""The official forms of a desk, filled from a dossier's road."""
