"""Addresses of officers' own calendars, for the calendar program on their phone."""
