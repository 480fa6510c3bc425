#!/bin/sh
# Speed of the co-simulation, everything compared after every sample, as a ratio to the same verilated model driven by a
# plain C++ loop without comparison; both in turns, so that other load hits both. Target: at least 0.8.
#
#   bench/cosim.sh [SAMPLES [ROUNDS]]      default: 500 samples of the MNIST shape, 7 rounds
set -eu
cd "$(dirname "$0")/.."
mvn -o -q -Dquick -DskipTests -Dspotless.check.skip package
for overrides in engine.multipliers=16 engine.multipliers=64; do
    java -XX:+UseSerialGC -cp hdlgen/target/hdlgen.jar bench/CosimBench.java examples/mnist-dfa.yaml "${1:-500}" "${2:-7}" "$overrides"
done
