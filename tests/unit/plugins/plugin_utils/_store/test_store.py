# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import json
import multiprocessing
import os
import pathlib
import signal
import stat
import typing as t

import pytest
from ansible.parsing.vault import VaultLib, VaultSecret
from other_user import NOBODY, needs_root

from ansible_collections.m365.mail_oauth.plugins.module_utils._entra.delegated import Grant
from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError, StoreError
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store import store as _store
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.codec import Codec, PlainCodec, VaultCodec
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.file import SharedFile
from ansible_collections.m365.mail_oauth.plugins.plugin_utils._store.store import Store, default_path

CLIENT = "5F1D0A2B-0000-4000-8000-00000000000A"
USER = "Alice@contoso.test"
CANARY = "canary-refresh-token-8f14e45fceea167a"
IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All"
SMTP = "https://outlook.office.com/SMTP.Send"
# Children that import nothing anew: quick, and safe since the threads of the test process are idle while it forks.
FORK = multiprocessing.get_context("fork")


def vault(**passwords: str) -> VaultLib:
    return VaultLib([(vault_id, VaultSecret(password.encode())) for vault_id, password in passwords.items()])


def store(path: pathlib.Path, codec: Codec | None = None, **options: t.Any) -> Store:
    return Store(
        SharedFile(str(path), lock_timeout=options.pop("lock_timeout", 10)), codec or VaultCodec(vault(default="pw")), **options
    )


def fill(one: Store, secret: str = CANARY) -> None:
    with one.transaction() as data:
        data.put_account(USER, CLIENT, {"user": USER, "cache": {"RefreshToken": {"x": {"secret": secret}}}, "scopes": [IMAP]})


def secret_in(one: Store) -> str:
    account = one.load().account(USER)
    assert account is not None
    return str(account.cache["RefreshToken"]["x"]["secret"])


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "deep" / "contoso.test.store"


@pytest.fixture(autouse=True)
def _forget() -> t.Iterator[None]:
    _store._decoded.clear()
    yield
    _store._decoded.clear()


def test_what_was_saved_is_read_back_encrypted_on_the_disk(path: pathlib.Path) -> None:
    assert not store(path).exists
    fill(store(path))
    content = path.read_bytes()
    assert content.startswith(b"$ANSIBLE_VAULT;1.1;AES256\n")
    assert CANARY.encode() not in content
    _store._decoded.clear()
    assert secret_in(store(path)) == CANARY


def test_files_and_directory_are_the_owner_s_alone(path: pathlib.Path) -> None:
    old = os.umask(0)
    try:
        fill(store(path))
    finally:
        os.umask(old)
    modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()}
    assert modes == {path.name: 0o600, path.name + ".lock": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_unchanged_transaction_writes_nothing(path: pathlib.Path) -> None:
    one = store(path)
    fill(one)
    before = path.stat()
    fill(one)
    assert path.stat().st_ino == before.st_ino


def test_an_exception_saves_nothing(path: pathlib.Path) -> None:
    one = store(path)
    fill(one)
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError), one.transaction() as data:
        data.remove_account(USER)
        raise ZeroDivisionError
    assert path.read_bytes() == before


def test_the_vault_id_asked_for_is_used_and_kept(path: pathlib.Path) -> None:
    secrets = vault(default="one", mail="two")
    fill(store(path, VaultCodec(secrets, "mail")))
    assert path.read_bytes().startswith(b"$ANSIBLE_VAULT;1.2;AES256;mail\n")
    fill(store(path, VaultCodec(secrets)), "another")
    assert path.read_bytes().startswith(b"$ANSIBLE_VAULT;1.2;AES256;mail\n")
    assert secret_in(store(path, VaultCodec(vault(mail="two")))) == "another"


def test_an_unknown_vault_id_is_refused_before_anything_happens(path: pathlib.Path) -> None:
    with pytest.raises(StoreError) as caught, store(path, VaultCodec(vault(default="one"), "mail")).transaction():
        raise AssertionError("the block must not run")
    assert caught.value.code == "store_needs_secret"
    assert "it has default" in caught.value.message


