#!/bin/sh
# What each rule costs on three families, by Yosys: one network, one shape of the array, the rule's own default options.
# Prints a table in Markdown; docs/results/resources.md holds it.
#
#   bench/resources.sh [RULE...]      default: all rules, DFA and BP first
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- dfa bp fa kp sdfa drtp dkp fdfa fg-a dp-t dp np anp inp dnp danp dinp

# Adds up cells whose names match a pattern; each counts as $3, or 1.
cells() {
    awk -v pattern="^($2)\$" '$1 ~ pattern { n += $2 } END { print n + 0 }' "$1"
}

synthesise() {  # rule, family, commands
    (cd "$work/$1" && yosys -q -l "$2.log" -p "read_verilog $(tr '\n' ' ' <rtl/files.f); $3; tee -q -o $2.stat stat" >"$2.out" 2>&1) ||
        { tail -n 2 "$work/$1/$2.out" >&2; echo "$1, $2: no result" >&2; exit 1; }
}

# On iCE40 multipliers stand alone until they are mapped: Yosys 0.23 otherwise packs the adders behind them into the DSP
# blocks in a way that it cannot connect.
alone="hierarchy -top digits; setattr -mod -set keep_hierarchy 1 *mul; synth_ice40 -dsp -top digits; \
    setattr -mod -unset keep_hierarchy *mul; flatten"

echo "| rule | ECP5 LUT4 | CCU2C | FF | DP16KD | MULT18X18D | iCE40 LUT4 | FF | EBR | MAC16 | 7-series LUT | CARRY4 | FF | RAMB18 + 2 RAMB36 | DSP48E1 |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
for rule in "$@"; do
    ./hdlgen.sh generate "examples/digits-$rule.yaml" --set name=digits --set 'engine={block: 4, blocks: 1}' \
        --out "$work/$rule" >/dev/null 2>&1
    synthesise "$rule" ecp5 "synth_ecp5 -nowidelut -top digits" &
    synthesise "$rule" ice40 "$alone"
    wait $!
    synthesise "$rule" xc7 "synth_xilinx -family xc7 -flatten -top digits"
    e=$work/$rule/ecp5.stat
    i=$work/$rule/ice40.stat
    x=$work/$rule/xc7.stat
    echo "| $rule | $(cells "$e" LUT4) | $(cells "$e" CCU2C) | $(cells "$e" TRELLIS_FF) | $(cells "$e" DP16KD) | $(cells "$e" MULT18X18D)" \
        "| $(cells "$i" SB_LUT4) | $(cells "$i" 'SB_DFF.*') | $(cells "$i" SB_RAM40_4K) | $(cells "$i" SB_MAC16)" \
        "| $(cells "$x" 'LUT[1-6]') | $(cells "$x" CARRY4) | $(cells "$x" 'FD[RSCP]E') | $(($(cells "$x" 'RAMB18.*') + 2 * $(cells "$x" 'RAMB36.*'))) | $(cells "$x" DSP48E1) |"
done
