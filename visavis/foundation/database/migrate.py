"""Changing the tables, as owner: `python -m visavis.foundation.database.migrate`."""

import os
import subprocess
import sys

from .addresses import ROLE_VARIABLE
from .problem import DatabaseProblem
from .state import PROJECT


def migrate_apart() -> None:
    """Run every migration as owner, in a process of its own: only that process ever holds the owner's address."""
    done = subprocess.run(
        command(), env=as_owner(), cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        raise DatabaseProblem(f"The tables could not be brought up to date:\n{done.stdout.strip()[-3000:]}")


def command() -> tuple[str, ...]:
    """What to run, with the environment of `as_owner`."""
    return (sys.executable, "-m", "visavis.foundation.database.migrate")


def as_owner() -> dict[str, str]:
    """Our environment, in the role that may change tables."""
    return {**os.environ, ROLE_VARIABLE: "owner", "PYTHONUTF8": "1"}


def main() -> int:
    """Migrate this very process's database. The role comes from the environment."""
    os.environ[ROLE_VARIABLE] = "owner"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
