"""Drawings in SVG: read into paths that any writer can draw, and nothing else."""
