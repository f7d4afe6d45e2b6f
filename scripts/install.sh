#!/usr/bin/env bash
# Install what a command needs; does nothing if it is installed already.
#
#   scripts/install.sh site    Python packages that check and build the site, into .venv
#   scripts/install.sh content Python packages and checkers that test the content, no browser
#   scripts/install.sh test    these, the tools of the tests, and Debian's programs: chromium, nginx, poppler, Pango
#
# PYTHON names the Python to use (default: python3, or the one that .venv was made with). A failed install leaves no
# half-made .venv, and one line that says what to do; everything that the installers printed is in .cache/install.log.
set -euo pipefail
cd -P "$(dirname "$0")/.."

readonly VENV=.venv BEFORE=.cache/venv-before LOG=.cache/install.log DEBIAN=.cache/debian
readonly PIP=("$VENV/bin/python" -m pip --disable-pip-version-check --no-input install --progress-bar off)
export DEBIAN_FRONTEND=noninteractive PIP_ROOT_USER_ACTION=ignore PYTHONDONTWRITEBYTECODE=

fail() { # fail MESSAGE: print it and remove an incomplete .venv
  echo "make: $1" >&2
  exit 1
}

started=""
cleanup() {
  [ -z "$started" ] || kill "$started" 2>/dev/null || true
  [ -e "$VENV/complete" ] || rm -rf "$VENV" 2>/dev/null || true
  [ -e "$VENV" ] || [ ! -e "$BEFORE" ] || mv "$BEFORE" "$VENV" # another Python could not be set up: restore the last .venv
}
trap cleanup EXIT
trap 'exit 130' INT TERM HUP

run() { # run COMMAND …: its output goes to the log; its newest line is shown every ten seconds
  "$@" >>"$LOG" 2>&1 </dev/null &
  started=$!
  local begun=$SECONDS shown=$SECONDS
  while kill -0 "$started" 2>/dev/null; do
    sleep 0.2
    if ((SECONDS - shown >= 10)); then
      shown=$SECONDS
      echo "  after $((SECONDS - begun)) s: $(grep -v '^ *$' "$LOG" | tail -n 1 | cut -c1-100)"
    fi
  done
  local status=0
  wait "$started" || status=$?
  started=""
  return "$status"
}

say() { # say MESSAGE: print what is being installed, and begin a new log with it
  { [ -w . ] && mkdir -p .cache && echo "$1" >"$LOG"; } 2>/dev/null ||
    fail "cannot write $LOG in $PWD; do you own this folder?"
  echo "$1"
}

why() { # why THING: print the reason of a failure in one line, from the log
  local offline='[Cc]onnection broken|Max retries|[Nn]ame resolution|NewConnectionError|Read timed out|ProxyError|ENOTFOUND'
  offline+='|EAI_AGAIN|from versions: none|ECONN[A-Z]+|ETIMEDOUT|Could not resolve|Could not connect|Unable to connect|Temporary failure resolving'
  if grep -qE "$offline" "$LOG"; then
    echo "$1 cannot be fetched: the package registry does not answer; is this machine online? (report: $LOG)"
  elif grep -q 'No space left on device' "$LOG"; then
    echo "$1 cannot be installed: the disk is full (report: $LOG)"
  else
    local last
    last=$(grep -iE 'error|^E:' "$LOG" | tail -n 1 | cut -c1-200)
    echo "$1 cannot be installed: ${last:-the installer ended without a word} (report: $LOG)"
  fi
}

apt_install() { # apt_install OPTION|PACKAGE …: Debian's packages, as root or with sudo
  local root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "Debian's packages are missing; run as root: apt-get install ${*//--*/}"
    root=(sudo)
  fi
  command -v apt-get >/dev/null || fail "this machine has no apt-get; install by hand: ${*//--*/}"
  run "${root[@]}" apt-get update &&
    run "${root[@]}" apt-get install -y --no-install-recommends "$@" || fail "$(why "Debian's packages")"
}

checksum() { cat "$@" | sha256sum | cut -c1-64; }

# The Python of .venv, if it works: after an upgrade of the system's Python, or in a folder that was moved, it does not.
venv_python() { "$VENV/bin/python" -c 'import pip, sys; print(sys.version, sys.base_prefix)' 2>/dev/null || true; }
base_python() { "$1" -c 'import sys; print(sys.version, sys.base_prefix)' 2>/dev/null || true; }

