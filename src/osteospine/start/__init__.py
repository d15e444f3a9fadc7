"""Start here: one slider moves the whole chain, from bone density to the back."""
