# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Nagios, configured to check one host's commands every second, and what it holds for their states."""

from __future__ import annotations

import os
import pathlib
import re
import shlex
import typing as t

#: State, output and performance data.
Answer = t.Tuple[int, str, str]

_NAGIOS = """
log_file={place}/nagios.log
cfg_file={place}/objects.cfg
object_cache_file={place}/objects.cache
precached_object_file={place}/objects.precache
status_file={place}/status.dat
status_update_interval=1
state_retention_file={place}/retention.dat
command_file={place}/nagios.cmd
lock_file={place}/nagios.lock
temp_file={place}/nagios.tmp
temp_path={place}
check_result_path={place}/results
query_socket={place}/nagios.qh
nagios_user={user}
nagios_group={group}
interval_length=1
use_syslog=0
check_external_commands=0
enable_notifications=0
execute_host_checks=0
service_check_timeout=60
host_inter_check_delay_method=n
service_inter_check_delay_method=n
service_interleave_factor=1
illegal_macro_output_chars=`~$&|'"<>
"""
_NAGIOS_OBJECTS = """
define command {{
    command_name nothing
    command_line true
}}
define contact {{
    contact_name nobody
    host_notifications_enabled 0
    service_notifications_enabled 0
    host_notification_period always
    service_notification_period always
    host_notification_options n
    service_notification_options n
    host_notification_commands nothing
    service_notification_commands nothing
}}
define timeperiod {{
    timeperiod_name always
    alias always
    {days}
}}
define host {{
    host_name relay
    address 127.0.0.1
    max_check_attempts 1
    check_period always
    contacts nobody
    notification_period always
}}
"""
_NAGIOS_SERVICE = """
define command {{
    command_name {name}
    command_line {command}
}}
define service {{
    host_name relay
    service_description {name}
    check_command {name}
    check_interval 1
    retry_interval 1
    max_check_attempts 1
    check_period always
    contacts nobody
    notification_period always
}}
"""


def configuration(place: pathlib.Path, commands: t.Mapping[str, t.Sequence[str]]) -> pathlib.Path:
    """Write Nagios' configuration."""
    (place / "results").mkdir()
    days = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
    objects = _NAGIOS_OBJECTS.format(days="\n".join(f"{day} 00:00-24:00" for day in days))
    for name, command in commands.items():
        objects += _NAGIOS_SERVICE.format(name=name, command=shlex.join(command).replace("$", "$$").replace(";", "\\;"))
    (place / "objects.cfg").write_text(objects, encoding="utf-8")
    config = place / "nagios.cfg"
    config.write_text(_NAGIOS.format(place=place, user=os.geteuid(), group=os.getegid()), encoding="utf-8")
    return config


def states(place: pathlib.Path) -> dict[str, Answer]:
    """Read what Nagios holds for the state of each service that it has checked."""
    text = (place / "status.dat").read_text(encoding="utf-8")
    found = {}
    for block in re.findall(r"^servicestatus \{\n(.*?)^\t\}", text, re.M | re.S):
        facts = dict(re.findall(r"^\t(\w+)=(.*)$", block, re.M))
        if facts["has_been_checked"] == "1":
            found[facts["service_description"]] = (int(facts["current_state"]), facts["plugin_output"], facts["performance_data"])
    return found
