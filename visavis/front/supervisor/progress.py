"""What the operator sees on standard error: each step, how long it took, what went wrong."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape


class Progress:
    """Lines on standard error; standard output is left to the site's address."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False)

    @contextmanager
    def step(self, doing: str, done: str) -> Iterator[None]:
        """A spinner while the block runs (on a terminal), then one line."""
        begun = time.monotonic()
        with self.console.status(f"{escape(doing)}…"):
            yield
        self.console.print(f"[green]✓[/] {escape(done)} [dim]({time.monotonic() - begun:.1f} s)[/]")

    def say(self, words: str) -> None:
        """A plain line."""
        self.console.print(escape(words), soft_wrap=True)

    def warn(self, words: str) -> None:
        """A line that should be read."""
        self.console.print(f"[yellow]![/] {escape(words)}", soft_wrap=True)

    def fail(self, words: str) -> None:
        """Why the start was given up."""
        self.console.print(f"[red]✗[/] {escape(words)}", soft_wrap=True)
