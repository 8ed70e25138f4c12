# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Changes and plans of Microsoft Graph: their calls are those of ``wire``. Pure; runs on Python 3.8."""

from __future__ import annotations

from ..._converge import plan
from ..wire.calls import Call

Change = plan.Change[Call]
Plan = plan.Plan[Call]
