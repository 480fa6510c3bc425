#!/bin/sh
# Starts hdlgen: finds a JDK, installs the tools that the command needs (Debian and its relatives), builds when sources
# changed, and hands over to Java. Written for any POSIX shell, because on a bare machine there is nothing else.
#
#   HDLGEN_NO_INSTALL=1    never install: say what is missing and exit 2
#   HDLGEN_JAVA_OPTS       more options for the Java machine, such as -Xmx4g
#   JAVA_HOME              the JDK to use, if it is 17 or newer
set -eu
unset CDPATH

least_java=17

say() { printf 'hdlgen: %s\n' "$*" >&2; }
die() { say "$*"; exit 2; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- where we are -------------------------------------------------------------------------------------------------

self=$0
while [ -L "$self" ]; do
    link=$(readlink "$self")
    case $link in
        /*) self=$link ;;
        *) self=$(dirname "$self")/$link ;;
    esac
done
root=$(cd "$(dirname "$self")" && pwd -P)
work=$root/target/launcher
tools=$root/hdlgen/src/main/resources/io/hdlgen/cli/tools.txt

# --- the JDK ------------------------------------------------------------------------------------------------------

# Prints the major version of the JDK in $1, or nothing when it is no JDK.
java_version() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
    version=
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')
    fi
    printf '%s' "$version"
}

is_usable_jdk() {
    version=$(java_version "$1")
    [ -n "$version" ] && [ "$version" -ge "$least_java" ]
}

# Sets jdk; fails when there is none.
find_jdk() {
    if [ -n "${JAVA_HOME:-}" ]; then
        is_usable_jdk "$JAVA_HOME" && jdk=$JAVA_HOME && return 0
    fi
    if have java; then
        path=$(readlink -f "$(command -v java)" 2>/dev/null || command -v java)
        path=${path%/bin/java}
        is_usable_jdk "$path" && jdk=$path && return 0
    fi
    for path in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/current \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        is_usable_jdk "$path" && jdk=$path && return 0
    done
    return 1
}

# --- what is missing, and how to get it ---------------------------------------------------------------------------

# Prints "tool|package|purpose" for the tools that the commands in $1 need ($2 is "needed") or could use ("useful") and
# that this machine lacks.
missing_tools() {
    awk -F '[ \t]*[|][ \t]*' -v wanted="$1" -v kind="$2" '
        /^#/ || NF < 7 || $5 != kind { next }
        {
            n = split($6 " all", of, " ")
            for (i = 1; i <= n; i++)
                if (of[i] == "all" ? $6 == "all" : index(" " wanted " ", " " of[i] " ")) {
                    print $1 "|" $2 "|" $7
                    next
                }
        }' "$tools" | while IFS='|' read -r tool package purpose; do
        if [ "$tool" = java ]; then
            find_jdk && continue
        elif have "$tool"; then
            continue
        fi
        printf '%s|%s|%s\n' "$tool" "$package" "$purpose"
    done
}

# Installs what the commands in $1 need, or says what to install and stops.
provide_tools() {
    lacking=$(missing_tools "$1" needed)
    [ -n "$lacking" ] || return 0
    useful=$(missing_tools "$1" useful)
    lacking=$lacking${useful:+"
$useful"}
    packages=$(printf '%s\n' "$lacking" | cut -d'|' -f2 | tr '\n' ' ' | sed 's/ *$//')
    say "these tools are needed and not on this machine:"
    printf '%s\n' "$lacking" | while IFS='|' read -r tool package purpose; do
        say "  $tool: $purpose (Debian package $package)"
    done
    command="apt-get install -y --no-install-recommends $packages"
    have apt-get || die "there is no apt-get here: please install them with this system's package manager, then try again"
    sudo=
    [ "$(id -u)" = 0 ] || sudo="sudo "
    [ "${HDLGEN_NO_INSTALL:-}" != 1 ] || die "HDLGEN_NO_INSTALL is set; to install them: $sudo$command"
    [ -z "$sudo" ] || have sudo || die "not root, and no sudo; as root, run: $command"
    install_packages
}

# apt-get with what a script needs; its words go to the log.
apt() {
    # sudo may ask for a password on the terminal, even if standard input is something else.
    # shellcheck disable=SC2086 # a word or none
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >>"$work/apt.log" 2>&1 \
        </dev/null
}

install_packages() {
    mkdir -p "$work" || die "cannot write to $work"
    say "installing with apt-get (log: $work/apt.log): $packages"
    : >"$work/apt.log"
    apt update || say "apt-get update failed; trying with the package lists that are here"
    case " $packages " in
        *" default-jdk-headless "*) packages=$(with_jdk_package "$packages") ;;
    esac
    # shellcheck disable=SC2086 # a list of words
    if ! apt install --no-install-recommends $packages; then
        tail -n 15 "$work/apt.log" >&2
        die "the installation failed; to try by hand: ${sudo}apt-get update; $sudo$command"
    fi
}

# Replaces the default JDK by a newer package where the default is too old (Debian 11, Ubuntu 22.04).
with_jdk_package() {
    default=$(apt-cache depends default-jdk-headless 2>/dev/null | sed -n 's/.*openjdk-\([0-9]*\)-jdk.*/\1/p' | head -n 1)
    name="default-jdk-headless"
    if [ "${default:-0}" -lt "$least_java" ]; then
        for candidate in 25 21 17; do
            if apt-cache show "openjdk-$candidate-jdk-headless" >/dev/null 2>&1; then
                name=openjdk-$candidate-jdk-headless
                break
            fi
        done
    fi
    printf '%s' "$1" | sed "s/default-jdk-headless/$name/"
}

