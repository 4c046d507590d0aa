"""Put the styles into the wheel, but not into an editable install, where a copy would go stale."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Styles(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``styles/`` as ``brieflives/styles``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before the wheel is packed; ``version`` is ``editable`` or ``standard``."""
        if version == "standard":
            build_data["force_include"]["styles"] = "brieflives/styles"
