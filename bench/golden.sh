#!/bin/sh
# Speed of the golden model against the same training step in C, in one run: bench/golden.sh [ROUNDS] [SAMPLES]
# Needs a C compiler, a JDK (JAVA_HOME or the one in PATH) and a built golden-model (mvn -pl golden-model compile).
set -eu
cd "$(dirname "$0")/.."
rounds=${1:-7}
samples=${2:-20000}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac
classes=golden-model/target/classes
[ -d "$classes" ] || { echo "bench/golden.sh: build first: mvn -pl golden-model compile" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# shellcheck disable=SC2086 # several flags
${CC:-gcc} ${CFLAGS:--O3 -march=native} -o "$work/golden" bench/golden/golden.c -lm
"$javac" -d "$work" -cp "$classes" bench/golden/GoldenBench.java

# run PROGRAM ROUNDING ACTIVATION: one line, "microseconds hash saturations"
run() {
    if [ "$1" = c ]; then
        "$work/golden" "$2" "$3" "$samples"
    else
        "$java" -XX:+UseSerialGC -cp "$classes:$work" GoldenBench "$2" "$3" "$samples"
    fi
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

"$java" -version 2>&1 | head -1
${CC:-gcc} --version | head -1
for activation in linear relu; do
    for round in $(seq "$rounds"); do
        c_plain=$(run c nearest "$activation")
        java_noise=$(run java stochastic "$activation")
        c_noise=$(run c stochastic "$activation")
        java_plain=$(run java nearest "$activation")
        if [ "${c_noise#* }" != "${java_noise#* }" ] || [ "${c_plain#* }" != "${java_plain#* }" ]; then
            echo "the two programs did not compute the same: C $c_noise, $c_plain; Java $java_noise, $java_plain" >&2
            exit 1
        fi
        echo "$c_plain" >> "$work/c_plain.$activation"
        echo "$c_noise" >> "$work/c_noise.$activation"
        echo "$java_plain" >> "$work/java_plain.$activation"
        echo "$java_noise" >> "$work/java_noise.$activation"
        echo "${c_plain%% *} ${c_noise%% *} ${java_plain%% *} ${java_noise%% *}" \
            | awk '{ print $1 / $4 > "'"$work"'/r1"; print $2 / $4 > "'"$work"'/r2"; print $1 / $3 > "'"$work"'/r3" }'
        for r in 1 2 3; do cat "$work/r$r" >> "$work/ratio$r.$activation"; done
    done
    echo "784-100-10 DFA, $activation hidden layer, microseconds a sample (median of $rounds rounds, $samples samples each):"
    echo "  C without noise    $(median "$work/c_plain.$activation")"
    echo "  C with noise       $(median "$work/c_noise.$activation")"
    echo "  Java without noise $(median "$work/java_plain.$activation")"
    echo "  Java with noise    $(median "$work/java_noise.$activation")"
    echo "  ratio, C without noise / Java with noise:       $(median "$work/ratio1.$activation")"
    echo "  ratio, C with noise / Java with noise:          $(median "$work/ratio2.$activation")"
    echo "  ratio, C without noise / Java without noise:    $(median "$work/ratio3.$activation")"
done
