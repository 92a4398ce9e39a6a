# shellcheck shell=sh
# rivers.sh: an invented register for reports: two river ministries and their line of meetings, with what
# reports have to get right. After sh.sh:
#
#   . "$ROOT/tests/lib/rivers.sh"
#
# $HELDTO_REGISTER is the register. Upland and Lowland meet as ministers in Alder (2022), Birch (2023),
# Cedar (2024) and will in Dogwood (2027); a meeting of officials is internal, one of ministers was called
# off. Full texts are held and read of Alder and Cedar, a report about Birch.
# shellcheck disable=SC2154 # of sh.sh
HELDTO_REGISTER=$dir/rivers.db
export HELDTO_REGISTER

river_meeting() { # TOKEN DATE CITY STATE [OPTION…]
    token=$1 day=$2 city=$3 state=$4
    shift 4
    heldto meeting add "$token" --series rivers --date "$day" --city "$city" --level ministers \
        --state "$state" "$@" >/dev/null
}

river_text() { # MEETING COVERAGE PUBLISHER DATE WORDS…: its number is $document
    at=$1 coverage=$2 publisher=$3 day=$4
    shift 4
    printf '%s\n' "$@" >"$at.txt"
    document=$(heldto document add "$at.txt" --meeting "$at" --coverage "$coverage" \
        --title "Statement of $at" --publisher "$publisher" --published-on "$day" | sed 's/.* //')
}

promise() { # KEY TITLE [OPTION…]
    key=$1 title=$2
    shift 2
    heldto add --key "$key" --title "$title" --series rivers "$@" >/dev/null
}

says() { # KEY MEETING FORCE WORDS [OPTION…]: in the text added last
    said=$1 at=$2 force=$3 words=$4
    shift 4
    heldto wording add "$said" --meeting "$at" --document "$document" --exact "$words" --force "$force" \
        --verb "$force" --voice verbatim "$@" >/dev/null
}

heldto init >/dev/null
river_meeting alder 2022-03-10 Alder held
river_meeting birch 2023-04-20 Birch held
river_meeting called-off 2024-01-15 Elm cancelled
river_meeting cedar 2024-06-12/2024-06-13 Cedar held
river_meeting dogwood 2027-02-18 Dogwood announced --country Upland
heldto meeting add quiet --series rivers --date 2024-09-02 --city Quiet --level senior-officials \
    --state held --visibility internal >/dev/null
heldto add --key R-0001 --title 'Open the flood warning centre' --series rivers --kind one-off \
    --parties 'Upland; Lowland' --topics Floods --due-text 'by the end of 2022' --due-edtf ../2022 \
    --next-step 'Ask for the opening date.' --next-actor Upland --priority high \
    --question 'When does the centre open its doors?' >/dev/null
promise R-0002 'Share water levels every day' --kind standing --parties 'Upland; Lowland' \
    --topics Floods --question 'Who pays for the line?'
promise R-0003 'Publish a joint map of the banks' --kind one-off --parties Lowland --topics Banks \
    --due-text 'by June 2023' --due-edtf ../2023-06
promise R-0004 'Clear the old weir' --kind one-off --parties Upland --topics Banks \
    --due-text 'in 2024' --due-edtf 2024
promise R-0005 'Report on fish stocks at the next ministerial' --kind one-off --parties Lowland \
    --topics Fish --due-text 'by the next ministerial meeting'
promise R-0006 'Next meeting: Upland, first quarter of 2027' --kind next-meeting \
    --parties 'Upland (host); Lowland' --due-text 'first quarter of 2027' --due-edtf 2027-33 \
    --country Upland --topics 'Next meeting'
promise R-0007 'Value of the river' --kind position --parties 'Upland; Lowland' --topics Floods
promise R-0008 'Sell water in dry years' --kind one-off --parties Lowland --visibility internal \
    --topics Droughts --due-text 'by 2025' --due-edtf ../2025 --question 'SECRET question'
