# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154  # used, and set, by whoever reads this
#
# What script/quickstart and script/start have in common: an environment with Ansible and Microsoft's libraries in the cache, and playbooks that
# run in it with a line of progress for each play. Whoever reads this has set program (its name), root (the checkout) and verbose.

core="ansible-core>=2.19.0,<2.23"
started=$(date +%s)
HOME=${HOME:-$(cd ~ 2>/dev/null && pwd)}
: "${HOME:?$program: set HOME}"
export HOME
cache=${XDG_CACHE_HOME:-$HOME/.cache}/m365-mail-oauth/quickstart
lab=${M365_MAIL_OAUTH_LAB:-$HOME/.cache/m365-mail-oauth-lab}
case $lab in /*) ;; *) lab=$PWD/$lab ;; esac
M365_MAIL_OAUTH_LAB=$lab
export M365_MAIL_OAUTH_LAB
if ! { mkdir -p "$cache" 2>/dev/null && [ -w "$cache" ]; }; then
  echo "$program: the cache $cache cannot be written. Set HOME, or XDG_CACHE_HOME, to a directory of your own." >&2
  exit 1
fi
log=$cache/${program##*/}.log

# Only what is set here shall count: no settings, identities or proxies for this machine itself from the user's own environment.
for name in $(env | sed -n 's/^\(ANSIBLE_[A-Z0-9_]*\|AZURE_[A-Z0-9_]*\|PYTHON[A-Z]*\|M365_MAIL_OAUTH_[A-Z0-9_]*\)=.*/\1/p'); do
  [ "$name" = M365_MAIL_OAUTH_LAB ] || unset "$name"
done
NO_PROXY="localhost,127.0.0.1,::1${NO_PROXY:+,$NO_PROXY}"
no_proxy=$NO_PROXY LC_ALL=C.UTF-8 LANG=C.UTF-8
PYTHONPYCACHEPREFIX=$cache/pycache PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore DEBIAN_FRONTEND=noninteractive
export NO_PROXY no_proxy LC_ALL LANG PYTHONPYCACHEPREFIX PYTHONUNBUFFERED PIP_DISABLE_PIP_VERSION_CHECK PIP_ROOT_USER_ACTION DEBIAN_FRONTEND

green="" red="" bold="" plain=""
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
  green=$(printf '\033[32m') red=$(printf '\033[31m') bold=$(printf '\033[1m') plain=$(printf '\033[0m')
fi

say() { printf '%s[%3d s]%s %s\n' "$bold" $(($(date +%s) - started)) "$plain" "$*"; }

# give_up SENTENCE: the end of the log, then what is wrong, in one sentence.
give_up() {
  if [ -s "$log" ]; then
    echo "--- the end of $log ---" >&2
    grep -v '^fatal: ' "$log" | tail -n 12 | cut -c 1-200 >&2
    echo "---" >&2
  fi
  printf '%s%s: %s%s\n' "$red" "$program" "$*" "$plain" >&2
  exit 1
}

# bounded SECONDS COMMAND...: run it for so long at most, as far as this system has timeout; its status is then 124.
bounded() {
  if command -v timeout >/dev/null 2>&1; then
    timeout --foreground "$@"
  else
    shift
    "$@"
  fi
}

# quietly SECONDS COMMAND...: the same with its output in the log.
quietly() { bounded "$@" >>"$log" 2>&1; }

# as_root COMMAND...: run it as root; fails where that cannot be.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    quietly 600 "$@"
  elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; then
    quietly 600 sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
  else
    return 1
  fi
}

# suitable COMMAND: print the interpreter behind COMMAND (which may be a version manager's shim) when it will do.
suitable() {
  command -v "$1" >/dev/null 2>&1 || return 1
  "$1" - 2>/dev/null <<'PY'
import sys
import ensurepip, ssl, venv  # what Debian packs separately
if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(1)
print(sys.executable)
PY
}

find_python() {
  for candidate in python3.13 python3.12 python3.14 python3.11 python3; do
    suitable "$candidate" && return 0
  done
  for candidate in "$HOME"/.pyenv/versions/3.1[1-4].*/bin/python3; do
    suitable "$candidate" && return 0
  done
  return 1
}

# look_for_python: find or install an interpreter, as $python. What it makes is the system's own, which has locks of its own.
look_for_python() {
  python=$(find_python) || python=""
  if [ -z "$python" ] && command -v apt-get >/dev/null 2>&1; then
    say "Installing Python's venv module (apt-get)"
    as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends python3-venv || true
    python=$(find_python) || python=""
  fi
  [ -n "$python" ] || give_up "no Python 3.11 to 3.14 with the venv module is here, and it cannot be installed without root." \
    "Run as root: apt-get install python3-venv (on Debian 12, Ubuntu 24.04 or newer), or put such a Python on PATH."
}

# can_open FILE: whether a file to lock can be written; exec 8>FILE would end the shell where it cannot.
can_open() { (: >>"$1") 2>/dev/null; }

