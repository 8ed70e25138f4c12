# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._clouds import CLOUDS
from ansible_collections.m365.mail_oauth.plugins.module_utils._entra import scopes
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._mail import DELEGATED_SCOPES

GLOBAL = CLOUDS["global"]
IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All"
SMTP = "https://outlook.office.com/SMTP.Send"


def test_the_documented_full_strings_for_the_global_cloud() -> None:
    assert scopes.delegated_scopes(["smtp", "imap", "pop"], GLOBAL) == (
        IMAP,
        "https://outlook.office.com/POP.AccessAsUser.All",
        SMTP,
    )
    assert scopes.app_only_scope(GLOBAL) == "https://outlook.office365.com/.default"


@pytest.mark.parametrize("cloud", CLOUDS.values(), ids=lambda cloud: cloud.name)
def test_each_cloud_accepts_its_own_scopes(cloud: object) -> None:
    wanted = scopes.delegated_scopes(DELEGATED_SCOPES, cloud)  # type: ignore[arg-type]
    assert scopes.check_delegated(wanted, cloud) == wanted  # type: ignore[arg-type]


def test_openid_scopes_are_left_to_msal() -> None:
    assert scopes.check_delegated([IMAP, "offline_access openid", "profile", "email"], GLOBAL) == (IMAP,)


@pytest.mark.parametrize("host", ["https://outlook.office365.com", "00000002-0000-0ff1-ce00-000000000000"])
def test_the_other_names_of_the_mail_resource_are_accepted(host: str) -> None:
    assert scopes.check_delegated([f"{host}/SMTP.Send"], GLOBAL) == (f"{host}/SMTP.Send",)


def test_an_unknown_permission_of_the_mail_resource_is_accepted() -> None:
    wanted = ("https://outlook.office.com/EWS.AccessAsUser.All", "https://outlook.office.com/Mail.Send")
    assert scopes.check_delegated(wanted, GLOBAL) == wanted


def test_an_unknown_resource_is_accepted_so_that_hosts_can_change() -> None:
    assert scopes.check_delegated(["https://mail.contoso.test/IMAP.AccessAsUser.All"], GLOBAL)


@pytest.mark.parametrize(
    ("given", "code", "mend"),
    [
        (["IMAP.AccessAsUser.All"], "wrong_audience", IMAP),
        (["imap.accessasuser.all"], "wrong_audience", IMAP),
        (["https://graph.microsoft.com/IMAP.AccessAsUser.All"], "wrong_audience", IMAP),
        (["https://graph.microsoft.com/SMTP.Send offline_access"], "wrong_audience", SMTP),
        (["00000003-0000-0000-c000-000000000000/SMTP.Send"], "wrong_audience", SMTP),
        (["https://dod-graph.microsoft.us/SMTP.Send"], "wrong_audience", SMTP),
        ([".default"], "wrong_audience", "https://outlook.office.com/.default"),
        (["https://outlook.office.com/imap.AccessAsUser.All"], "invalid_scope", IMAP),
        (["https://outlook.office.com/IMAP.AccessAsUser.Al"], "invalid_scope", IMAP),
        (["https://outlook.office.com/IMPA.AccessAsUser.All"], "invalid_scope", IMAP),
        (["https://outlook.office.com/IMAP"], "invalid_scope", IMAP),
        (["https://outlook.office.com/Smtp.Send"], "invalid_scope", SMTP),
        (["https://outlok.office.com/SMTP.Send"], "invalid_scope", SMTP),
        (["http://outlook.office.com/SMTP.Send"], "invalid_scope", SMTP),
        (["https%3A%2F%2Foutlook.office.com%2FSMTP.Send"], "invalid_scope", SMTP),
        ([f"{IMAP},{SMTP}"], "invalid_scope", "list"),
        ([IMAP, "https://outlook.office365.com/SMTP.Send"], "multi_resource_scope", "one token per resource"),
        ([IMAP, "https://outlook.office.com/.default"], "invalid_scope", ".default alone"),
        (["https://outlook.office.com/IMAP.AccessAsApp"], "wrong_flow", "https://outlook.office365.com/.default"),
        (["https://outlook.office365.us/SMTP.Send"], "wrong_cloud", "gcc_high"),
        (["https://partner.outlook.cn/SMTP.Send"], "wrong_cloud", "china"),
        ([], "invalid_scope", IMAP),
        (["offline_access"], "invalid_scope", IMAP),
    ],
)
def test_what_is_refused_names_the_reason_and_the_mend(given: list[str], code: str, mend: str) -> None:
    with pytest.raises(OptionError) as caught:
        scopes.check_delegated(given, GLOBAL)
    assert caught.value.code == code
    assert mend in caught.value.remedy


def test_the_mend_names_the_cloud_s_own_host() -> None:
    with pytest.raises(OptionError) as caught:
        scopes.check_delegated(["SMTP.Send"], CLOUDS["china"])
    assert "https://partner.outlook.cn/SMTP.Send" in caught.value.remedy


def test_app_only_takes_default_alone() -> None:
    assert scopes.check_app_only(["https://outlook.office365.com/.default"], GLOBAL) == "https://outlook.office365.com/.default"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ([IMAP], "wrong_flow"),
        (["https://outlook.office365.com/IMAP.AccessAsApp"], "wrong_flow"),
        (["https://graph.microsoft.com/.default"], "wrong_audience"),
        ([".default"], "wrong_audience"),
        (["https://outlook.office365.com/.default", "https://outlook.office.com/.default"], "multi_resource_scope"),
        ([], "invalid_scope"),
    ],
)
def test_what_app_only_refuses(given: list[str], code: str) -> None:
    with pytest.raises(OptionError) as caught:
        scopes.check_app_only(given, GLOBAL)
    assert caught.value.code == code
    assert caught.value.remedy


def test_personal_accounts_have_no_application_permissions() -> None:
    with pytest.raises(OptionError) as caught:
        scopes.app_only_scope(CLOUDS["consumer"])
    assert caught.value.code == "wrong_flow"


def test_granted_scopes_are_compared_leniently() -> None:
    assert scopes.covers(["imap.accessasuser.all", "SMTP.Send", "openid"], [IMAP, SMTP, "offline_access"])
    assert scopes.covers([IMAP], ["https://outlook.office.com/.default"])
    assert not scopes.covers([SMTP], [IMAP])
