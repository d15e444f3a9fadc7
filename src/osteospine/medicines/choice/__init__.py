"""Which medicines are open to a person, and how wishes order them."""
