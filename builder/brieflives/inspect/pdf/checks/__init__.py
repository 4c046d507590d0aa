"""The checks of a PDF: functions from its anatomy to faults, a module for each of its sides."""
