# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one exception of this program: what is wrong and what to do, in whole sentences."""

from __future__ import annotations


class LabError(Exception):
    """The lab cannot do what was asked; ``str()`` says why and how to mend it and never holds a secret."""
