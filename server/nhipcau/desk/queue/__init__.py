"""The queue of the desk: numbers, calls, visits, appointments, and what goes on while the network is away."""
