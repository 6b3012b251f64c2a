"""The WSGI entry of the planted server: the product's own, with bugs that a header asks for. For tests only."""

from nhipcau.wsgi import application as honest
from tests.faults.bugs import Door, plant

plant()
application = Door(honest)
