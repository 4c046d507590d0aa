"""The printers of this machine: what they can do, and handing files to them, through CUPS."""
