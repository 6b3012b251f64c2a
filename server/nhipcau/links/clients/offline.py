"""Programs of others on the bus."""

from nhipcau.kernel.actor import PROVINCE_LEAD
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.registry import command
from nhipcau.links.clients import bodies, commands

LEADS = frozenset({PROVINCE_LEAD})

command("links.register_client", bodies.RegisterClient, roles=LEADS, purpose=RUNNING)(commands.register_client)
command("links.renew_secret", bodies.RenewSecret, roles=LEADS, purpose=RUNNING)(commands.renew_secret)
command("links.lock_client", bodies.LockClient, roles=LEADS, purpose=RUNNING, ends=True)(commands.lock_client)
command("links.unlock_client", bodies.UnlockClient, roles=LEADS, purpose=RUNNING)(commands.unlock_client)