make_venv() {
  local wanted=${PYTHON:-python3} have
  have=$(base_python "$wanted")
  if [ -e "$VENV/complete" ] && [ "$(cat "$VENV/complete")" = "$PWD" ]; then
    local now
    now=$(venv_python)
    if [ -n "$now" ] && { [ -z "${PYTHON:-}" ] || [ "$now" = "$have" ]; }; then return; fi
  fi
  [ -n "$have" ] || fail "$wanted is not there; install Python 3.11 or later (Debian: apt-get install python3)"
  "$wanted" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "$wanted is Python ${have%% *}; at least 3.11 is needed"
  say "Making $VENV with Python ${have%% *}"
  rm -rf "$BEFORE"
  [ ! -e "$VENV/complete" ] || mv "$VENV" "$BEFORE"
  rm -rf "$VENV"
  if ! "$wanted" -c 'import ensurepip' 2>/dev/null; then
    echo "Installing Debian's python3-venv"
    apt_install python3-venv
    "$wanted" -c 'import ensurepip' 2>/dev/null || fail "$wanted has no venv module (ensurepip); install it, or name another Python: make PYTHON=…"
  fi
  run "$wanted" -m venv "$VENV" || fail "$(why "$VENV")"
}

# Python packages from requirements/NAME.txt, exactly as pinned; installed again only if the pins change.
python_packages() { # python_packages NAME WHAT
  local stamp="$VENV/$1.sha256" sum
  sum=$(checksum "requirements/$1.txt")
  [ ! -e "$stamp" ] || [ "$(cat "$stamp")" != "$sum" ] || return 0
  say "Installing $2: $(grep -c '^[a-z0-9].*==' "requirements/$1.txt") Python packages"
  run "${PIP[@]}" --require-hashes --no-deps -r "requirements/$1.txt" || fail "$(why "the Python packages")"
  echo "$sum" >"$stamp"
}

# The library and its command, used from hooks/. The path is relative, so it may hold any letters in any locale.
helpcenter_command() {
  echo ../../../../hooks >"$(echo "$VENV"/lib/python3*/site-packages)/helpcenter.pth"
  "$VENV/bin/python" -m compileall -q hooks >/dev/null 2>&1 || true # the first command need not do it
  printf '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m helpcenter "$@"\n' >"$VENV/bin/helpcenter"
  chmod +x "$VENV/bin/helpcenter"
}

# html-validate, axe, Lighthouse and a PDF viewer, from the lock file, with the node that the Python package brings.
node_packages() {
  local stamp=node_modules/complete sum
  sum=$(checksum package-lock.json)
  [ ! -e "$stamp" ] || [ "$(cat "$stamp")" != "$sum" ] || return 0
  say "Installing the checkers of pages: $(grep -c '"node_modules/' package-lock.json) packages for node"
  PATH="$PWD/$VENV/bin:$PATH" run "$VENV/bin/npm" ci --loglevel=error --no-audit --no-fund --ignore-scripts ||
    fail "$(why "the checkers of pages")"
  echo "$sum" >"$stamp"
}

has_library() { [[ $(/sbin/ldconfig -p) == *"$1"* ]]; }

# node, also Playwright's own, needs a library that slim systems lack.
node_library() {
  has_library libatomic.so.1 || { say "Installing Debian's libatomic1" && apt_install libatomic1; }
}

debian_programs() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  command -v pdftoppm >/dev/null || missing+=(poppler-utils)
  has_library libpangoft2-1.0.so.0 || missing+=(libpango-1.0-0 libpangoft2-1.0-0) # WeasyPrint, which makes PDFs
  has_library libharfbuzz-subset.so.0 || missing+=(libharfbuzz-subset0)
  [ -e /usr/share/fonts/truetype/lato/Lato-Regular.ttf ] || missing+=(fonts-lato)
  if [ ${#missing[@]} -gt 0 ]; then
    say "Installing Debian's ${missing[*]}"
    apt_install "${missing[@]}"
  fi
}

# The tests serve the site with Debian's nginx. The package would start a service with the machine, so only its files
# are unpacked, with the libraries that the machine lacks.
nginx_files() {
  local modules=/usr/lib/nginx/modules/ngx_http_brotli_static_module.so
  { [ -x /usr/sbin/nginx ] && [ -e $modules ]; } || [ -e "$DEBIAN/complete" ] && return
  say "Unpacking Debian's nginx into $DEBIAN"
  rm -rf "$DEBIAN"
  mkdir -p "$DEBIAN/archives/partial"
  apt_install --download-only -o "Dir::Cache::Archives=$PWD/$DEBIAN/archives" nginx libnginx-mod-http-brotli-static
  local archive
  for archive in "$DEBIAN"/archives/*.deb; do
    run dpkg-deb --extract "$archive" "$DEBIAN" || fail "$(why nginx)"
  done
  rm -rf "$DEBIAN/archives"
  touch "$DEBIAN/complete"
}

case "${1:-}" in site | content | test) ;; *) fail "usage: scripts/install.sh site|content|test" ;; esac
make_venv
python_packages site "what builds the site"
if [ ! -e "$VENV/complete" ]; then
  helpcenter_command
  echo "$PWD" >"$VENV/complete"
  rm -rf "$BEFORE"
fi
if [ "$1" != site ]; then
  [ "$1" = content ] || debian_programs
  node_library
  python_packages test "what tests it"
  node_packages
fi
[ "$1" != test ] || nginx_files
