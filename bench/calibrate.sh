#!/bin/sh
# Fits the coefficients of docs/estimates.md to the stored runs and prints how far they are off; with `run`, designs of
# the stored runs are synthesised first, a minute or so for each: those that are named, or all; for the families that are
# named, or all.
#
#   bench/calibrate.sh [run [NAME|FAMILY]...]
set -eu
cd "$(dirname "$0")/.."
mvn -o -q -Dquick -DskipTests -Dspotless.check.skip package
java -XX:+UseSerialGC -cp hdlgen/target/hdlgen.jar bench/Calibrate.java hdlgen/src/main/resources/io/hdlgen/estimate "$@"
