"""The demo world: invented people in two real communes, a month of work, told through the bus like any other."""
