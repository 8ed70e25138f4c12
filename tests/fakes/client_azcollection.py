# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the Entra modules of azure.azcollection are made to do, in this order: make it, make it again, take it away, again."""

from __future__ import annotations

from client_rows import Command, row


def _module(name: str, arguments: str, changed: bool | None, **more: str) -> Command:
    shows = {} if changed is None else {"changed": str(changed)}
    return row(f"ansible localhost -m azure.azcollection.{name} -a '{arguments}'", shows, keeps=more)


COMMANDS: tuple[Command, ...] = (
    _module("azure_rm_adapplication", 'display_name="Collection one" sign_in_audience=AzureADMyOrg', True, app="app_id"),
    # Without app_id it would make another one; with it the second run changes nothing.
    _module("azure_rm_adapplication", 'app_id=$app display_name="Collection one" sign_in_audience=AzureADMyOrg', False),
    _module("azure_rm_adapplication_info", "app_id=$app", False),
    _module("azure_rm_adserviceprincipal", "app_id=$app", True),
    _module("azure_rm_adserviceprincipal", "app_id=$app", False),
    _module("azure_rm_adserviceprincipal_info", "app_id=$app", False),
    _module("azure_rm_adpassword", "app_id=$app display_name=one", True, key="key_id"),
    _module("azure_rm_adpassword_info", "app_id=$app", False),
    _module("azure_rm_adpassword", "app_id=$app key_id=$key state=absent", True),
    _module("azure_rm_adpassword", "app_id=$app key_id=$key state=absent", False),
    _module("azure_rm_adserviceprincipal", "app_id=$app state=absent", True),
    _module("azure_rm_adserviceprincipal", "app_id=$app state=absent", False),
    _module("azure_rm_adapplication", 'app_id=$app display_name="Collection one" state=absent', True),
    _module("azure_rm_adapplication", 'app_id=$app display_name="Collection one" state=absent', False),
)
