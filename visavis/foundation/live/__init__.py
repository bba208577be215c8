"""Pages that say by themselves that something changed: an outbox of ids, one stream a browser, no text in it.

    announce("thread", file_id)          in the transaction of an act (see `visavis/front/wiring.py`)
    <div{% live "thread" file_id %}>      in a template: this part is read again when the topic changes

The stream says "this topic changed"; the page then asks for itself again, by its own address, with all its checks.
"""

from visavis.foundation.live.announce import announce
from visavis.foundation.live.topics import let_follow, topic

__all__ = ["announce", "let_follow", "topic"]
