"""HeightPanel: lost height, the rules it meets, and how far one sign changes the chance of a fracture."""