# --- the build ----------------------------------------------------------------------------------------------------

# Everything that goes into the program. Names only: these directories are all that the build reads.
sources() {
    cd "$root"
    for path in pom.xml .mvn golden-model/pom.xml sim/pom.xml hdlgen/pom.xml \
        golden-model/src/main sim/src/main hdlgen/src/main templates constraints docs/rules examples; do
        [ ! -e "$path" ] || printf '%s\n' "$path"
    done
}

# True when a source, or a directory of them, is newer than the build in $1.
is_stale() {
    # shellcheck disable=SC2046 # names without spaces, see sources
    [ -n "$(cd "$root" && find $(sources) -newer "$1" ! -name '.*' ! -name '*~' -print 2>/dev/null | head -n 1)" ]
}

# One word that changes with the content of the sources.
fingerprint() {
    # shellcheck disable=SC2046 # names without spaces, see sources
    (cd "$root" && find $(sources) -type f ! -name '.*.sw?' ! -name '*~' -exec cksum {} + | LC_ALL=C sort -k 3 | sha256sum | cut -c 1-16)
}

# Sets app to the directory of a build that is as new as the sources, or to nothing.
find_build() {
    app=
    if [ -r "$work/current" ]; then
        read -r name <"$work/current" || name=
        if [ -n "$name" ] && [ -r "$work/$name/hdlgen.jar" ] && ! is_stale "$work/current"; then
            app=$work/$name
        fi
    fi
}

# Builds, unless another launcher did so while this one waited for the lock.
provide_build() {
    mkdir -p "$work" || die "cannot write to $work"
    if have flock; then
        exec 9>"$work/lock"
        if ! flock -n 9; then
            say "another hdlgen is building; waiting for it"
            flock 9
        fi
        build
        exec 9>&-
    else
        build
    fi
}

build() {
    began=$work/began.$$
    : >"$began"
    name=$(fingerprint)
    if [ ! -r "$work/$name/hdlgen.jar" ]; then
        say "building (once, and again when sources change)"
        compile
        collect "$name"
    fi
    printf '%s\n' "$name" >"$began.name"
    touch -r "$began" "$began.name"
    mv "$began.name" "$work/current"
    rm -f "$began"
    app=$work/$name
    remove_old_builds
}

compile() {
    if ! (cd "$root" && JAVA_HOME=$jdk mvn -q -B -Dquick -Dmaven.test.skip=true -Denforcer.skip=true \
        -Dhdlgen.target=target/launcher package </dev/null 9>&-) >"$work/build.log" 2>&1; then
        tail -n 40 "$work/build.log" >&2
        rm -f "$began"
        die "the build failed; the whole log: $work/build.log"
    fi
}

# Copies the program to its own directory: a running one keeps its jars when the next is built.
collect() {
    fresh=$work/fresh.$$
    rm -rf "$fresh"
    mkdir "$fresh"
    cp "$root/hdlgen/target/launcher/hdlgen.jar" "$fresh/"
    cp -R "$root/hdlgen/target/launcher/lib" "$fresh/lib"
    rm -rf "${work:?}/$1"
    mv "$fresh" "$work/$1"
}

# Keeps the builds of the last day, which may still run.
remove_old_builds() {
    find "$work" -mindepth 1 -maxdepth 1 -type d -mtime +0 ! -path "$app" -exec rm -rf {} + 2>/dev/null || :
}

# Sets archive to the loaded classes of this build and JDK, which halve the start-up time; empty when there is none.
provide_archive() {
    archive=$app/classes-$(printf '%s' "$jdk" | tr -c 'A-Za-z0-9.\n' '-').jsa
    [ ! -r "$archive" ] || return 0
    fresh=$archive.$$
    if "$jdk/bin/java" -XX:ArchiveClassesAtExit="$fresh" -XX:+UseSerialGC -jar "$app/hdlgen.jar" help --json "$fresh.json" \
        >/dev/null 2>&1 </dev/null && [ -s "$fresh" ]; then
        mv "$fresh" "$archive"
    else
        archive=
    fi
    rm -f "$fresh" "$fresh.json"
}

# --- the tests ----------------------------------------------------------------------------------------------------

