"""Pain relief by medicines and other methods: benefit, harm and whom to check."""
