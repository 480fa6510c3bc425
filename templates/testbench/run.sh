#!/bin/sh
# Trains the engine on the samples of this folder in Icarus Verilog, and compares. The last line begins with PASS or
# FAIL, the exit status is 0 or 1. Needs iverilog and vvp.
#
# For another simulator: compile testbench.v with the files that rtl/files.f lists, and run the module testbench in the
# folder of the design.
set -eu
case $0 in
    */*) cd "${0%/*}/.." ;;
    *) cd .. ;;
esac
iverilog -g2005 -Wall -s testbench -o vectors/testbench.vvp -c rtl/files.f vectors/testbench.v
said=$(vvp -n vectors/testbench.vvp)
printf '%s\n' "$said"
case $said in
    *FAIL*) exit 1 ;;
    *PASS:*) ;;
    *) exit 1 ;;
esac
