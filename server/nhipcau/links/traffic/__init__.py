"""Every table out and in, in open formats, with progress, and going on after a cut."""
