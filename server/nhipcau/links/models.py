"""Every table of this machine, for Django to find."""

from nhipcau.links.clients.models import Client, Once, Secret, Spent, Token
from nhipcau.links.webhooks.models import Attempt, Happening, Hook

__all__ = ["Attempt", "Client", "Happening", "Hook", "Once", "Secret", "Spent", "Token"]
