# shellcheck shell=bash disable=SC2154
# Runs test projects, adds up what they say, and prints the closing line. Sourced by ../dev.

results=artifacts/tests
passed=0 failed=0 skipped=0
totals_due=  # yes, while the closing line has not been printed
watched=  # process group of the program that runs in the foreground

# run_tests [OPTION OF XUNIT]…: every test project, built before, against both databases where PostgreSQL is there.
run_tests() {
    offer_postgres_to_tests
    ensure_servers
    rm -rf -- "$results"
    mkdir -p "$results"
    local project
    for project in tests/*Tests/; do
        run_test_project "$(basename "$project")" "$@"
    done
    stop_postgres
}

offer_postgres_to_tests() {
    [[ -z ${JOURNAL_TEST_POSTGRES:-} ]] || return 0
    if ensure_postgres; then
        start_postgres
        export JOURNAL_TEST_POSTGRES=$postgres_url
    elif [[ ${JOURNAL_REQUIRE_POSTGRES:-} == 1 ]]; then
        fail "PostgreSQL is required here (JOURNAL_REQUIRE_POSTGRES=1) and is not installed."
    else
        say "PostgreSQL is not installed: its tests are skipped, and counted as skipped below."
    fi
}

# Many tests wait for a time-out, a process or a disk: twice as many at a time as there are cores keep the cores busy.
run_test_project() {
    local name=$1 status=0 look=(-noLogo -maxThreads 2x)
    shift
    [[ -t 1 && -z ${NO_COLOR:-} ]] || look+=(-noColor)
    heading "$name"
    as_tests_run watch "tests/$name/bin/Release/net10.0/$name" "${look[@]}" -xml "$results/$name.xml" "$@" || status=$?
    count_results "$results/$name.xml" "$status" "$name"
}

# A larger youngest generation: thousands of short tests collect less often. Short methods are compiled by the thousand, and
# hundreds of short waits end in another thread's: neither a mapping for each piece of code that is written, nor threads that
# spin while they wait are worth their time here. What is measured runs without this.
as_tests_run() {
    DOTNET_GCgen0size=${DOTNET_GCgen0size:-0x4000000} DOTNET_EnableWriteXorExecute=${DOTNET_EnableWriteXorExecute:-0} \
        DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=${DOTNET_ThreadPool_UnfairSemaphoreSpinLimit:-0} "$@"
}

# Ctrl-C must stop a run at once and with all the processes that it started, so it gets a session of its own.
watch() {
    local status=0
    env --default-signal=INT setsid "$@" < /dev/null &
    watched=$!
    wait "$watched" || status=$?
    watched=
    return "$status"
}

stop_watched() {
    [[ -n $watched ]] || return 0
    kill -TERM -- "-$watched" 2> /dev/null
    local tenth
    for tenth in {1..50}; do
        kill -0 -- "-$watched" 2> /dev/null || return 0
        sleep 0.1
    done
    say "A test did not stop within ${tenth%?} seconds and is ended now."
    kill -KILL -- "-$watched" 2> /dev/null
}

# A run that ended without a result, or with an error that no result explains, is one more failure.
count_results() {
    local file=$1 status=$2 name=$3 failures
    if [[ ! -s $file ]]; then
        say "$name ended (status $status) without a result: it crashed or was killed."
        failed=$((failed + 1))
        return
    fi
    failures=$(($(result failed "$file") + $(result errors "$file")))
    ((status == 0 || failures > 0)) || failures=1
    passed=$((passed + $(result passed "$file")))
    failed=$((failed + failures))
    skipped=$((skipped + $(result skipped "$file")))
}

# result passed|failed|errors|skipped FILE: that number of xunit's report.
result() {
    local number
    number=$(grep -o '<assembly [^>]*' "$2" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | head -n 1)
    printf '%s' "${number:-0}"
}

# The last line of test, storm and check. Exit status 1 where anything failed or nothing was found.
close() {
    ((passed + failed + skipped > 0)) || say "No test was found that matches${1:+ $1}."
    closing_line
    ((failed == 0 && passed + skipped > 0))
}

# However a run ends, short of being stopped, its closing line says so: not having come to the tests is a failure.
close_early() {
    [[ -n $totals_due && $1 -lt 128 ]] || return 0
    failed=$((failed + 1))
    closing_line
}

closing_line() {
    totals_due=
    local line="$passed passed, $failed failed"
    ((skipped == 0)) || line+=", $skipped skipped"
    printf '%s\n' "$line"
}
