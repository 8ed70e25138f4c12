# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Owning parameters and giving them back. A stand-in for ``postconf`` edits the file as the real one does."""

from __future__ import annotations

import json
import pathlib
import re
import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import MailOAuthError, OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._module.host.postfix_settings import SPEC, apply
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs.postfix import parse, services

MAIN = "# mine\nrelayhost = [old.test]\nsmtp_tls_policy_maps = hash:/a,\n  hash:/b\nother = stays\n"
MASTER = "# mine\nsmtp      unix  -       -       y       -       -       smtp\n  -o smtp_helo_timeout=5\n# the end"
ENTRY = (
    "mail_oauth unix - - y - - smtp -o smtp_sasl_auth_enable=yes -o {smtp_generic_maps=hash:/a, hash:/b} -o smtp_tls_policy_maps="
)


class Module:
    """What the code needs of an AnsibleModule."""

    def __init__(self, directory: pathlib.Path, check_mode: bool = False, **options: t.Any) -> None:
        defaults = {name: one.get("default") for name, one in SPEC.argument_spec.items()}
        self.params = {**defaults, "config_directory": str(directory), "record": str(directory / "earlier.json"), **options}
        self.check_mode = check_mode
        self.fail = ""

    def get_bin_path(self, name: str, required: bool) -> str:
        assert (name, required) == ("postconf", True)
        return "/usr/sbin/postconf"

    def run_command(self, command: list[str]) -> tuple[int, str, str]:
        _program, _c, directory, mode, *edits = command
        if self.fail == mode:
            return 1, "", "postconf: fatal: open: No space left on device\n"
        if mode in {"-M", "-MX"}:
            self._entries(pathlib.Path(directory) / "master.cf", mode, edits)
            return 0, "", ""
        path = pathlib.Path(directory) / "main.cf"
        values = {name: setting.value for name, setting in parse(path.read_text(encoding="utf-8")).items()}
        for edit in edits:
            name, _equals, value = edit.partition("=")
            values.pop(name, None)
            if mode == "-e":
                values[name] = value
        path.write_text("".join(f"{name} = {value}\n" for name, value in values.items()), encoding="utf-8")
        return 0, "", ""

    def _entries(self, path: pathlib.Path, mode: str, edits: list[str]) -> None:
        """Edit ``master.cf``: a new entry goes to the end, each parameter on a line of its own (seen with 3.7)."""
        text = path.read_text(encoding="utf-8")
        for edit in edits:
            name, _equals, entry = edit.partition("=")
            words = name.replace("/", r" +")
            text = re.sub(rf"^{words} .*\n([ \t].*\n)*", "", text, flags=re.MULTILINE)
            if mode == "-M":
                text += entry.replace(" -o ", "\n    -o ") + "\n"
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def directory(tmp_path: pathlib.Path) -> pathlib.Path:
    (tmp_path / "main.cf").write_text(MAIN, encoding="utf-8")
    (tmp_path / "master.cf").write_text(MASTER, encoding="utf-8")
    return tmp_path


def run(directory: pathlib.Path, check_mode: bool = False, **options: t.Any) -> dict[str, t.Any]:
    return apply(t.cast(t.Any, Module(directory, check_mode, **options)))


def values(directory: pathlib.Path) -> dict[str, str]:
    return {name: " ".join(one.value.split()) for name, one in parse((directory / "main.cf").read_text(encoding="utf-8")).items()}


OWN: dict[str, t.Any] = {
    "settings": {"relayhost": "[new.test]:587", "smtp_sasl_auth_enable": True, "smtp_sasl_security_options": None},
    "first": {"smtp_tls_policy_maps": "texthash:/ours", "smtp_generic_maps": "texthash:/g"},
}


def test_a_map_that_an_earlier_version_replaced_comes_back_behind_ours(directory: pathlib.Path) -> None:
    (directory / "main.cf").write_text(MAIN + "smtp_sasl_password_maps = hash:/site\n", encoding="utf-8")
    run(directory, settings={"smtp_sasl_password_maps": "texthash:/ours"})
    assert values(directory)["smtp_sasl_password_maps"] == "texthash:/ours"
    for _twice in range(2):
        run(directory, first={"smtp_sasl_password_maps": "texthash:/ours"})
        assert values(directory)["smtp_sasl_password_maps"] == "texthash:/ours, hash:/site"
    run(directory, state="absent")
    assert values(directory)["smtp_sasl_password_maps"] == "hash:/site"


def test_parameters_are_set_and_given_back(directory: pathlib.Path) -> None:
    before = values(directory)
    done = run(directory, **OWN)
    assert done["changed"]
    assert values(directory) == {
        "relayhost": "[new.test]:587",
        "smtp_sasl_auth_enable": "yes",
        "smtp_sasl_security_options": "",
        "smtp_tls_policy_maps": "texthash:/ours, hash:/a, hash:/b",
        "smtp_generic_maps": "texthash:/g",
        "other": "stays",
    }
    assert (directory / "earlier.json").stat().st_mode & 0o777 == 0o600
    assert not run(directory, **OWN)["changed"]
    assert run(directory, state="absent")["changed"]
    after = values(directory)
    assert after.pop("smtp_tls_policy_maps").replace(",", "") == before.pop("smtp_tls_policy_maps").replace(",", "")
    assert after == before
    assert not (directory / "earlier.json").exists()
    assert not run(directory, state="absent")["changed"]


