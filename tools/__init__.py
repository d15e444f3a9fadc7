"""What keeps the house: run, drawn, checked and measured from outside the package."""
