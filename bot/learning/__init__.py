"""What the small text models share: reading words, a linear model, and which examples are held out."""