promise R-0009 'Train rescue crews together' --kind one-off --parties 'Upland; Lowland' --topics Floods \
    --due-text 'by 15 February 2027' --due-edtf ../2027-02-15

river_text alder full 'Upland Gazette' 2022-03-11 \
    'Both sides agreed to open the flood warning centre by the end of 2022.' \
    'They agreed to share water levels every day with each other.' \
    'Lowland committed to publish a joint map of the banks by June 2023.' \
    'They stressed the value of the river.'
says R-0001 alder agreed 'Both sides agreed to open the flood warning centre by the end of 2022' \
    --due-text 'by the end of 2022' --due-edtf ../2022
says R-0002 alder agreed 'They agreed to share water levels every day with each other'
says R-0003 alder committed 'Lowland committed to publish a joint map of the banks by June 2023' \
    --due-text 'by June 2023' --due-edtf ../2023-06
says R-0007 alder stressed 'They stressed the value of the river'
river_text birch report 'River Times' 2023-04-21 \
    'The ministers intend to open the flood warning centre by June 2025.' \
    'Upland committed to clear the old weir in 2024.'
says R-0001 birch intends 'The ministers intend to open the flood warning centre by June 2025' \
    --due-text 'by June 2025' --due-edtf ../2025-06 --voice reported
says R-0004 birch committed 'Upland committed to clear the old weir in 2024' --due-text 'in 2024' \
    --due-edtf 2024 --voice reported
river_text cedar full 'Lowland Ministry of Water' 2024-06-14 \
    'Both sides reaffirmed that they will open the flood warning centre by June 2025.' \
    'Lowland agreed to report on fish stocks by the next ministerial meeting.' \
    'They will next meet in Upland in the first quarter of 2027.' \
    'They agreed to train rescue crews together by 15 February 2027.' \
    'Upland committed to clear the old weir.'
says R-0001 cedar committed \
    'Both sides reaffirmed that they will open the flood warning centre by June 2025' \
    --due-text 'by June 2025' --due-edtf ../2025-06 --again yes
says R-0005 cedar agreed 'Lowland agreed to report on fish stocks by the next ministerial meeting'
says R-0006 cedar announced 'They will next meet in Upland in the first quarter of 2027'
says R-0009 cedar agreed 'They agreed to train rescue crews together by 15 February 2027'
says R-0004 cedar committed 'Upland committed to clear the old weir'
heldto lineage confirm R-0001 birch weaker >/dev/null
heldto lineage confirm R-0001 cedar stronger >/dev/null
heldto edit R-0001 --due-text 'by June 2025' --due-edtf ../2025-06 >/dev/null
heldto review cedar R-0002 not-mentioned >/dev/null

heldto status R-0001 p --effective 2023-01-10 --note 'The site was bought.' \
    --source https://example.org/site --source-title 'Deed of sale' --publisher 'Upland Land Office' \
    --dated 2023-01-10 --kind deed >/dev/null
heldto status R-0001 t --effective 2025-11-02 --note 'Building stopped.' --source 'Answer to parliament' \
    --publisher 'Upland Parliament' --dated 2025-11-02 --page 7 >/dev/null
heldto status R-0003 f --effective 2023-05-30 --source 'Map of the banks' --publisher 'Lowland Survey' \
    --dated 2023-05-30 --kind deed >/dev/null
heldto correct 3 f --effective 2023-09-15 \
    --note 'The map of May was a draft; the final one came in September.' \
    --source 'Final map of the banks' --publisher 'Lowland Survey' --dated 2023-09-15 --kind deed >/dev/null
heldto status R-0002 k --effective 2022-06-01 --source 'Yearbook of levels' --publisher 'Joint Office' \
    --dated 2023-01-31 --kind deed >/dev/null
heldto status R-0002 t --party Lowland --effective 2025-03-01 --note 'SECRET talk' \
    --visibility internal >/dev/null
heldto status R-0004 o --party Upland --effective 2024-12-01 >/dev/null
heldto status R-0009 o --effective 2026-10-01 --searched-where 'Both gazettes' --dated 2026-10-01 >/dev/null