# lock DESCRIPTOR [wait]: make an open file this shell's alone, at once or in the end; that ends with the shell. Status 1: another one has it.
# Status 2: it cannot be locked, and $unlocked is why.
lock() {
  locked=0
  unlocked=$("$python" -c '
import sys
try:
    import fcntl
    fcntl.flock(int(sys.argv[1]), fcntl.LOCK_EX | (0 if sys.argv[2:] else fcntl.LOCK_NB))
except BlockingIOError:
    sys.exit(1)
except (ImportError, OSError) as error:
    print(getattr(error, "strerror", None) or error)
    sys.exit(2)
' "$@" 2>/dev/null) || locked=$?
  return "$locked"
}

# cannot_lock FILE: the sentence for a file that can be written and not locked.
cannot_lock() {
  echo "$1 cannot be locked${unlocked:+ ($unlocked)}, so that two runs at once could not be told apart." \
    "Set HOME, or XDG_CACHE_HOME, to a directory on a disk of this machine."
}

# cannot_write FILE: the sentence for one that cannot be written.
cannot_write() { echo "$1 cannot be written. Make it yours, remove it, or set XDG_CACHE_HOME to a directory of your own."; }

# set_up_python: the environment of all who run from this cache. Whoever comes second waits for the one who makes it.
set_up_python() {
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  venv=$cache/python-$version
  stamp=$venv/.complete-$({ echo "$python" "$core"; cat "$root/requirements.txt"; } | cksum | tr ' ' '-')
  can_open "$cache/python-$version.lock" || give_up "$(cannot_write "$cache/python-$version.lock")"
  exec 8>"$cache/python-$version.lock"
  held=0
  lock 8 || held=$?
  if [ "$held" = 1 ]; then
    say "Waiting for another run that installs the same"
    held=0
    lock 8 wait || held=$?
  fi
  [ "$held" = 0 ] || give_up "$(cannot_lock "$cache/python-$version.lock")"
  if ! { [ -e "$stamp" ] && "$venv/bin/python" -c 'import ansible' 2>/dev/null; }; then
    say "Installing ansible-core and Microsoft's libraries for Python $version (once, about 100 MB)"
    rm -rf "$venv"
    quietly 120 "$python" -m venv "$venv" || give_up "the virtual environment $venv cannot be made with $python."
    # Not compiled: of msgraph-sdk's 16,000 files only some dozens are ever imported.
    quietly 900 "$venv/bin/python" -m pip install -q --no-compile --retries 3 --timeout 30 \
      "$core" -r "$root/requirements.txt" \
      || give_up "pip cannot install what is needed; see whether this machine reaches a Python package index."
    : >"$stamp"
  fi
  exec 8>&-
}

set_up_ansible() {
  tree=$cache/tree-$(printf '%s' "$root" | cksum | tr ' ' '-')
  mkdir -p "$tree/ansible_collections/m365"
  ln -sfn "$root" "$tree/ansible_collections/m365/mail_oauth"
  cat >"$cache/ansible.cfg" <<'INI'
[defaults]
localhost_warning = false
interpreter_python = auto_silent
pipelining = true

[inventory]
enable_plugins = m365.mail_oauth.tenants, yaml, ini
unparsed_warning = false
INI
  ANSIBLE_COLLECTIONS_PATH=$tree ANSIBLE_HOME=$cache/ansible ANSIBLE_CONFIG=$cache/ansible.cfg ANSIBLE_NOCOLOR=1
  export ANSIBLE_COLLECTIONS_PATH ANSIBLE_HOME ANSIBLE_CONFIG ANSIBLE_NOCOLOR
  PATH=$venv/bin:$PATH
  export PATH
}

# Ansible's last error, without its own prefixes; where it said none, that, and where to look.
last_error() {
  found=$(sed -n 's/^\[ERROR\]: //p' "$log" | sed -e 's/^Task failed: //' -e 's/^Action failed: //' -e 's/^Module failed: //' | tail -n 1)
  printf '%s\n' "${found:-ansible-playbook ended and said no error. See what it did in $log.}"
}

# Each play's name is a line of progress; everything goes to the log.
progress() {
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    if [ -n "$verbose" ]; then
      printf '%s\n' "$line"
    else
      case $program:$line in
        # Plays for many tenants, in which nothing is done for one.
        "script/start:PLAY [Work on all tenants at once]"* | "script/start:PLAY [Look at all tenants at once]"* | "script/start:PLAY [Show what was changed]"*) continue ;;
      esac
      case $line in
        "Somebody has to sign in "* | "  open  "* | "  enter "* | "  until "*) printf '%s\n' "$line" ;;
        '        "'*": will be refused. "* | '        "'*": may be refused or not. "* | '        "'*" has signed in already, and is asked for no code "*)
          line=${line#        \"} line=${line%,}
          printf '%s\n' "${line%\"}" | sed 's/\\\(["\\]\)/\1/g'
          ;;
        "PLAY [Look for"*) ;;
        "PLAY ["*)
          line=${line#PLAY \[}
          say "${line%%\] \**}"
          ;;
      esac
    fi
  done
}

# playbook SECONDS NAME ARGUMENTS...: run one of the collection's playbooks.
playbook() {
  limit=$1 name=$2
  shift 2
  name=m365.mail_oauth.$name
  status=$cache/status.$$
  echo 1 >"$status"
  {
    bounded "$limit" ansible-playbook "$name" ${verbose:+"$verbose"} "$@" 2>&1 && ended=0 || ended=$?
    [ "$ended" != 124 ] || echo "[ERROR]: $name was stopped: it was not done in $limit seconds."
    echo "$ended" >"$status"
  } | progress
  outcome=$(cat "$status")
  rm -f "$status"
  [ "$outcome" = 0 ]
}
