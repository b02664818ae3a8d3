# shellcheck shell=bash
# How the scripts speak: to stderr, in sentences. Sourced by ../dev and ../.ci/run.

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

heading() {
    if [[ -t 2 && -z ${NO_COLOR:-} ]]; then
        printf '\n\033[1m%s\033[0m\n' "$*" >&2
    else
        printf '\n%s\n' "$*" >&2
    fi
}

# Someone sits there and nobody has said that this is CI.
can_ask() {
    [[ -t 0 && -t 2 && -z ${CI:-} ]]
}

ask() {
    local answer
    printf '%s [y/N] ' "$*" >&2
    read -r answer && [[ $answer == [yY]* ]]
}
