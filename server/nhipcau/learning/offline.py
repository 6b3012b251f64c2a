"""Learning on the wire: each room of it registers its own verbs, rows and bundles."""
