"""Events for whoever watches over security: kept, told on to a security centre; and habits of looking."""
