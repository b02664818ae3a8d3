# shellcheck shell=bash
# EF Core's tools: the check of pending migrations and the compiled model. Sourced by ../dev.

contexts=(SqliteJournalDb PostgresJournalDb)
product=src/TherapyJournal
compiled_models=$product/Storage/CompiledModels
models_made=

# Is a migration missing for a changed model? One answer per provider; the Release build must stand.
check_migrations() {
    local context
    for context in "${contexts[@]}"; do
        if ! context_exists "$context"; then
            say "Migrations of $context: not checked, because $product has no such context yet."
        elif ! ef migrations has-pending-model-changes --context "$context"; then
            return 1
        fi
    done
}

# A compiled model starts faster, but would hide a changed model from a normal build: only publishing has one.
make_compiled_models() {
    local context provider said
    models_made=yes
    for context in "${contexts[@]}"; do
        if ! context_exists "$context"; then
            say "Compiled model of $context: not made, because $product has no such context yet."
            continue
        fi
        provider=${context%JournalDb}
        say "Compiling the model of $context"
        said=$(ef dbcontext optimize --context "$context" --output-dir "Storage/CompiledModels/$provider" \
            --namespace "TherapyJournal.Storage.CompiledModels.$provider" 2>&1) \
            || fail "EF could not compile the model of $context: $said"
    done
}

remove_compiled_models() {
    [[ -n $models_made ]] || return 0
    rm -rf -- "$compiled_models"
    models_made=
}

context_exists() {
    grep -rqE "class $1\b" --include='*.cs' "$product"
}

# The product is its own startup project, because it alone references EF's design package.
ef() {
    dotnet ef "$@" --project "$product" --startup-project "$product" --configuration Release --no-build
}