def test_check_mode_foretells_and_writes_nothing(directory: pathlib.Path) -> None:
    foretold = run(directory, check_mode=True, **OWN)
    assert (directory / "main.cf").read_text(encoding="utf-8") == MAIN
    assert not (directory / "earlier.json").exists()
    assert run(directory, **OWN) == foretold
    assert "relayhost = [old.test]\n" in foretold["diff"]["before"]
    assert "relayhost = [new.test]:587\n" in foretold["diff"]["after"]
    assert "other" not in foretold["diff"]["before"]


def test_what_is_not_wanted_any_more_is_given_back(directory: pathlib.Path) -> None:
    run(directory, **OWN)
    run(directory, settings={"smtp_sasl_auth_enable": "yes"})
    assert values(directory)["relayhost"] == "[old.test]"
    assert "smtp_generic_maps" not in values(directory)
    assert set(json.loads((directory / "earlier.json").read_text(encoding="utf-8"))["parameters"]) == {"smtp_sasl_auth_enable"}


def test_a_changed_wish_keeps_what_was_there_first(directory: pathlib.Path) -> None:
    run(directory, **OWN)
    run(directory, settings={"relayhost": "[third.test]"}, first={"smtp_tls_policy_maps": "texthash:/moved"})
    assert values(directory)["smtp_tls_policy_maps"] == "texthash:/moved, hash:/a, hash:/b"
    run(directory, state="absent")
    assert values(directory)["relayhost"] == "[old.test]"


def test_what_somebody_changed_since_is_theirs(directory: pathlib.Path) -> None:
    run(directory, **OWN)
    path = directory / "main.cf"
    path.write_text(path.read_text(encoding="utf-8").replace("[new.test]:587", "[theirs.test]"), encoding="utf-8")
    done = run(directory, state="absent")
    assert done["kept"] == ["relayhost"]
    assert values(directory)["relayhost"] == "[theirs.test]"


def test_when_postconf_fails_what_was_there_is_still_known(directory: pathlib.Path) -> None:
    module = Module(directory, **OWN)
    module.fail = "-e"
    with pytest.raises(MailOAuthError, match="postconf -e failed: postconf: fatal: open: No space left on device"):
        apply(t.cast(t.Any, module))
    run(directory, **OWN)
    run(directory, state="absent")
    assert values(directory)["relayhost"] == "[old.test]"


SERVICES: dict[str, t.Any] = {
    "mail_oauth/unix": {
        "chroot": "y",
        "parameters": {"smtp_sasl_auth_enable": True, "smtp_generic_maps": "hash:/a, hash:/b", "smtp_tls_policy_maps": ""},
    }
}


def entries(directory: pathlib.Path) -> dict[str, str]:
    return {name: " ".join(one.words) for name, one in services((directory / "master.cf").read_text(encoding="utf-8")).items()}


def test_a_service_is_added_and_taken_away(directory: pathlib.Path) -> None:
    (directory / "master.cf").write_text(MASTER + "\n", encoding="utf-8")
    foretold = run(directory, check_mode=True, services=SERVICES)
    assert (foretold["changed"], foretold["services"], foretold["parameters"]) == (True, ["mail_oauth/unix"], [])
    assert foretold["diff"]["after"] == f"mail_oauth/unix = {ENTRY}\n"
    assert entries(directory).keys() == {"smtp/unix"}
    assert run(directory, services=SERVICES) == foretold
    assert entries(directory)["mail_oauth/unix"] == ENTRY
    assert not run(directory, services=SERVICES)["changed"]
    other = {"mail_oauth/unix": {"parameters": {"smtp_sasl_auth_enable": "no"}}}
    assert run(directory, services=other)["changed"]
    assert entries(directory)["mail_oauth/unix"] == "mail_oauth unix - - - - - smtp -o smtp_sasl_auth_enable=no"
    assert run(directory, state="absent")["services"] == ["mail_oauth/unix"]
    assert (directory / "master.cf").read_text(encoding="utf-8") == MASTER + "\n"
    assert not (directory / "earlier.json").exists()


def test_a_service_of_somebody_else_comes_back_and_one_changed_since_stays(directory: pathlib.Path) -> None:
    own = "mail_oauth unix - - n - 5 smtp -o smtp_helo_timeout=9"
    (directory / "master.cf").write_text(own + "\n", encoding="utf-8")
    run(directory, services=SERVICES)
    run(directory, state="absent")
    assert entries(directory) == {"mail_oauth/unix": own}
    run(directory, services=SERVICES)
    (directory / "master.cf").write_text(own + "1\n", encoding="utf-8")
    assert run(directory, state="absent")["kept"] == ["mail_oauth/unix"]
    assert entries(directory) == {"mail_oauth/unix": own + "1"}


