"""A colour profile that leaves no doubt whether it was applied."""

from brieflives.pdf.metadata import srgb_profile


def red_means_blue() -> bytes:
    """The profile of sRGB with the primaries of red and of blue exchanged, under another name."""
    changes = ((b"rXYZ", b"----"), (b"bXYZ", b"rXYZ"), (b"----", b"bXYZ"), (b"sRGB\0", b"swap\0"))
    profile = srgb_profile()
    for old, new in changes:
        profile = profile.replace(old, new)
    return profile
