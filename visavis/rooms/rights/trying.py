"""A line of what was only tried, as it is contested: what it stands on, so that a human can replay it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from visavis.decisions.rights import Versions, read, replay
from visavis.decisions.shared.as_json import Json
from visavis.decisions.shared.explanation import Explanation
from visavis.foundation.identity.actor import Actor, Channel
from visavis.foundation.ui.panel import told
from visavis.foundation.words.show import language
from visavis.rooms.rights import tools
from visavis.rooms.rights.actions.keep import keep
from visavis.rooms.rights.draft import asked_of, draft_of
from visavis.rooms.rights.opened import LINE, TOOL, base_of
from visavis.rooms.rights.queries import whole_tree
from visavis.rooms.rights.right import Right
from visavis.rooms.rights.telling import situation_in_words


@dataclass(frozen=True, slots=True)
class Tried:
    """All that a trial stands on. `file_id` is that of the computation it stands on, when there is one; `back`: its
    page."""

    right: Right
    situation: Mapping[str, Any]
    tool: str
    asked: Json
    back: str
    file_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TriedLine:
    """One line of a trial."""

    node: Explanation
    of: Tried

    @property
    def code(self) -> str:
        return self.node.code

    @property
    def title(self) -> str:
        """What the line is called."""
        return self.node.title.say(language())

    @property
    def value(self) -> str:
        """Its figure, in words."""
        return told(self.node)

    def to_json(self) -> Json:
        """What a complaint keeps of it: enough to replay it."""
        tried = self.of
        return {
            "node": self.node.to_json(), "situation": dict(tried.situation), "tool": tried.tool, "asked": tried.asked,
            "versions": tried.right.result.versions.to_json(whole=True),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Replayed:
    """A line that somebody without a file contests: as she saw it, with what she typed, and replayed now."""

    node: Explanation
    again: str
    same: bool
    typed: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        return self.node.title.say(language())

    @property
    def value(self) -> str:
        return told(self.node)


def tried_whole(request: HttpRequest) -> Tried:
    """What this visit tried, or a tool beside a kept computation, as the address names it. Raises 404."""
    base, tool = base_of(request), request.GET.get(TOOL, "")
    kept = base.kept
    asked = _asked(request, tool, str(kept.id) if kept else "")
    back = tools.TOOLS[tool].address + base.query if tool else base.back
    situation = kept.situation if kept else draft_of(request)
    return Tried(base.right, situation, tool, asked, back, kept.file_id if kept else None)


def tried_line(request: HttpRequest) -> TriedLine:
    """The line of it that the address names. Raises 404."""
    tried = tried_whole(request)
    node = _node(tried.right, tried.tool, tried.asked, request.GET.get(LINE, "")[:40])
    if node is None:
        raise Http404("line")
    return TriedLine(node, tried)


def keep_tried(tried: Tried, *, file_id: UUID, now: datetime, by: Actor, channel: Channel) -> UUID:
    """Keep it in the file, under the texts it was computed with; the id of the computation."""
    return keep(
        file_id=file_id, situation=tried.situation, tool=tried.tool, asked=tried.asked,
        under=tried.right.result.versions, now=now, by=by, channel=channel,
    )  # fmt: skip


def replayed(record: Json) -> Replayed:
    """The line of a complaint (`TriedLine.to_json`), computed again from what was typed."""
    node = Explanation.from_json(record["node"])
    situation = read(record["situation"]).situation
    again = None
    if situation is not None and (not record["tool"] or record["tool"] in tools.TOOLS):
        result = replay(situation, Versions.from_json(record["versions"]))
        again = _node(Right(situation, result), record["tool"], record["asked"], node.code)
    typed = (*situation_in_words(record["situation"]), *tools.asked_in_words(record["tool"], record["asked"]))
    return Replayed(
        node, told(again) if again else "–", again is not None and again.value == node.value, typed
    )


def _asked(request: HttpRequest, tool: str, base: str) -> Json:
    """What was asked of the tool; '' is the right itself, some tools ask nothing."""
    if not tool:
        return {}
    if tool not in tools.TOOLS:
        raise Http404("tool")
    asked = asked_of(request, tool, base)
    if asked is None and tools.TOOLS[tool].form.base_fields:
        raise Http404("nothing was asked")
    return asked or {}


def _node(right: Right, tool: str, asked: Json, code: str) -> Explanation | None:
    """The line of this code among those of the tool, or of the right itself."""
    if not tool:
        trees: tuple[Explanation, ...] = (whole_tree(right.result),)
    else:
        found = tools.found_by(tool, right, asked)
        trees = (*found.lines, *found.months) if found else ()
    return next((node for tree in trees for node in tree.walk() if node.code == code), None)