def test_an_earlier_version_s_parameters_go_where_a_service_has_them_now(directory: pathlib.Path) -> None:
    earlier = {name: {"earlier": None, "ours": "yes", "item": ""} for name in ("smtp_sasl_auth_enable", "smtp_sasl_type")}
    (directory / "earlier.json").write_text(json.dumps({"about": "", "parameters": earlier}), encoding="utf-8")
    (directory / "main.cf").write_text(MAIN + "smtp_sasl_auth_enable = yes\nsmtp_sasl_type = dovecot\n", encoding="utf-8")
    done = run(directory, services=SERVICES)
    assert (done["parameters"], done["kept"]) == (["smtp_sasl_auth_enable"], ["smtp_sasl_type"])
    assert "smtp_sasl_auth_enable" not in values(directory)
    assert values(directory)["smtp_sasl_type"] == "dovecot"


def test_what_nobody_else_changed_comes_back_byte_for_byte(directory: pathlib.Path) -> None:
    main = MAIN + "relayhost=  [again.test] \n\nmaximal_queue_lifetime =\n\t3d\n# no line break"
    (directory / "main.cf").write_text(main, encoding="utf-8")
    (directory / "main.cf").chmod(0o640)
    for lifetime in ("14d", "9d"):
        run(directory, services=SERVICES, settings={"maximal_queue_lifetime": lifetime, "relayhost": "x"}, first=OWN["first"])
        assert entries(directory).keys() == {"smtp/unix", "mail_oauth/unix"}, "its last line had no end"
    run(directory, services=SERVICES, settings={"maximal_queue_lifetime": "9d"})
    run(directory, state="absent")
    assert (directory / "main.cf").read_text(encoding="utf-8") == main
    assert (directory / "main.cf").stat().st_mode & 0o777 == 0o640
    assert (directory / "master.cf").read_text(encoding="utf-8") == MASTER


def test_what_somebody_added_meanwhile_stays(directory: pathlib.Path) -> None:
    run(directory, services=SERVICES, settings={"relayhost": "x"})
    for name, line in (("main.cf", "mydomain = new.test\n"), ("master.cf", "new unix - - y - - smtp\n")):
        path = directory / name
        path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    run(directory, services=SERVICES, settings={"relayhost": "y"})
    run(directory, state="absent")
    assert values(directory)["mydomain"] == "new.test"
    assert values(directory)["relayhost"] == "[old.test]"
    assert entries(directory).keys() == {"smtp/unix", "new/unix"}


def test_several_items_stand_first(directory: pathlib.Path) -> None:
    run(directory, first={"smtp_tls_policy_maps": "texthash:/ours, pipemap:{hash:/a, static:x}"})
    run(directory, first={"smtp_tls_policy_maps": "texthash:/ours, pipemap:{hash:/c, static:x}"})
    assert values(directory)["smtp_tls_policy_maps"] == "texthash:/ours, pipemap:{hash:/c, static:x}, hash:/a, hash:/b"
    run(directory, state="absent")
    assert values(directory)["smtp_tls_policy_maps"] == "hash:/a, hash:/b"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"services": {"a/inet": {}}}, "services: 'a/inet' is no name of a service"),
        ({"services": {"a/unix": "x"}}, "services: a/unix is no dictionary of chroot, command and parameters."),
        ({"services": {"a/unix": {"command": "sh -c"}}}, "services: a/unix: chroot is y, n or -, and command the name"),
        ({"services": {"a/unix": {"parameters": {"b": "}{"}}}}, "services: a/unix: the value of b has a brace"),
        ({"services": {"a/unix": {"parameters": {"b": "x\ny"}}}}, "services: a/unix: the value of b has to be one line."),
        ({"settings": {"a b": "x"}}, "settings: 'a b' is no name of a parameter."),
        ({"settings": {"a": "x\ny"}}, "settings: the value of a has to be one line."),
        ({"settings": {"a": "x"}, "first": {"a": "y"}}, "settings and first both name a. Name it in one of them."),
        ({"config_directory": "/nonexistent", "settings": {"a": "x"}}, "/nonexistent/main.cf cannot be read"),
    ],
)
def test_bad_input_is_one_sentence(directory: pathlib.Path, options: dict[str, t.Any], said: str) -> None:
    with pytest.raises(OptionError) as caught:
        run(directory, **options)
    assert said in str(caught.value)


def test_a_broken_record_is_not_overwritten(directory: pathlib.Path) -> None:
    (directory / "earlier.json").write_text("{}", encoding="utf-8")
    with pytest.raises(OptionError, match="is no record of this module"):
        run(directory, **OWN)


def test_absent_without_postfix_is_nothing_to_do(tmp_path: pathlib.Path) -> None:
    assert not run(tmp_path, state="absent")["changed"]
