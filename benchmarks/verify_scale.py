# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Time and memory of the module ``verify`` from 10 to 10,000 checks, each run a process of its own as under ansible-core.

    python benchmarks/verify_scale.py --lab ~/.cache/m365-mail-oauth-lab

The checks are logins by IMAP, POP and SMTP to the lab. Time per check has to stay the same and memory small. The checkout has to be
importable as ``ansible_collections.m365.mail_oauth``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

from _lab import Lab, dovecot, parser, verdict

#: Takes its arguments as ansible-core's wrapper gives them to a module, and says at the end what it used.
_PROGRAM = """
import resource, sys, time
begun = time.perf_counter()
import ansible.module_utils.basic as basic
basic._ANSIBLE_ARGS, basic._ANSIBLE_PROFILE = sys.stdin.buffer.read(), "legacy"
from ansible_collections.m365.mail_oauth.plugins.modules import verify
ready = time.perf_counter()
try:
    verify.main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(time.perf_counter() - ready, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime, file=sys.stderr)
"""


def main() -> None:
    """Measure and print one line per number of checks, and the verdicts."""
    arguments = parser(__doc__)
    arguments.add_argument("--checks", type=int, nargs="+", default=[10, 100, 1000, 10000])
    arguments.add_argument("--mailboxes", type=int, default=1000)
    options = arguments.parse_args()
    lab = Lab(options.lab, options.mailboxes)
    found: dict[int, tuple[float, float]] = {}
    with dovecot(lab, options.as_it_is):
        endpoints = [lab.endpoint("imap"), lab.endpoint("pop"), lab.endpoint("smtp", "starttls")]
        lab.verify(lab.checks(3 * options.mailboxes, *endpoints))
        for count in options.checks:
            given = json.dumps({"ANSIBLE_MODULE_ARGS": lab.parameters(lab.checks(count, *endpoints))})
            started = time.perf_counter()
            done = subprocess.run([sys.executable, "-c", _PROGRAM], input=given, capture_output=True, text=True, check=True)
            whole = time.perf_counter() - started
            assert json.loads(done.stdout)["summary"]["passed"] == count
            seconds, memory, processor = (float(word) for word in done.stderr.split()[-3:])
            found[count] = seconds, memory
            print(
                f"{count:6} checks {seconds:7.2f} s ({whole:.2f} s with the start of Python), {seconds * 1000 / count:6.2f} ms and"
                f" {processor * 1000 / count:6.2f} ms of processor time each, {memory:5.1f} MB",
                flush=True,
            )
    few, many = min(count for count in found if count >= 1000 or count == max(found)), max(found)
    verdict("time per check, the most beside 1,000", (found[many][0] / many) / (found[few][0] / few), 1.15, at_least=False)
    verdict(f"memory of {many} checks beside 60 MB", found[many][1] / 60, 1.0, at_least=False)


if __name__ == "__main__":
    main()
