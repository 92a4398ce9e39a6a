#!/bin/sh
# proves that `make deps` finds what is missing, says what it will install and installs just that, with
# the manager of the machine and sudo only when not root. The machine is a PATH of our own making.
. tests/lib/sh.sh

# A machine with these package managers and nothing to build with; what is run as root is written down.
machine() {
    rm -rf bin ran
    mkdir bin
    for tool in sh cat cut paste sed sort tr grep dirname mkdir cmp mv rm ls env; do
        ln -s "$(command -v $tool)" bin/$tool
    done
    for name; do
        printf '#!/bin/sh\necho "%s $*" >>"%s/ran"\n' "$name" "$dir" >"bin/$name"
        chmod +x "bin/$name"
    done
    user 0
}

user() {
    printf '#!/bin/sh\necho %s\n' "$1" >bin/id
    chmod +x bin/id
}

deps() {
    (cd "$ROOT" && exec env -i PATH="$dir/bin" ${DRY:+DRY=1} sh .ci/deps "$@")
}

proves "a machine with nothing is told what it lacks, and each manager gets its own names"
for manager in apt-get dnf pacman apk brew; do
    machine $manager
    DRY=1 expect_output "tests/command/expected/deps-$manager.txt" deps build
    expect [ ! -e ran ]
done

proves "the commands are run, and what is still missing afterwards is named"
machine dnf
expect_exit 1 deps build
expect_match '^dnf install -y .*libcsv-devel' ran
expect_match 'still missing: C compiler,' "$err"

proves "who is not root installs through sudo"
machine dnf sudo
user 1000
expect_exit 1 deps build
expect_match '^sudo dnf install -y .*gcc ' ran

proves "without root and sudo it says what root must run"
machine dnf
user 1000
expect_exit 1 deps build
expect_match 'as root run: dnf install -y .*gcc ' "$err"
expect [ ! -e ran ]

proves "apt fetches its lists when it does not know the packages, and asks nothing"
machine apt-get
expect_exit 1 deps build
expect_match '^apt-get update$' ran
expect_match '^apt-get install -y --no-install-recommends .*gcc ' ran

proves "with no manager known, what is missing is named all the same"
machine
expect_exit 1 deps build
expect_match 'missing: C compiler, make, pkg-config' "$out"
expect_match 'no package manager known here' "$err"

proves "only what is missing is installed"
machine dnf make
DRY=1 expect_exit 0 deps build
expect_no_match ' make ' "$out"
expect_match 'gcc ' "$out"

proves "with everything there, nothing is installed and no manager is called"
PATH=$dir/bin:$PATH
machine apt-get sudo
rm bin/sh bin/env
run sh -c 'cd "$ROOT" && .ci/deps build "$1"' - "$dir/found"
if [ "$status" -ne 0 ]; then
    skip "this machine cannot build heldto"
fi
expect_equal "deps: nothing to install (build)" "$(cat "$out")"
expect [ ! -e ran ]
expect_match '^SQLite: [0-9.]*$' found
