#!/bin/sh
# Accuracy of every rule, in fixed point and in float, means of three seeds, as tables in Markdown.
#
#   bench/rules.sh digits [EPOCHS]              the built-in digits, examples/digits-<rule>.yaml, default 20 epochs
#   bench/rules.sh FOLDER [EPOCHS [RULE ...]]   MNIST in FOLDER, examples/mnist-<rule>.yaml, default 1 epoch, all rules
set -eu
cd "$(dirname "$0")/.."
data=${1:?digits or the folder of MNIST}
shift
if [ "$data" = digits ]; then set_of=digits epochs=${1:-20}; else set_of=mnist epochs=${1:-1}; fi
[ $# -eq 0 ] || shift
if [ $# -eq 0 ]; then
    set -- bp fa kp dfa sdfa drtp dkp fdfa fg-a dp dp-t np anp inp
    [ "$set_of" = mnist ] || set -- "$@" dnp danp dinp
fi
files=
for rule in "$@"; do files="$files examples/$set_of-$rule.yaml"; done
[ -f hdlgen/target/hdlgen.jar ] || mvn -o -q -Dquick -DskipTests -Dspotless.check.skip package
# shellcheck disable=SC2086 # several files
java -cp hdlgen/target/hdlgen.jar bench/RulesBench.java "$data" "$epochs" $files
