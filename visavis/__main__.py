"""`python -m visavis` is the `visavis` command."""

from visavis.front.command_line import main

raise SystemExit(main())
