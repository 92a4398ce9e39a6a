#!/bin/sh
# proves that each of the hostile tables does what its manifest says: taken whole, or its good rows and
# no others, or refused; nothing dropped in silence, nothing run, nothing raw on a terminal.
. tests/lib/sh.sh

need_shared tools/gen_hostile.py
command -v python3 >/dev/null || skip "needs python3"
python3 "$SHARED/tools/gen_hostile.py" make made >/dev/null || skip "the hostile files cannot be made"

# The sanitizers are slower and larger; what they are for does not need the largest case.
only=
case $HELDTO in
*asan*) only="--rss-factor 8 --only $(seq -f 'c%02g' -s , 1 24),$(seq -f 'c%02g' -s , 26 41)" ;;
esac

proves "all or nothing, as the check of the manifest has it"
# shellcheck disable=SC2086
python3 "$SHARED/tools/gen_hostile.py" check made $only \
    --csv "$HELDTO -r {db} import --strict --as commitments {file}" \
    --new "$HELDTO -r {db} init" --count 'select count(*) from commitment' >checked
expect_no_match '^FAIL' checked
expect_match '^[0-9]+ passed, 0 failed' checked
expect_equal "" "$(find made -name '*.rejects*')"

proves "without --strict the good rows are stored, the bad ones kept beside with their lines"
cat >count.py <<'END'
import json, os, sqlite3, subprocess, sys
program = os.environ["HELDTO"]
for case in json.load(open("made/manifest.json"))["cases"]:
    if case["kind"] != "csv" or case["class"] in ("name", "special") or case.get("good_rows", 0) > 1000:
        continue
    for name in ("case.db", "case.db-journal"):
        if os.path.exists(name):
            os.unlink(name)
    subprocess.run([program, "-r", "case.db", "init"], check=True, stdout=subprocess.DEVNULL)
    path = os.path.join("made", case["path"])
    ran = subprocess.run([program, "-r", "case.db", "import", "--as", "commitments", path, "--format", "json"],
                         capture_output=True, timeout=60)
    stored = sqlite3.connect("case.db").execute("select count(*) from commitment").fetchone()[0]
    account = json.loads(ran.stdout) if ran.stdout else None
    if account is None:  # refused as a whole
        ok = ran.returncode == 3 and stored == 0 and case["expect"] in ("reject", "reject_or_quarantine")
    else:
        told = account["added"] + account["updated"] + account["unchanged"] + account["rejected"]
        reasons = path + ".rejects.txt"
        lines = sum(1 for _ in open(reasons)) if os.path.exists(reasons) else 0
        ok = (told == account["rows"] and stored == account["added"] and lines == account["rejected"]
              and stored == case.get("good_rows", stored)
              and account["rejected"] >= case.get("bad_rows", 0)
              and ran.returncode == (3 if account["rejected"] else 0))
    if not ok:
        print(case["path"], case["expect"], case.get("good_rows"), case.get("bad_rows"), stored, account,
              ran.returncode, ran.stderr[-300:])
print("done")
END
HELDTO=$HELDTO python3 count.py >counted 2>&1
expect_output - cat counted <<'END'
done
END
