"""The house under load: real servers, slow networks, a database that goes away."""
