#!/bin/sh
# Prints the lines and branches that tests reached, file by file and in all, from gcov's own counts.
#
#   tests/coverage.sh BUILD-DIR      a build with --coverage, after its tests ran
set -u
cd "$(dirname "$0")/.." || exit 1
find "${1:?usage: tests/coverage.sh BUILD-DIR}" -name '*.gcno' ! -path '*/tests/*' | sort |
    xargs gcov --no-output --branch-counts --branch-probabilities 2>/dev/null |
    awk '
        function part(text) { sub(/.*:/, "", text); sub(/%.*/, "", text); return text }
        /^File / {
            name = $2
            gsub(/\047/, "", name)
            sub(/^\.\//, "", name)
            wanted = name ~ /^(db|core|tui)\/.*\.c$/
        }
        /^Lines executed:/ && wanted && !(name in lines) {
            lines[name] = $NF
            hit[name] = $NF * part($0) / 100
        }
        /^Taken at least once:/ && wanted && !(name in taken) {
            branches[name] = $NF
            taken[name] = $NF * part($0) / 100
        }
        END {
            printf "%-36s%8s%8s%10s%8s\n", "file", "lines", "", "branches", ""
            sorted = "sort"
            for (name in lines) {
                show(name, lines[name], hit[name], branches[name], taken[name])
                l += lines[name]; h += hit[name]; b += branches[name]; t += taken[name]
            }
            close(sorted)
            show("all", l, h, b, t)
        }
        function show(name, l, h, b, t) {
            line = sprintf("%-36s%8d%7.1f%%%10d%7.1f%%", name, l, l ? 100 * h / l : 0, b, b ? 100 * t / b : 0)
            if (name == "all") print line
            else print line | sorted
        }'
