"""What other rooms tell this one."""

from nhipcau.learning.classes.bodies import PlanClass

__all__ = ["PlanClass"]
