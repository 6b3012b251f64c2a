"""Every table of this machine, for Django to find."""

from nhipcau.links.calendars.models import Calendar
from nhipcau.links.clients.models import Client, Once, Secret, Spent, Token
from nhipcau.links.webhooks.models import Attempt, Happening, Hook

__all__ = ["Attempt", "Calendar", "Client", "Happening", "Hook", "Once", "Secret", "Spent", "Token"]
