#!/bin/sh
# Proves all theorems of docs/proof.md, at the larger parameters too, which the tests leave out.
#
#   bench/proof.sh
set -eu
cd "$(dirname "$0")/.."
mvn -o -q -Dquick -pl hdlgen -am verify -Dtest=NoSuchTest -Dit.test=TheoremIT -Dhdlgen.proofs=all \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
