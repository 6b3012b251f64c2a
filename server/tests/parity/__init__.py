"""The same list on the web, by text message, read out, on paper and on the phone: walked and compared."""
