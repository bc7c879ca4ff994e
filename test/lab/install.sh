#!/bin/bash
# Installs the Debian packages of the mail lab, and of the readers that prove the reports, where they are missing. No
# daemon is started, none is enabled for the next boot, nothing that is installed gets removed. Needs root.
#   test/lab/install.sh          installs what is missing
#   test/lab/install.sh --check  prints what is missing, exit code 1 if anything is
set -euo pipefail

packages=(
  postfix
  dovecot-core dovecot-imapd dovecot-lmtpd dovecot-sieve dovecot-managesieved
  opendkim
  nsd
  dbus dbus-bin gnome-keyring libsecret-1-0 libsecret-tools
  openssl
  libxml2-utils python3-prometheus-client
)
daemons=(postfix dovecot opendkim nsd)

if ! command -v dpkg-query >/dev/null; then
  echo 'The mail lab needs Debian or one of its derivatives.' >&2
  exit 1
fi

installed="$(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null || true)"
is_installed() {
  grep --quiet --line-regexp "installed $1" <<<"$installed"
}

missing=()
for package in "${packages[@]}"; do
  is_installed "$package" || missing+=("$package")
done
if [[ ${#missing[@]} -eq 0 ]]; then
  exit 0
fi
if [[ "${1:-}" == --check ]]; then
  echo "${missing[*]}"
  exit 1
fi
if [[ $EUID -ne 0 ]]; then
  echo "The mail lab needs packages that only root may install: sudo test/lab/install.sh" >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
apt=(apt-get --yes --no-install-recommends -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
echo "Installing for the mail lab: ${missing[*]}" >&2

# The machine's own policy comes back when this script ends, however it ends.
policy=/usr/sbin/policy-rc.d
kept=''
restore_policy() {
  rm -f "$policy"
  if [[ -n "$kept" ]]; then mv "$kept" "$policy"; fi
}

"${apt[@]}" --quiet=2 update
removed="$("${apt[@]}" --simulate install "${missing[@]}" | awk '$1 == "Remv" {print $2}')"
if [[ -n "$removed" ]]; then
  echo "Installing the mail lab would remove ${removed//$'\n'/, } from this machine; not done." >&2
  exit 1
fi

if [[ -e "$policy" ]]; then
  kept="$(mktemp "$policy.kept.XXXXXX")"
  mv "$policy" "$kept"
fi
trap restore_policy EXIT
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"

if ! is_installed postfix; then
  echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
fi
"${apt[@]}" --quiet=2 -o Dpkg::Use-Pty=0 install "${missing[@]}" >&2

for daemon in "${daemons[@]}"; do
  for package in "${missing[@]}"; do
    if [[ "$package" == "$daemon" || "$package" == "$daemon-core" ]]; then
      if [[ -d /run/systemd/system ]]; then
        systemctl --quiet disable "$daemon" 2>/dev/null || true
      else
        deb-systemd-helper disable "$daemon.service" >/dev/null 2>&1 || true
      fi
      [[ ! -x "/etc/init.d/$daemon" ]] || update-rc.d "$daemon" disable >/dev/null 2>&1 || true
    fi
  done
done
