#!/bin/sh
# Proves the directions of the house: tui calls core, core calls db, nobody calls back; and that each
# outside library is known only to the files that own it. By includes and words of the sources, and by
# the symbols of the objects.
#
#   tests/layers.sh OBJECTS              checks the tree and its objects (build/release)
#   tests/layers.sh --self-test OBJECTS  plants a violation of every rule in a copy and must find each
#
# Prints one line a violation and exits 1 when there is one.
set -u

# Who may include what: a header (regex) and the files (regex) that alone may.
owners() {
    cat <<'END'
sqlite3\.h|db/sqlite[a-z_]*\.[ch]
libpq[-a-z/]*\.h|db/postgres[a-z_]*\.[ch]
(n?curses|ncursesw/[a-z]*|term|panel|menu|form)\.h|tui/(screen|draw|input|colour)\.c
csv\.h|core/csv/[a-z_]*\.[ch]
jansson\.h|core/.*
libxml/.*|core/[a-z]*/[a-z]*_module\.c
gmime/.*|core/[a-z]*/[a-z]*_module\.c
pango/.*|core/[a-z]*/[a-z]*_module\.c
cairo.*|core/[a-z]*/[a-z]*_module\.c
core/.*|(core|tui)/.*
tui/.*|tui/.*
END
}

# The files to look at, below the current directory.
sources() {
    find db core tui -name '*.[ch]' -type f | sort
}

check_includes() {
    owners >"$scratch/owners"
    sources | xargs grep -nE '^[[:space:]]*#[[:space:]]*include' /dev/null |
        sed -nE 's/^([^:]*):([0-9]*):[^"<]*["<]([^">]*)[">].*/\1 \2 \3/p' |
        awk -v owners="$scratch/owners" '
            BEGIN {
                while ((getline line < owners) > 0) {
                    bar = index(line, "|")
                    # the first "|" outside parentheses parts header and files
                    depth = 0
                    for (i = 1; i <= length(line); i++) {
                        c = substr(line, i, 1)
                        if (c == "(") depth++
                        if (c == ")") depth--
                        if (c == "|" && depth == 0) { bar = i; break }
                    }
                    n++
                    header[n] = "^" substr(line, 1, bar - 1) "$"
                    files[n] = "^" substr(line, bar + 1) "$"
                }
            }
            {
                for (i = 1; i <= n; i++)
                    if ($3 ~ header[i] && $1 !~ files[i])
                        printf "%s:%d: must not include %s\n", $1, $2, $3
            }'
}

# The sources without comments, as "file:line:code".
code() {
    # shellcheck disable=SC2016
    sources | xargs awk '
            FNR == 1 { comment = 0 }
            {
                out = ""
                n = length($0)
                for (i = 1; i <= n; i++) {
                    c = substr($0, i, 1)
                    two = substr($0, i, 2)
                    if (comment) {
                        if (two == "*/") { comment = 0; i++ }
                    } else if (quote != "") {
                        out = out c
                        if (c == "\\") { out = out substr($0, ++i, 1) }
                        else if (c == quote) quote = ""
                    } else if (two == "/*") {
                        comment = 1
                        i++
                    } else if (two == "//") {
                        break
                    } else {
                        if (c == "\"" || c == "\047") quote = c
                        out = out c
                    }
                }
                quote = ""
                if (out ~ /[^ \t]/) printf "%s:%d:%s\n", FILENAME, FNR, out
            }'
}

# SQL is written in db only, and no file above it knows which engine there is.
check_words() {
    code >"$scratch/code"
    awk -F: '$1 !~ /^db\// {
        text = substr($0, length($1) + length($2) + 3)
        if (text ~ /"[^"]*(SELECT |INSERT (OR [A-Z]* )?INTO |UPDATE [a-z_]* SET |DELETE FROM |CREATE (TABLE|INDEX)|ALTER TABLE|DROP TABLE|PRAGMA |SAVEPOINT|ROLLBACK|BEGIN IMMEDIATE| WHERE .*=)/)
            printf "%s:%d: SQL outside db\n", $1, $2
        gsub(/"([^"\\]|\\.)*"/, "", text)
        if (tolower(text) ~ /sqlite|postgres|libpq/)
            printf "%s:%d: names a database engine\n", $1, $2
    }' "$scratch/code"
    awk -F: '$1 ~ /^db\// && $1 !~ /^db\/(sqlite|engine|schema)/ {
        text = substr($0, length($1) + length($2) + 3)
        if (text ~ /sqlite3/) printf "%s:%d: names sqlite3 above the engine\n", $1, $2
    }' "$scratch/code"
}

