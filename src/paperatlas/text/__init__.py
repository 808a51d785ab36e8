"""Text as this project reads it: clean characters, sentences with offsets, abbreviations, the normal form of names."""
