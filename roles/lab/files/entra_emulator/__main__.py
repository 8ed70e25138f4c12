# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""``python -m entra_emulator --directory DIR``: serve until SIGTERM or SIGINT. Prints one line when it is ready."""

from __future__ import annotations

import argparse
import pathlib
import signal
import sys
import threading
import types
import typing as t

from . import tls
from .server import Listener
from .service import Service
from .store import StateError


def main(argv: t.Sequence[str] | None = None) -> int:
    """Run the emulator; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="entra_emulator", description="Entra ID, Microsoft Graph and Exchange admin endpoint for a lab."
    )
    parser.add_argument("--directory", type=pathlib.Path, required=True, help="where state, keys and certificates live")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=18943, help="HTTPS port, 0 for a free one (default: %(default)s)")
    parser.add_argument(
        "--decision-port", type=int, default=18480, help="plain HTTP port for the mail servers' decisions (default: %(default)s)"
    )
    parser.add_argument("--name", action="append", default=[], help="one more name for the server certificate")
    options = parser.parse_args(argv)
    stop = threading.Event()

    def on_signal(number: int, frame: types.FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)
    try:
        directory: pathlib.Path = options.directory
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        certificates = tls.ensure_certificates(directory, (*tls.DEFAULT_NAMES, *options.name))
        service = Service(directory)
    except (StateError, OSError, ValueError) as error:
        sys.stderr.write(f"entra_emulator: {error}\n")
        return 1
    try:
        secure = Listener(service, options.host, options.port, tls.server_context(certificates))
        plain = Listener(service, options.host, options.decision_port, None, only="/exo")
    except OSError as error:
        service.close()
        sys.stderr.write(
            f"entra_emulator: cannot listen on {options.host}:{options.port}/{options.decision_port}: {error.strerror}\n"
        )
        return 1
    sys.stdout.write(f"ready https://localhost:{secure.port} http://{options.host}:{plain.port}/exo\n")
    sys.stdout.flush()
    stop.wait()
    secure.close()
    plain.close()
    service.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
