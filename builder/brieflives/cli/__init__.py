"""The command line: a file a command, what they share, and the only prints of the program."""
