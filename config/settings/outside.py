"""Which ports to the outside are real. Without an address a port has its null twin (see the outbox page)."""

from config.environment import read

_env = read()

# Mail: SMTP_URL in `pages.py`. Text messages: an HTTP gateway. Post: a folder that a print shop collects.
SMS_URL = _env.sms_url
SMS_TOKEN = _env.sms_token
# What the gateway shows when it brings a text message in; without it none comes in.
SMS_SECRET = _env.sms_secret
POST_FOLDER = _env.post_folder
# Virus scanner: the socket of clamd, `/run/clamav/clamd.ctl` or `host:port`. Without it: "not scanned".
CLAMD = _env.clamd
# Where papers lie; None is `papers` in the state folder.
PAPERS_FOLDER: str | None = None
# Who receives the heads of the journal each day by mail: staff delegates. Nobody by default.
HEADS_TO = _env.heads_to
