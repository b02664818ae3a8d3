# shellcheck shell=bash
# EF Core's tools: the check of pending migrations, new migrations and the compiled models. Sourced by ../dev.

contexts=(SqliteJournalDb PostgresJournalDb)
product=src/TherapyJournal
compiled_models=$product/Storage/CompiledModels

# Is a migration missing for a changed model? One answer per provider; the Release build must stand.
check_migrations() {
    local context
    for context in "${contexts[@]}"; do
        ef migrations has-pending-model-changes --context "$context" || return 1
    done
}

# After a change of the stored records: a migration per provider, where a name for it is given, and the compiled models anew.
renew_model() {
    local migration=$1 context
    # They name the properties of the records, so that a removed one would not let them build.
    rm -rf -- "$compiled_models"
    build_product
    if [[ -n $migration ]]; then
        for context in "${contexts[@]}"; do
            say "Adding the migration $migration for ${context%JournalDb}"
            quietly ef migrations add "$migration" --context "$context" \
                --output-dir "Storage/Migrations/${context%JournalDb}"
        done
        build_product
    fi
    for context in "${contexts[@]}"; do
        say "Compiling the model of $context"
        quietly ef dbcontext optimize --context "$context" --output-dir "Storage/CompiledModels/${context%JournalDb}" \
            --namespace "TherapyJournal.Storage.CompiledModels.${context%JournalDb}"
    done
}

build_product() {
    restore "$product"
    build "$product/TherapyJournal.csproj" -p:JournalAnalyzers=off
}

quietly() {
    local said
    said=$("$@" 2>&1) || fail "EF's tools say: $said"
}

# The product is its own startup project, because it alone references EF's design package.
ef() {
    dotnet ef "$@" --project "$product" --startup-project "$product" --configuration Release --no-build
}
