#!/bin/sh
# Strength of the co-simulation: single faults planted in generated designs, and the share of them that it finds.
#
#   bench/mutation.sh [MUTANTS [SEED]]      mutants of each design; default 100, seed 1
set -eu
cd "$(dirname "$0")/.."
mvn -o -q -Dquick -DskipTests -Dspotless.check.skip package
java -XX:+UseSerialGC -cp hdlgen/target/hdlgen.jar:hdlgen/target/test-classes bench/MutationBench.java build/bench-mutation "${1:-100}" "${2:-1}"
