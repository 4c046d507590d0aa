"""What may stand on a handout: the author's texts for it, and the life's most telling facts."""