# Prints the sum of attribute $1 over the test suites of all reports.
sum_reports() {
    find "$root"/*/target/surefire-reports "$root"/*/target/failsafe-reports -name 'TEST-*.xml' \
        -exec sed -n "/<testsuite /,/>/s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" {} \; 2>/dev/null |
        awk '{ sum += $1 } END { print sum + 0 }'
}

# Runs all tests and gates; the arguments that are not ours go to Maven. The last line tells the numbers.
run_tests() {
    json=
    quiet=
    count=$#
    while [ "$count" -gt 0 ]; do
        case $1 in
            --json)
                [ "$count" -gt 1 ] || die "--json: needs a value: --json FILE"
                json=$2
                shift
                count=$((count - 1))
                ;;
            --json=*) json=${1#--json=} ;;
            --quiet) quiet=1 ;;
            *) set -- "$@" "$1" ;;
        esac
        shift
        count=$((count - 1))
    done
    # Reports count below; classes of tests that were deleted would still run.
    for part in surefire-reports failsafe-reports classes test-classes maven-status; do
        rm -rf "$root"/*/target/"$part"
    done
    mkdir -p "$work" || die "cannot write to $work"
    log=$work/test.log
    say "running all tests on the JDK $jdk (whole log: $log)"
    rm -f "$work/test.status"
    # A failing test must not keep the later modules from being tested: failures are counted below.
    {
        (cd "$root" && JAVA_HOME=$jdk mvn -B -fae -Dstyle.color=never -Dmaven.test.failure.ignore=true "$@" verify </dev/null) 2>&1 &&
            echo 0 >"$work/test.status" || echo 1 >"$work/test.status"
    } | tee "$log" | if [ -n "$quiet" ]; then cat >/dev/null; else show_tests; fi
    read -r failed_build <"$work/test.status"
    tests=$(sum_reports tests)
    failed=$(($(sum_reports failures) + $(sum_reports errors)))
    skipped=$(sum_reports skipped)
    passed=$((tests - failed - skipped))
    status=0
    if [ "$failed_build" != 0 ] || [ "$failed" != 0 ] || [ "$passed" = 0 ] || grep -q '^\[ERROR\]' "$log"; then
        status=1
        if [ "$failed" = 0 ]; then
            failed=1
            say "a gate failed, or no test ran (counted as one failure): see the lines marked ERROR in $log"
        fi
    fi
    line="$passed passed, $failed failed"
    [ "$skipped" = 0 ] || line="$line, $skipped skipped"
    if [ -n "$json" ]; then
        printf '{\n  "schema_version" : 1,\n  "command" : "test",\n  "exit_status" : %d,\n  "passed" : %d,\n  "failed" : %d,\n  "skipped" : %d\n}\n' \
            "$status" "$passed" "$failed" "$skipped" >"$json.tmp" && mv "$json.tmp" "$json" || status=2
    fi
    printf '%s\n' "$line"
    exit "$status"
}

# The lines that tell how far the tests are and what went wrong.
show_tests() {
    grep --line-buffered -E '^\[(ERROR|WARNING)\]|^\[INFO\] (Building hdlgen|Tests run:.* in )' || :
}

# --- the command --------------------------------------------------------------------------------------------------

# Sets options for the Java machine.
set_java_options() {
    options="-XX:+UseSerialGC -Xshare:auto"
    case $1 in
        # Short work is over before the second compiler has paid for itself.
        help | version | doctor | init | check | rules | boards | estimate | generate | clean | -*)
            options="$options -XX:TieredStopAtLevel=1"
            ;;
    esac
    if [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; then
        columns=$(stty size 2>/dev/null </dev/tty | cut -d' ' -f2)
        options="$options -Dhdlgen.columns=${columns:-80}"
    fi
}

main() {
    # File names may hold any letter; a bare machine has no locale set.
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
        *[Uu][Tt][Ff]*) ;;
        *) export LC_ALL=C.UTF-8 ;;
    esac
    command=${1:-help}
    wanted=$command
    for word in "$@"; do
        case $word in
            --) break ;;
            --help | -h) wanted=help ;;
        esac
    done
    if [ "$wanted" = test ]; then
        provide_tools test
        find_jdk || die "the JDK that was installed is not found"
        shift
        run_tests "$@"
    fi
    find_build
    [ -n "$app" ] || wanted="$wanted build"
    provide_tools "$wanted"
    find_jdk || die "the JDK that was installed is not found"
    [ -n "$app" ] || provide_build
    provide_archive
    set_java_options "$command"
    # shellcheck disable=SC2086 # options are words
    exec "$jdk/bin/java" $options ${archive:+-Xlog:disable} ${archive:+"-XX:SharedArchiveFile=$archive"} \
        ${HDLGEN_JAVA_OPTS:-} "-Dhdlgen.root=$root" -jar "$app/hdlgen.jar" "$@"
}

main "$@"
