"""What may stand in an author's file: records, the shapes of their values, what is wrong."""
