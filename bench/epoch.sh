#!/bin/sh
# A whole epoch in co-simulation, everything compared after every sample, against the same epoch of the golden model: the
# matrices that are read back through the host port are the golden model's, and so is the accuracy, to the last digit.
#
#   bench/epoch.sh MNIST-FOLDER [EXAMPLE [MULTIPLIERS]]      default: examples/mnist-fdfa.yaml, 64
set -eu
cd "$(dirname "$0")/.."
data=$1
example=${2:-examples/mnist-fdfa.yaml}
multipliers=engine.multipliers=${3:-64}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

./hdlgen.sh train "$example" --data "$data" --epochs 1 --set "$multipliers" --export "$work/golden"
begin=$(date +%s)
./hdlgen.sh cosim "$example" --data "$data" --samples all --set "$multipliers" --out "$work/design" --export "$work/rtl"
seconds=$(($(date +%s) - begin))
echo "co-simulation: $seconds s, $((60000 / seconds)) samples a second"
./hdlgen.sh eval "$example" --data "$data" --set "$multipliers" --weights "$work/rtl" --json "$work/rtl.json"
./hdlgen.sh eval "$example" --data "$data" --set "$multipliers" --weights "$work/golden" --json "$work/golden.json"
for file in "$work"/golden/*.npy; do
    cmp "$file" "$work/rtl/$(basename "$file")"
done
cmp "$work/rtl.json" "$work/golden.json"
echo "the hardware's matrices and accuracy are the golden model's"
