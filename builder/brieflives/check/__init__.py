"""Is the life plausible? Each check looks at the model alone."""
