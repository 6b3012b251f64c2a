"""What phones keep of this domain: the cards, the names of banks, and the accounts that their commune publishes."""

from typing import Any

import nhipcau.safety.checking.offline
import nhipcau.safety.reports.offline  # noqa: F401 (the registry fills here)
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, WITH_FAMILIES
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.registry import bundle, collection, command
from nhipcau.safety import banks, bodies, commands, queries

OFFICE = frozenset({DESK, COMMUNE_LEAD})  # the house itself is no pair of eyes

command("safety.propose_payee", bodies.ProposePayee, roles=OFFICE, purpose=CONTENT)(commands.propose_payee)
command("safety.confirm_payee", bodies.ConfirmPayee, roles=OFFICE, purpose=CONTENT)(commands.confirm_payee)
command("safety.end_payee", bodies.EndPayee, roles=OFFICE, purpose=CONTENT, ends=True)(commands.end_payee)
command("safety.name_own_account", bodies.NameOwnAccount, roles=OFFICE, purpose=CONTENT, ends=True)(commands.name_own_account)
collection("safety.payees", bodies.PayeeRow, roles=WITH_FAMILIES, purpose=CONTENT)(queries.payees_visible_to)
checked(banks.FILE, lambda _day: banks.faults(banks.written()))


@bundle("safety")
def safety_bundle() -> dict[str, Any]:
    """Return every card in use, and the banks by their numbers."""
    cards = [{name: part for name, part in card.items() if name != "skills"} for card in queries.current_cards()]
    return {"cards": cards, "banks": banks.banks()}
