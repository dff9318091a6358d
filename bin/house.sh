# Read by the scripts beside it: where the project is, how they speak, and as whom they work.
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
tools=$top/.tools
# What a calling git hook sets would make SwiftPM take the wrong repository for its own.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

say() { printf '▸ %s\n' "$*" >&2; }

# fail SENTENCE [WHAT TO DO]... ends the script.
fail() {
    printf '✗ %s\n' "$1" >&2
    shift
    [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
    exit 1
}

# usage: prints the comment at the head of the calling script.
usage() { sed -n '2,/^[^#]/{/^#/!d; s/^# \{0,1\}//; p}' "$0"; }

is_root() { [ "$EUID" -eq 0 ]; }

# as_root COMMAND...: directly, or through sudo; without a terminal sudo must not ask for a password.
as_root() {
    if is_root; then
        "$@"
    elif ! command -v sudo >/dev/null; then
        return 127
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# leave_sudo ARGUMENTS...: `sudo bin/run` would leave a build that only root can change, so the script starts over as the
# person behind sudo. A real root (a container, a server) stays root.
leave_sudo() {
    if ! is_root || [ -z "${SUDO_USER:-}" ] || [ "$SUDO_USER" = root ]; then return 0; fi
    local home
    home=$(getent passwd "$SUDO_USER" | cut -d: -f6)
    exec runuser -u "$SUDO_USER" -- env -u SUDO_USER -u SUDO_UID -u SUDO_GID -u SUDO_COMMAND \
        HOME="$home" USER="$SUDO_USER" LOGNAME="$SUDO_USER" PATH="$PATH" "$0" "$@"
}

# need_swift: puts the toolchain on PATH (sudo hides it) and refuses one that is too old.
need_swift() {
    local home=$HOME folder version
    if [ -n "${SUDO_USER:-}" ]; then home=$(getent passwd "$SUDO_USER" | cut -d: -f6); fi
    if ! command -v swift >/dev/null; then
        for folder in /opt/swift/usr/bin /usr/local/swift/usr/bin /usr/libexec/swift/bin "$home/.local/share/swiftly/bin"; do
            if [ -x "$folder/swift" ]; then
                PATH=$folder:$PATH
                break
            fi
        done
    fi
    command -v swift >/dev/null || fail "There is no Swift toolchain on this machine." \
        "Yingda is built with Swift 6.2 or later (6.3 is what it is tested with)." \
        "Install it from https://www.swift.org/install/linux/ and call this again;" \
        "if it is installed, put the folder that holds 'swift' on PATH."
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    case $version in
        6.[2-9] | 6.[1-9][0-9] | [7-9].* | [1-9][0-9].*) ;;
        *) fail "Swift ${version:-of an unknown version} is too old: Yingda needs 6.2 or later." \
            "Install a newer toolchain from https://www.swift.org/install/linux/." ;;
    esac
}

# chromium_path: a browser for the tests, or nothing. Ubuntu's /usr/bin/chromium-browser only points to a snap: not used.
chromium_path() {
    local candidate
    for candidate in "${YINGDA_CHROMIUM:-}" /usr/bin/chromium /usr/bin/google-chrome \
        "$tools"/browsers/chromium-*/chrome-linux*/chrome; do
        if [ -n "$candidate" ] && [ -x "$candidate" ]; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

# postgres_folder: where the newest installed PostgreSQL server keeps its programs, or nothing.
postgres_folder() {
    local folder
    folder=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    [ -x "$folder/initdb" ] && printf '%s\n' "$folder"
}
