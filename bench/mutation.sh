#!/bin/sh
# Strength of the co-simulation: single faults planted in generated designs, the share of them that it finds, and what is known of the others.
#
#   bench/mutation.sh [MUTANTS [SEED [SUBJECT ...]]]      mutants of each design; default 150, seed 1, all designs of mutation/Subject.java
#
# Tables go to build/bench-mutation/tables.md. A run that was stopped goes on where it was; other numbers need an empty build/bench-mutation.
set -eu
cd "$(dirname "$0")/.."
mvn -o -q -Dquick -DskipTests -Dspotless.check.skip package
count=${1:-150} seed=${2:-1}
shift $(($# < 2 ? $# : 2))
mkdir -p build/bench-mutation
java -XX:+UseSerialGC -Xmx3g -cp hdlgen/target/hdlgen.jar:hdlgen/target/test-classes bench/MutationBench.java \
    build/bench-mutation "$count" "$seed" build/bench-mutation/tables.md "$@"
