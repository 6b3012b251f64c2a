"""A form as data: read out of an XForm, its expressions as trees that phone and server work out alike. Pure."""
