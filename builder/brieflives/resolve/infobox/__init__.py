"""The infobox: a life's facts as groups of labelled rows, in the order a reader expects."""
