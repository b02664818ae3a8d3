# shellcheck shell=bash disable=SC2034
# A throw-away PostgreSQL server for tests and measurements. Sourced by ../dev and ../.ci/run.

postgres_url=  # of the server that start_postgres started
cluster_dir=   # all that it owns: removed by stop_postgres
cluster_conf=/etc/postgresql-common/createcluster.conf

# Offers Debian's package where no server is installed. Returns 1 where there is none afterwards.
ensure_postgres() {
    find_postgres > /dev/null && return
    if ! command -v apt-get > /dev/null || ! can_become_root; then
        say "PostgreSQL is not installed here. On Debian: apt-get install postgresql"
        return 1
    fi
    if [[ -n ${CI:-} ]]; then
        install_postgres
    elif can_ask && ask "PostgreSQL is not installed. Install Debian's package postgresql now?"; then
        install_postgres
    else
        return 1
    fi
}

# The folder with the newest installed server's programs.
find_postgres() {
    local newest
    newest=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1) || true
    [[ -n $newest ]] || newest=$(command -v initdb) || return 1
    dirname -- "$(readlink -f -- "$newest")"
}

can_become_root() {
    ((EUID == 0)) || command -v sudo > /dev/null
}

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# Debian's package makes and starts a server of its own. Nobody needs it here, so a first install leaves it out.
install_postgres() {
    say "Installing Debian's package postgresql"
    apt update
    if [[ ! -e $cluster_conf ]]; then
        apt install --yes --no-install-recommends postgresql-common
        as_root sed -i 's/^#* *create_main_cluster.*/create_main_cluster = false/' "$cluster_conf"
    fi
    apt install --yes --no-install-recommends postgresql
    find_postgres > /dev/null || fail "The package postgresql is installed, but its programs were not found."
}

apt() {
    local said
    said=$(as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" 2>&1 < /dev/null) \
        || fail "apt-get $* failed: $said"
}

# Starts a fresh server on the loopback address, durable as in production (fsync stays on), and sets postgres_url.
start_postgres() {
    local bin password
    bin=$(find_postgres)
    sweep_orphans "$bin"
    make_cluster_dir
    password=$(random_hex 24)
    init_cluster "$bin" "$password"
    start_on_free_port "$bin"
    postgres_url="postgres://journal_test:$password@127.0.0.1:$postgres_port/postgres"
}

# Under /tmp, because the server's own account must reach it and cannot enter everybody's home.
make_cluster_dir() {
    cluster_dir=$(mktemp -d "/tmp/journal-postgres.XXXXXXXX")
    mkdir "$cluster_dir/server"
    printf '%s %s\n' "$$" "$(this_process_space)" > "$cluster_dir/owner"
    if ((EUID == 0)); then
        chmod 711 "$cluster_dir"
        chown postgres "$cluster_dir/server"
    fi
    chmod 700 "$cluster_dir/server"
}

# PostgreSQL refuses to run as root, so root hands over to the account that the package made.
as_postgres() (
    cd /
    if ((EUID != 0)); then
        "$@"
    elif command -v setpriv > /dev/null; then
        setpriv --reuid=postgres --regid=postgres --init-groups -- "$@"
    else
        runuser -u postgres -- "$@"
    fi
)

init_cluster() {
    local bin=$1 password=$2 server=$cluster_dir/server
    as_postgres tee "$server/password" <<< "$password" > /dev/null
    as_postgres "$bin/initdb" -D "$server/data" --username=journal_test --pwfile="$server/password" \
        --auth=scram-sha-256 --encoding=UTF8 --no-locale --no-sync > "$cluster_dir/initdb.log" 2>&1 \
        || fail "PostgreSQL's initdb failed: $(tail -n 3 "$cluster_dir/initdb.log")"
    as_postgres tee -a "$server/data/postgresql.conf" > /dev/null << 'CONF'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 400
CONF
}

# Another program may take the port between the look and the start: then try the next one.
start_on_free_port() {
    local bin=$1 server=$cluster_dir/server try
    for try in {1..8}; do
        postgres_port=$(free_port)
        as_postgres "$bin/pg_ctl" -D "$server/data" -l "$server/log" -o "-p $postgres_port" -w -t 60 start \
            > /dev/null 2>&1 && return
        grep -q 'could not bind' "$server/log" 2> /dev/null || break
    done
    fail "PostgreSQL did not start ($try tried): $(tail -n 3 "$server/log" 2> /dev/null)"
}

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 10000))
        (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || break
    done
    printf '%s' "$port"
}

random_hex() {
    od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'
}

# By its own data folder alone: no other server is touched.
stop_postgres() {
    [[ -n $cluster_dir ]] || return 0
    stop_cluster "$(find_postgres)" "$cluster_dir"
    cluster_dir=
    postgres_url=
}

stop_cluster() {
    as_postgres "$1/pg_ctl" -D "$2/server/data" -m immediate -w stop > /dev/null 2>&1 || true
    rm -rf -- "$2"
}

# Servers whose ./dev was killed with -9 and so could not stop them.
sweep_orphans() {
    local dir pid space
    for dir in /tmp/journal-postgres.*/; do
        dir=${dir%/}
        [[ -O $dir && -r $dir/owner ]] || continue
        read -r pid space < "$dir/owner" || continue
        [[ $space == "$(this_process_space)" && ! -e /proc/$pid ]] || continue
        stop_cluster "$1" "$dir"
    done
}

# Process numbers mean something only within one boot and one container.
this_process_space() {
    printf '%s%s' "$(cat /proc/sys/kernel/random/boot_id)" "$(readlink /proc/self/ns/pid)"
}
