#!/bin/sh
# What each rule costs on four families, by Yosys: one network, one shape of the array, the rule's own default options.
# Prints two tables in Markdown, amounts and what they are in relation to the first rule's; docs/results/resources.md holds them.
#
#   bench/resources.sh [RULE...]      default: all rules, DFA and BP first
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- dfa bp fa kp sdfa drtp dkp fdfa fg-a dp-t dp np anp inp dnp danp dinp
mvn -o -q -Dquick -DskipTests -Dspotless.check.skip package
java -XX:+UseSerialGC -cp hdlgen/target/hdlgen.jar bench/Resources.java "$work" "$@"
