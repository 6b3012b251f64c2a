"""Forms a commune makes itself, from an XLSForm; filled in offline, with consent."""
