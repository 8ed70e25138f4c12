# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._deps import require
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import DependencyError, GraphError, MailOAuthError


def test_failure_carries_message_remedy_and_details() -> None:
    failure = GraphError("Graph refused.", remedy="Ask for the role.", code="denied", status=403, request_id=None).to_failure()
    assert failure == {
        "msg": "Graph refused. Ask for the role.",
        "error": {"code": "denied", "message": "Graph refused.", "remedy": "Ask for the role.", "status": 403},
    }


def test_default_code_names_the_kind() -> None:
    assert MailOAuthError("x").code == "error"
    assert DependencyError("x").code == "missing_library"


def test_missing_library_says_what_to_install_and_where() -> None:
    with pytest.raises(DependencyError) as caught:
        require("msgraph.no_such_part")
    text = str(caught.value)
    assert "msgraph-sdk >= 1.6.0" in text
    assert "-m pip install" in text and "ansible_python_interpreter" in text