# The symbols a shared library offers, one a line; $1 as the linker knows it (ncursesw).
library_symbols() {
    for so in $(ldconfig -p 2>/dev/null | sed -n "s/.*lib$1\\.so[.0-9]* .*=> //p" | sort -u); do
        nm -D --defined-only "$so" 2>/dev/null | awk '{ sub(/@.*/, "", $3); print $3 }'
    done | sort -u
}

# Symbols to look for: "library symbol", with the files (regex of objects) that may need them.
check_symbols() {
    objects=$1
    (cd "$objects" && find db core tui -name '*.o' 2>/dev/null | sort) >"$scratch/objects"
    (cd "$objects" && xargs nm -A -g --defined-only) <"$scratch/objects" |
        awk '{ sub(/:.*/, "", $1); print $NF, $1 }' >"$scratch/defined"
    (cd "$objects" && xargs nm -A -u) <"$scratch/objects" |
        awk '{ sub(/:.*/, "", $1); print $NF, $1 }' >"$scratch/needed"
    [ -s "$scratch/defined" ] || { echo "$objects: holds no objects to look at"; return; }
    [ -s "$scratch/libraries" ] || {
        library_symbols ncursesw | sed 's/$/ ncurses tui\/(screen|draw|input|colour)\\.o/'
        library_symbols tinfo | sed 's/$/ ncurses tui\/(screen|draw|input|colour)\\.o/'
        library_symbols sqlite3 | sed 's/$/ SQLite db\/sqlite[a-z_]*\\.o/'
        library_symbols pq | sed 's/$/ libpq db\/postgres[a-z_]*\\.o/'
        library_symbols csv | sed 's/$/ libcsv core\/csv\/[a-z_]*\\.o/'
        library_symbols jansson | sed 's/$/ jansson core\/.*\\.o/'
        library_symbols xml2 | sed 's/$/ libxml2 core\/[a-z]*\/[a-z]*_module\\.o/'
        library_symbols gmime-3.0 | sed 's/$/ GMime core\/[a-z]*\/[a-z]*_module\\.o/'
        library_symbols pango-1.0 | sed 's/$/ Pango core\/[a-z]*\/[a-z]*_module\\.o/'
        library_symbols cairo | sed 's/$/ Cairo core\/[a-z]*\/[a-z]*_module\\.o/'
    } | grep -v '^_' >"$scratch/libraries"
    for library in ncurses SQLite libcsv jansson libxml2 GMime Pango Cairo; do
        grep -q " $library " "$scratch/libraries" || echo "layers: cannot read the symbols of $library"
    done
    awk -v defined="$scratch/defined" -v libraries="$scratch/libraries" '
        function layer(o) { sub(/\/.*/, "", o); return o }
        BEGIN {
            rank["db"] = 1; rank["core"] = 2; rank["tui"] = 3
            while ((getline < defined) > 0) where[$1] = $2
            while ((getline < libraries) > 0) { library[$1] = $2; files[$1] = "^" $3 "$" }
        }
        $1 in where && $2 ~ /_module\.o$/ {
            printf "%s: needs %s of %s, but a module stands alone\n", $2, $1, where[$1]
            next
        }
        $1 in where {
            if (rank[layer(where[$1])] > rank[layer($2)])
                printf "%s: needs %s of %s\n", $2, $1, where[$1]
            next
        }
        $1 in library && $2 !~ files[$1] { printf "%s: needs %s of %s\n", $2, $1, library[$1] }
    ' "$scratch/needed"
}

check() { # OBJECTS
    check_includes
    check_words
    check_symbols "$1"
}

# Adds a file to the copy, compiles it if it is a .c, and expects these words of the check.
plant() { # FILE TEXT WORDS
    printf '%b' "$2" >"$1"
    case $1 in
    *.c) cc -c -o "objects/${1%.c}.o" "$1" || exit 1 ;;
    esac
    found=$(check objects)
    rm -f "$1" "objects/${1%.c}.o"
    if ! echo "$found" | grep -q "$3"; then
        echo "layers: self-test: expected \"$3\", found: ${found:-nothing}" >&2
        exit 1
    fi
}

