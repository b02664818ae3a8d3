# shellcheck shell=bash
# A mail server for the test that sends to a real one. Sourced by ../dev and ../.ci/run.

# Debian's msmtpd: it listens where a test starts it, and nowhere else.
ensure_mail_server() {
    command -v msmtpd > /dev/null && return
    if ! command -v apt-get > /dev/null || ! can_become_root; then
        say "No mail server is installed, so one test is skipped. On Debian: apt-get install msmtp-mta"
        return 1
    fi
    if [[ -n ${CI:-} ]] || { can_ask && ask "No mail server is installed for the tests. Install Debian's package msmtp-mta now?"; }; then
        say "Installing Debian's package msmtp-mta"
        # In a process of its own: without it one test is skipped, and the others run all the same.
        (apt update && apt install --yes --no-install-recommends msmtp-mta)
    else
        return 1
    fi
}
