# shellcheck shell=bash disable=SC2034
# The .NET SDK: finding it, offering it, building with it. Sourced by ../dev.

# Nothing is left running after a command, nothing is reported to anybody.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true

# A bare machine lacks the ICU library. The program does not need it; the SDK does without when told,
# and then wonders about every package's translations (NETSDK1188).
if ! compgen -G '/usr/lib*/*/libicuuc.so.*' > /dev/null && ! compgen -G '/usr/lib*/libicuuc.so.*' > /dev/null; then
    export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 MSBuildWarningsAsMessages=NETSDK1188
fi

app_project=src/TherapyJournal.App/TherapyJournal.App.csproj
charts_left_out=src/TherapyJournal.App/obj/charts/left-out
app_program=src/TherapyJournal.App/bin/Release/net10.0/TherapyJournal.App
dotnet_home="${HOME:-}/.dotnet"

need_dotnet() {
    use_dotnet && return
    offer_dotnet
    use_dotnet || fail "The .NET SDK was installed into $dotnet_home, but it does not run. Start $dotnet_home/dotnet --info to see why."
}

# Takes the first SDK that satisfies global.json: the one on the PATH, else the one in the user's folder.
use_dotnet() {
    dotnet --version > /dev/null 2>&1 && remember_root "$(readlink -f "$(command -v dotnet)")" && return
    "$dotnet_home/dotnet" --version > /dev/null 2>&1 || return 1
    export PATH="$dotnet_home:$PATH"
    remember_root "$dotnet_home/dotnet"
}

# The built programs look for their runtime here.
remember_root() {
    export DOTNET_ROOT="${1%/*}"
}

offer_dotnet() {
    local wanted channel
    wanted=$(sed -n 's/.*"version": *"\([0-9.]*\)".*/\1/p' global.json)
    channel=${wanted%.*}
    say "This needs the .NET SDK $wanted or newer ($channel), and no such SDK was found on the PATH or in $dotnet_home."
    if ! can_ask; then
        say "These two commands install it into your own folder; then run ./dev again:"
        say "  curl -fsSL https://dot.net/v1/dotnet-install.sh -o dotnet-install.sh"
        say "  bash dotnet-install.sh --channel $channel --install-dir ~/.dotnet"
        exit 1
    fi
    ask "Install it into $dotnet_home with Microsoft's own script from dot.net?" \
        || fail "Nothing was installed. The .NET SDK $channel is at https://dot.net."
    install_dotnet "$channel"
}

install_dotnet() {
    local script
    script=$(mktemp)
    download https://dot.net/v1/dotnet-install.sh "$script" \
        || fail "The install script could not be downloaded from dot.net. Is this machine online? Nothing was installed."
    bash "$script" --channel "$1" --install-dir "$dotnet_home" \
        || fail "The install script failed; its message stands above. Nothing here was changed."
    rm -f -- "$script"
}

download() {
    if command -v curl > /dev/null; then
        curl -fsSL "$1" -o "$2"
    elif command -v wget > /dev/null; then
        wget -qO "$2" "$1"
    else
        fail "Neither curl nor wget is installed, so nothing can be downloaded."
    fi
}

# Restores what the lock files name; a package that is not to be had is the usual reason to fail.
restore() {
    dotnet restore "$@" -v:quiet >&2 \
        || fail "Restoring packages failed. Is this machine online? After a change of packages: dotnet restore --force-evaluate, and commit the lock files."
}

# build PROJECT [OPTION]…: one Release build, said in one line unless it fails.
build() {
    say "Building $(basename "$1")"
    compile "$@" >&2 || fail "The build failed; the errors stand above."
    say_left_out
}

# A quiet build keeps to itself that the charts are not in the program.
say_left_out() {
    [[ ! -s $charts_left_out ]] || say "$(< "$charts_left_out")"
}

# By msbuild itself, which says nothing where nothing is wrong; as many projects at a time as there are cores.
compile() {
    dotnet msbuild "$@" -m -p:Configuration=Release -v:quiet -nologo
}

# The App alone, without analyzers, into the place that ./journal runs.
build_app_quickly() {
    restore "$app_project"
    build "$app_project" -p:JournalAnalyzers=off
}
