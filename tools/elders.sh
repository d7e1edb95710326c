#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Both commands of the README on other Debians than this one: for each suite a bare root made by debootstrap, in it a
# fresh clone of the last commit, and nothing else from outside but Debian's packages and PyPI. How these are reached
# (mirror, proxy, certificates, pip's settings) is taken from this machine.
set -euo pipefail
shopt -s nullglob
cd "$(dirname "$0")/.."

fail() {
    echo "elders: $*" >&2
    exit 2
}

suites=("$@")
[ $# -gt 0 ] || suites=(bookworm trixie sid)
for suite in "${suites[@]}"; do
    [[ $suite =~ ^[a-z]+$ ]] || fail "\"$suite\" is no name of a suite"
done
[ "$(id -u)" -eq 0 ] || fail "a bare root is made and entered as root only: sudo -E ./run elders"

# In a mount namespace of its own nothing has to be unmounted, however this ends.
if [ -z "${MBO_ELDERS_INSIDE:-}" ]; then
    MBO_ELDERS_INSIDE=1 exec unshare --mount --propagation private "$PWD/tools/elders.sh" "${suites[@]}"
fi

there=$PWD/build/elders
mkdir -p "$there"

# The bare root of a suite stays a week, as a tar file.
bare() { # bare SUITE
    local root=$there/$1.bare mirror http_proxy=${http_proxy:-}
    [ -z "$(find "$there" -maxdepth 1 -name "$1.tar" -mtime -7)" ] || return 0
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' |
        head -n 1)
    [ -n "$http_proxy" ] || eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
    [ -z "$http_proxy" ] || export http_proxy
    rm -rf --one-file-system "$root"
    debootstrap --variant=minbase "$1" "$root" ${mirror:+"$mirror"} &&
        tar --numeric-owner -cf "$there/$1.tar.part" -C "$root" . &&
        mv "$there/$1.tar.part" "$there/$1.tar" && rm -rf --one-file-system "$root"
}

# The way to the network, as this machine has it.
reach() { # reach ROOT
    local file
    for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/ssl/certs/ca-certificates.crt /usr/local/share/ca-certificates/*; do
        [ ! -f "$file" ] || install -D -m 644 "$file" "$1$file"
    done
    for file in pip/pip.conf .config/pip/pip.conf; do
        [ ! -f ~/"$file" ] || install -D -m 600 ~/"$file" "$1/root/$file"
    done
    apt-config dump | grep -E '^Acquire::(https?|ftp|Retries|Check-|ForceIPv|Max-)' >"$1/etc/apt/apt.conf.d/90elders" || true
}

# Only what tells of the network comes along: a bare machine has no other environment.
inside() { # inside ROOT COMMAND...
    local environment=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb) name
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY SSL_CERT_FILE ${!PIP_@}; do
        [ -z "${!name:-}" ] || environment+=("$name=${!name}")
    done
    # shellcheck disable=SC2016
    chroot "$1" env -i "${environment[@]}" sh -c 'cd /src/libmborules && exec "$@"' sh "${@:2}" </dev/null
}

# Leaves the counts in `passed` and `failed`, of which the demo is one.
commands() { # commands SUITE LOG
    local root=$there/$1 status=0 last
    passed=0 failed=1
    echo "$1: a bare root"
    bare "$1" >>"$2" 2>&1 || { echo "$1: no bare root could be made"; return 0; }
    rm -rf --one-file-system "$root"
    mkdir "$root"
    tar --numeric-owner -xpf "$there/$1.tar" -C "$root"
    reach "$root"
    git clone --quiet --no-hardlinks --no-checkout . "$root/src/libmborules"
    git -C "$root/src/libmborules" -c advice.detachedHead=false checkout --quiet --detach "$commit"
    [ ! -d ../shared ] || cp -a ../shared/. "$root/src/shared"
    mount -t proc proc "$root/proc"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount -t devpts -o newinstance,ptmxmode=666 devpts "$root/dev/pts"
    mount -t tmpfs tmpfs "$root/dev/shm"

    echo "$1: ./run demo"
    if inside "$root" ./run demo >>"$2" 2>&1; then
        passed=1 failed=0
    else
        echo "$1: ./run demo FAILED"
    fi
    echo "$1: ./run test"
    inside "$root" ./run test >>"$2" 2>&1 || status=$?
    grep -E '\*\*\*|^SKIPPED: ' "$2" | sed "s/^ */$1: /" || true
    last=$(tail -n 1 "$2")
    if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
    fi
    [ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
    umount "$root/dev/shm" "$root/dev/pts" "$root/sys" "$root/proc"
    [ "$failed" -gt 0 ] || rm -rf --one-file-system "$root"
}

[ -z "$(git status --porcelain)" ] || echo "elders: what is not committed is not tried"
commit=$(git rev-parse HEAD)
echo "elders: commit ${commit:0:7}, $(date -I)"
lines=() bad=0
for suite in "${suites[@]}"; do
    begin=$SECONDS
    : >"$there/$suite.log"
    commands "$suite" "$there/$suite.log"
    [ "$failed" -eq 0 ] || echo "$suite: see build/elders/$suite.log, and the root build/elders/$suite where it was tried"
    lines+=("$suite: $passed passed, $failed failed ($((SECONDS - begin)) s)")
    bad=$((bad + failed))
done
printf '%s\n' "${lines[@]}"
[ "$bad" -eq 0 ]