def test_without_a_vault_secret_saving_is_refused_before_anything_happens(path: pathlib.Path) -> None:
    with pytest.raises(StoreError) as caught, store(path, VaultCodec(VaultLib())).transaction():
        raise AssertionError("the block must not run")
    assert caught.value.code == "store_needs_secret"
    assert "store_encryption: none" in caught.value.remedy
    assert not path.exists()


@pytest.mark.parametrize(
    ("codec", "code"),
    [
        (VaultCodec(vault(default="other")), "store_wrong_secret"),
        (VaultCodec(VaultLib()), "store_needs_secret"),
        (PlainCodec(), "store_encrypted"),
    ],
)
def test_a_store_that_cannot_be_opened_is_left_untouched(path: pathlib.Path, codec: Codec, code: str) -> None:
    fill(store(path))
    before = path.read_bytes()
    for action in (lambda one: one.load(), fill):
        with pytest.raises(StoreError) as caught:
            action(store(path, codec))
        assert caught.value.code == code
        assert path.read_bytes() == before


def test_a_damaged_store_is_left_untouched(path: pathlib.Path) -> None:
    fill(store(path))
    path.write_bytes(path.read_bytes()[:-20])
    before = path.read_bytes()
    with pytest.raises(StoreError):
        fill(store(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"format": "m365.mail_oauth.store", "version": 2, "applications": {}}, "store_too_new"),
        ({"format": "m365.mail_oauth.store", "version": "1"}, "store_error"),
        ({"format": "something else", "version": 1}, "store_error"),
        ([], "store_error"),
        (f"secret {CANARY}", "store_error"),
    ],
)
def test_another_format_is_left_untouched(path: pathlib.Path, content: t.Any, code: str) -> None:
    path.parent.mkdir()
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        fill(store(path, PlainCodec()))
    assert caught.value.code == code
    assert CANARY not in repr(caught.value.to_failure())
    assert caught.value.__cause__ is None
    assert path.read_bytes() == before


def test_what_this_version_does_not_know_is_kept(path: pathlib.Path) -> None:
    path.parent.mkdir()
    path.write_text(
        json.dumps(
            {"format": "m365.mail_oauth.store", "version": 1, "later": {"x": 1}, "applications": {CLIENT.lower(): {"y": 2}}}
        )
    )
    fill(store(path, PlainCodec()))
    data = json.loads(path.read_text())
    assert data["later"] == {"x": 1}
    assert data["applications"][CLIENT.lower()]["y"] == 2


def test_a_store_in_clear_is_encrypted_by_the_next_save(path: pathlib.Path) -> None:
    fill(store(path, PlainCodec()))
    assert CANARY in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    one = store(path)
    assert secret_in(one) == CANARY
    fill(one, "another")
    assert path.read_bytes().startswith(b"$ANSIBLE_VAULT")


def test_check_mode_writes_nothing_and_takes_no_lock(path: pathlib.Path) -> None:
    fill(store(path, read_only=True))
    assert not path.parent.exists()


