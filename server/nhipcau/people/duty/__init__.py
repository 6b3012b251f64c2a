"""Active days, allowances as dated data, statements and thanks."""
