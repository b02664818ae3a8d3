# shellcheck shell=bash
# Runs the published folder as a container would. Sourced by ../dev.

published_ground=  # what is made for it: removed by stop_published
published_server=  # process of the server that runs now

# try_published FOLDER: as nobody, with the tree read-only, a home that is not there, and two folders to write to.
try_published() {
    local folder=$1 port
    ((EUID == 0)) || fail "This needs root, to run the program as another account (nobody). In a container it is root."
    [[ -x $folder/TherapyJournal.App ]] || fail "There is no published program in $folder: ./dev publish makes it."
    port=$(free_port)
    published_ground=$(mktemp -d /tmp/journal-published.XXXXXXXX)
    mkdir "$published_ground"/{data,keys,outside}
    chown nobody "$published_ground"/{data,keys}
    chmod 700 "$published_ground"/{data,keys}
    chmod 711 "$published_ground"
    touch "$published_ground/begun"

    say "The server starts as nobody, at port $port"
    as_nobody "$folder" "$port" serve > "$published_ground/said" 2>&1 &
    published_server=$!
    until_ready "$port"
    say "It is ready: $(ask_health "$port" live), $(ask_health "$port" ready)"
    as_nobody "$folder" "$port" serve --check || fail "serve --check does not find the server."
    as_nobody "$folder" "$port" patients add --name "Ada Example" > /dev/null || fail "Beside the server no patient could be added."
    end_server
    as_nobody "$folder" "$port" patients list | grep -q "Ada Example" || fail "What was added is not there."
    nothing_else_written "$folder"
    say "Done: it ended in time, kept what was written, and wrote nowhere but into data and keys."
}

# In a mount namespace of its own where the machine lets us, so that the tree is read-only to everybody; else by the files' modes alone.
as_nobody() {
    local folder=$1 port=$2 words
    shift 2
    printf -v words '%q ' "$folder/TherapyJournal.App" "$@"
    local run="cd $published_ground/outside && exec setpriv --reuid=nobody --regid=nogroup --clear-groups --no-new-privs --inh-caps=-all \
        env -i HOME=/nonexistent PATH=/usr/bin:/bin PORT=$port DOTNET_EnableDiagnostics=0 \
        JOURNAL_DATA_DIR=$published_ground/data JOURNAL_MASTER_KEY_FILE=$published_ground/keys/master.key \
        JOURNAL_LEDGER_DIR=$published_ground/keys/ledger $words"
    if unshare --mount true 2> /dev/null; then
        exec_or_run unshare --mount bash -c "mount --bind $published_ground $published_ground && mount -o remount,bind,ro / && $run"
    else
        exec_or_run bash -c "$run"
    fi
}

# In the background the subshell becomes the program itself, so that a signal reaches it.
exec_or_run() {
    if ((BASH_SUBSHELL > 0)); then exec "$@"; else "$@"; fi
}

ask_health() {
    exec 3<> "/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET /health/%s HTTP/1.0\r\n\r\n' "$2" >&3
    tr -d '\r' <&3 | tail -n 1
    exec 3<&-
}

until_ready() {
    local tenth
    for tenth in {1..600}; do
        kill -0 "$published_server" 2> /dev/null || fail "The server ended: $(cat "$published_ground/said")"
        [[ $(ask_health "$1" ready 2> /dev/null) == ready ]] && return
        sleep 0.1
    done
    fail "The server is not ready after ${tenth%?} seconds: $(cat "$published_ground/said")"
}

end_server() {
    local begun=$SECONDS status=0
    kill -TERM "$published_server"
    wait "$published_server" || status=$?
    published_server=
    ((status == 0)) || fail "Asked to end, the server ended with status $status: $(cat "$published_ground/said")"
    ((SECONDS - begun <= 15)) || fail "The server took $((SECONDS - begun)) seconds to end."
    say "Asked to end, it was gone after $((SECONDS - begun)) seconds"
}

nothing_else_written() {
    local found
    found=$(find "$1" "$published_ground/outside" /tmp /var/tmp /dev/shm -xdev -user nobody -newer "$published_ground/begun" \
        -not -path "$published_ground/data*" -not -path "$published_ground/keys*" 2> /dev/null || true)
    [[ -z $found ]] || fail "It wrote elsewhere too: $found"
}

stop_published() {
    [[ -z $published_server ]] || kill -KILL "$published_server" 2> /dev/null
    [[ -z $published_ground ]] || rm -rf -- "$published_ground"
    published_server='' published_ground=''
}