def test_a_symbolic_link_stays_one(path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    fill(store(path))
    link = tmp_path / "link.store"
    link.symlink_to(path)
    fill(store(link), "another")
    assert link.is_symlink()
    assert secret_in(store(path)) == "another"


def refused(path: pathlib.Path, content: bytes) -> str:
    """Return what reading and writing say; nothing may be changed."""
    said = set()
    for attempt in (lambda: store(path, lock_timeout=1).load(), lambda: fill(store(path, lock_timeout=1))):
        with pytest.raises(StoreError) as caught:
            attempt()
        said.add(str(caught.value))
    assert len(said) == 1
    assert not path.is_file() or path.read_bytes() == content
    return said.pop()


def test_what_others_may_write_is_no_store_of_ours(path: pathlib.Path) -> None:
    fill(store(path, PlainCodec()))
    path.chmod(0o666)
    assert "every user of this host can change it: chmod go-w it" in refused(path, path.read_bytes())
    path.chmod(0o664)
    os.chown(path, -1, 0) if os.geteuid() == 0 else None
    assert secret_in(store(path)) == CANARY  # group 0 is root's, and a container's


@needs_root
def test_a_store_of_another_user_is_not_ours(path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store(path, PlainCodec()))
    os.chown(path, NOBODY, -1)
    assert "it belongs to user id 65534" in refused(path, path.read_bytes())
    os.chown(path, 1000, -1)
    monkeypatch.setenv("SUDO_UID", "1000")
    assert secret_in(store(path)) == CANARY


@needs_root
def test_a_link_that_another_user_laid_is_not_followed(path: pathlib.Path, tmp_path: pathlib.Path) -> None:
    fill(store(path))
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    link = shared / "link.store"
    link.symlink_to(path)
    os.chown(link, NOBODY, -1, follow_symlinks=False)
    assert f"user id 65534 made the symbolic link {link} on its way" in refused(link, path.read_bytes())
    assert sorted(one.name for one in shared.iterdir()) == ["link.store"]


def test_a_pipe_is_no_store(path: pathlib.Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path, 0o600)
    assert "it is no regular file" in refused(path, b"")


def test_the_wait_for_the_lock_is_bounded(path: pathlib.Path) -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    waiting = Store(SharedFile(str(path), lock_timeout=5, clock=lambda: now[0], sleep=sleep), PlainCodec())
    with store(path, PlainCodec()).transaction():
        with pytest.raises(StoreError) as caught, waiting.transaction():
            raise AssertionError("the block must not run")
        assert caught.value.code == "store_locked"
        assert 5 <= now[0] < 6
    with waiting.transaction():
        pass


def test_a_directory_or_an_unwritable_place_is_said_to_be_one(tmp_path: pathlib.Path) -> None:
    with pytest.raises(StoreError, match="directory"):
        store(tmp_path, PlainCodec()).load()
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be read: Not a directory"):
        fill(store(tmp_path / "file" / "x.store", PlainCodec()))


def _run_killed(path: pathlib.Path, step: int, after: bool) -> bool:
    """Save in a child process that is killed at its ``step``-th system call; True when it was."""

    def child() -> None:
        count = 0

        def deadly(name: str) -> t.Callable[..., t.Any]:
            real = getattr(os, name)

            def call(*args: t.Any, **kwargs: t.Any) -> t.Any:
                nonlocal count
                count += 1
                if count == step:
                    if after:
                        if name == "write":
                            real(args[0], bytes(args[1])[: len(args[1]) // 2])
                        else:
                            real(*args, **kwargs)
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*args, **kwargs)

            return call

        for name in ("open", "write", "fsync", "fstat", "close", "replace", "unlink"):
            setattr(os, name, deadly(name))
        fill(store(path, PlainCodec()), "new")
        os._exit(0)

    process = FORK.Process(target=child)
    process.start()
    process.join(30)
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


@pytest.mark.long
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_kill_at_every_step_of_the_save_leaves_a_readable_store(path: pathlib.Path, after: bool) -> None:
    fill(store(path, PlainCodec()), "old")
    seen = []
    for step in range(1, 100):
        killed = _run_killed(path, step, after)
        _store._decoded.clear()
        seen.append(secret_in(store(path, PlainCodec(), lock_timeout=0.5)))
        if not killed:
            break
        fill(store(path, PlainCodec(), lock_timeout=0.5), "old")
    assert not killed
    assert set(seen) == {"old", "new"}
    assert seen == sorted(seen, reverse=True), "once new, always new: the change of content is one step"
    assert [entry.name for entry in path.parent.iterdir() if entry.name.endswith(".new")] == []


def test_leftovers_of_a_killed_run_are_encrypted_and_removed_by_the_next_save(path: pathlib.Path) -> None:
    fill(store(path))
    leftover = path.parent / f".{path.name}.new"
    leftover.write_bytes(b"$ANSIBLE_VAULT")
    other = path.parent / ".other.store.new"
    other.write_bytes(b"")
    fill(store(path), "new")
    assert not leftover.exists()
    assert other.exists()


def _count_up(path: pathlib.Path, rounds: int) -> None:
    one = store(path, lock_timeout=60)
    for _unused in range(rounds):
        with one.transaction() as data:
            room = data.credentials(CLIENT)
            count = room.get("count", {"n": 0})["n"] + 1
            room["count"] = {"n": count, "filler": "x" * (count * 97 % 4096)}
    os._exit(0)


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_many_writers_lose_nothing_and_a_reader_never_sees_a_torn_store(path: pathlib.Path) -> None:
    processes = [FORK.Process(target=_count_up, args=(path, 10)) for _unused in range(6)]
    for process in processes:
        process.start()
    last = 0
    while any(process.is_alive() for process in processes):
        count = store(path).load().credentials(CLIENT).get("count", {"n": 0})["n"]
        assert count >= last
        last = count
    for process in processes:
        process.join(30)
        assert process.exitcode == 0
    assert store(path).load().credentials(CLIENT)["count"]["n"] == 60


def test_unchanged_content_is_decrypted_once_per_process(path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codec = VaultCodec(vault(default="pw"))
    fill(store(path, codec))
    _store._decoded.clear()
    calls = []
    real = codec._vault.decrypt

    def counted(text: bytes) -> t.Any:
        calls.append(1)
        return real(text)

    monkeypatch.setattr(codec._vault, "decrypt", counted)
    for _unused in range(50):
        assert secret_in(store(path, codec)) == CANARY
    assert len(calls) == 1
    fill(store(path, VaultCodec(vault(default="pw"))), "new")
    assert secret_in(store(path, codec)) == "new"
    assert len(calls) == 2


def test_accounts_are_found_without_regard_to_case_and_told_apart_by_application(path: pathlib.Path) -> None:
    one = store(path)
    fill(one)
    assert one.load().account("ALICE@CONTOSO.TEST", CLIENT.lower()) is not None
    assert one.load().account("bob@contoso.test") is None
    assert one.load().users() == ["alice@contoso.test"]
    with one.transaction() as data:
        data.put_account(USER, "other", {"user": USER})
    with pytest.raises(StoreError) as caught:
        one.load().account(USER)
    assert caught.value.code == "ambiguous"
    with one.transaction() as data:
        assert data.remove_account(USER, CLIENT) == 1
    assert [account.client_id for account in one.load().accounts(USER)] == ["other"]


def test_tokens_are_found_by_what_they_cover_and_how_long_they_last(path: pathlib.Path) -> None:
    with store(path).transaction() as data:
        tokens = data.app_tokens(CLIENT)
        tokens.put([IMAP, SMTP], Grant("both", 1000, (IMAP, SMTP)), now=0)
        tokens.put([SMTP], Grant("smtp", 2000, ("SMTP.Send",)), now=0)

        def found(scopes: list[str], now: float, min_validity: float = 0) -> str | None:
            entry = tokens.find(scopes, now, min_validity)
            return entry["access_token"] if entry else None

        assert found([IMAP], 0) == "both"
        assert found([SMTP], 0) == "smtp"
        assert found([IMAP], 999) == "both"
        assert found([IMAP], 1000) is None
        assert found([IMAP], 600, 400) is None
        assert found(["https://outlook.office365.us/SMTP.Send"], 0) is None
        tokens.put([SMTP], Grant("newer", 3000, ("SMTP.Send",)), now=1500)
        assert found([SMTP], 1500) == "newer"
        assert len(data.app_tokens(CLIENT)._entries) == 1


@pytest.mark.parametrize(("tenant", "name"), [("Contoso.Test", "contoso.test.store"), ("a/../b", "a_.._b.store")])
def test_the_default_path_is_named_after_the_tenant(tenant: str, name: str) -> None:
    assert default_path(tenant).endswith(f"/.config/m365-mail-oauth/{name}")


def test_no_tenant_no_default_path() -> None:
    with pytest.raises(OptionError):
        default_path("")
