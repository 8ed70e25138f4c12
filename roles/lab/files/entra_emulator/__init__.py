# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An Entra ID, Microsoft Graph and Exchange admin endpoint for one machine, without the internet.

It speaks what azure-identity, msal, msgraph-sdk and other people's clients speak, keeps its state on disk and can be told to
misbehave. Standard library, PyJWT and cryptography only. It is a lab: it listens on loopback and its accounts are invented.
"""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
