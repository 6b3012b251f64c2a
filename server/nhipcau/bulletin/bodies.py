"""What other rooms tell this one."""

from nhipcau.bulletin.warnings.bodies import Acknowledge

__all__ = ["Acknowledge"]
