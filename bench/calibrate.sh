#!/bin/sh
# Fits the coefficients of docs/estimates.md to the stored runs and prints how far they are off; with `run`, designs of
# the stored runs are synthesised first, for every family: a minute or so for each.
#
#   bench/calibrate.sh [run NAME...]
set -eu
cd "$(dirname "$0")/.."
mvn -o -q -Dquick -DskipTests -Dspotless.check.skip package
java -XX:+UseSerialGC -cp hdlgen/target/hdlgen.jar bench/Calibrate.java hdlgen/src/main/resources/io/hdlgen/estimate "$@"
