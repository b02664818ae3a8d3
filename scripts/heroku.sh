# shellcheck shell=bash
# The workers of an app on Heroku. Sourced by workers_on and workers_off.

# scale_workers NUMBER [APP]
scale_workers() {
    local number=$1 app=${2:-${HEROKU_APP:-}}
    if [[ $app == -* ]]; then
        say "Usage: scripts/${0##*/} [APP]. Without APP it is the app of HEROKU_APP, or of this folder's remote 'heroku'."
        exit 2
    fi
    command -v heroku > /dev/null \
        || fail "The program 'heroku' is not installed, so nothing was changed. https://devcenter.heroku.com/articles/heroku-cli tells how to get it."
    heroku ps:scale "worker=$number" ${app:+--app "$app"} \
        || fail "Heroku did not do it; its sentence stands above. 'heroku login' signs in, and 'heroku apps' lists what you may change."
}
