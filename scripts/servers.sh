# shellcheck shell=bash
# Real servers that single tests start for themselves, from Debian's packages. Sourced by ../dev and ../.ci/run.

# Without one of them its tests are skipped, and the others run all the same.
ensure_servers() {
    ensure_server msmtpd msmtp-mta "mail server" || true
    ensure_server /usr/sbin/pgbouncer pgbouncer "pooler of connections" || true
    # Without a font of its own a page would have no letters.
    command -v chromium > /dev/null \
        || ensure_server chromium-headless-shell "chromium-headless-shell fonts-liberation" browser || true
}

# Node bundles the charts of the page of trends, so it has to be there before a build.
ensure_bundler() {
    ensure_server npm "nodejs npm" "Node.js to build the charts with" || true
}

# ensure_server PROGRAM PACKAGES WHAT
ensure_server() {
    local program=$1 packages what=$3
    read -ra packages <<< "$2"
    command -v "$program" > /dev/null && return
    if ! command -v apt-get > /dev/null || ! can_become_root; then
        say "No $what is installed, so a test is skipped. On Debian: apt-get install ${packages[*]}"
        return 1
    fi
    if [[ -n ${CI:-} ]] || { can_ask && ask "No $what is installed for the tests. Install Debian's ${packages[*]} now?"; }; then
        say "Installing Debian's ${packages[*]}"
        # In a process of its own: an installation that fails ends no run of tests.
        (apt update && apt install --yes --no-install-recommends "${packages[@]}")
    else
        return 1
    fi
}