self_test() { # OBJECTS
    objects=$(cd "$1" && pwd)
    mkdir "$scratch/copy" "$scratch/copy/objects"
    for layer in db core tui; do
        mkdir -p "$scratch/copy/$layer" "$scratch/copy/objects/$layer"
        [ ! -d "$layer" ] || cp -R "$layer" "$scratch/copy/"
        [ ! -d "$objects/$layer" ] || cp -R "$objects/$layer" "$scratch/copy/objects/"
    done
    cd "$scratch/copy" || exit 1
    plant db/planted.c 'void data_names(void);\nvoid f(void);\nvoid f(void) { data_names(); }\n' \
        '^db/planted.o: needs data_names of core/data.o$'
    plant db/planted.h '#include "core/data.h"\n' '^db/planted.h:1: must not include core/data.h$'
    plant core/planted.h '\n#include  "tui/app.h"\n' '^core/planted.h:2: must not include tui/app.h$'
    plant core/planted.h '# include <sqlite3.h>\n' '^core/planted.h:1: must not include sqlite3.h$'
    plant db/planted.c '#include <sqlite3.h>\n' '^db/planted.c:1: must not include sqlite3.h$'
    plant tui/planted.h '#include <curses.h>\n' '^tui/planted.h:1: must not include curses.h$'
    plant core/planted.h '#include <ncursesw/curses.h>\n' 'must not include ncursesw/curses.h$'
    plant tui/planted.h '#include <csv.h>\n' '^tui/planted.h:1: must not include csv.h$'
    plant db/planted.h '#include <jansson.h>\n' '^db/planted.h:1: must not include jansson.h$'
    plant core/planted.h '#include <libpq-fe.h>\n' '^core/planted.h:1: must not include libpq-fe.h$'
    plant core/planted.c 'int f(void);\nint sqlite3_changes(void *);\nint f(void) { return sqlite3_changes(0); }\n' \
        '^core/planted.o: needs sqlite3_changes of SQLite$'
    plant tui/planted.c 'int endwin(void);\nint f(void);\nint f(void) { return endwin(); }\n' \
        '^tui/planted.o: needs endwin of ncurses$'
    plant tui/planted.c 'void csv_fini(void);\nvoid f(void);\nvoid f(void) { csv_fini(); }\n' \
        '^tui/planted.o: needs csv_fini of libcsv$'
    plant db/planted.c 'void json_loads(void);\nvoid f(void);\nvoid f(void) { json_loads(); }\n' \
        '^db/planted.o: needs json_loads of jansson$'
    plant core/intake/planted.h '#include <libxml/tree.h>\n' \
        '^core/intake/planted.h:1: must not include libxml/tree.h$'
    plant core/text/planted.h '#include <pango/pango.h>\n' 'must not include pango/pango.h$'
    plant core/planted_module.h '#include <gmime/gmime.h>\n' 'must not include gmime/gmime.h$'
    plant core/intake/planted.c 'void xmlFreeDoc(void);\nvoid f(void);\nvoid f(void) { xmlFreeDoc(); }\n' \
        '^core/intake/planted.o: needs xmlFreeDoc of libxml2$'
    plant core/intake/planted_module.c 'void data_names(void);\nvoid f(void);\nvoid f(void) { data_names(); }\n' \
        '^core/intake/planted_module.o: needs data_names of core/data.o, but a module stands alone$'
    plant tui/planted.h 'const char *q = "SELECT a FROM b";\n' '^tui/planted.h:1: SQL outside db$'
    plant core/planted.h '/* a */ const char *q = "DELETE FROM b";\n' '^core/planted.h:1: SQL outside db$'
    plant core/planted.h 'struct sqlite_thing;\n' '^core/planted.h:1: names a database engine$'
    plant db/planted.h 'struct sqlite3;\n' '^db/planted.h:1: names sqlite3 above the engine$'
    found=$(check objects)
    printf '/* SQLite: "SELECT a FROM b" */\n// sqlite3\nconst char *c = "an SQLite file";\n' >core/planted.h
    again=$(check objects)
    if [ "$found" != "$again" ]; then
        echo "layers: self-test: comments or words were taken for code: $again" >&2
        exit 1
    fi
    echo "layers: self-test passed"
}

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
if [ "${1-}" = --self-test ]; then
    self_test "$2"
    exit 0
fi
objects=$(cd "${1:?usage: tests/layers.sh OBJECTS}" && pwd) || exit 1
cd "$(dirname "$0")/.." || exit 1
mkdir -p tui
violations=$(check "$objects")
rmdir tui 2>/dev/null
if [ -n "$violations" ]; then
    echo "$violations"
    exit 1
fi
echo "layers: ok"
