"""What the operator of a demonstration must know: louder when other machines can reach it."""

import ipaddress

from .progress import Progress


def warn_of_demo(host: str, progress: Progress) -> None:
    """Say that people and facts are invented, and that anybody may become anybody."""
    progress.warn(
        "Demonstration: people and facts are invented, and anybody may become anybody in one click."
    )
    if not is_this_machine(host):
        progress.fail(
            f"DANGER: on {host} other machines reach this demonstration. Whoever does reads and writes everything "
            "in it, without any password. Never type a true person's data here."
        )


def is_this_machine(host: str) -> bool:
    """Whether only this machine can reach such an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
