"""Late doses, stopping, and what follows."""
