"""What every topic uses: panels, pictures, evidence, style, units and practice items. It knows no topic."""
