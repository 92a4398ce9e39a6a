#compdef heldto
# Completes heldto in zsh. The program itself says what may stand where the line ends.
_heldto() {
    local program=${(Q)words[1]} how
    local -a answer before
    [[ $program == '~/'* ]] && program=$HOME/${program[3,-1]}
    whence -p -- $program >/dev/null || program=heldto
    (( CURRENT > 2 )) && before=("${(@Q)words[2,CURRENT-1]}")
    answer=("${(@f)$($program complete --shell zsh -- "${before[@]}" "${(Q)PREFIX}" 2>/dev/null)}")
    how=$answer[1]
    shift answer
    case $how in
    files)
        compset -P '--*='
        _files
        ;;
    open) _describe -V heldto answer -S '' ;;
    *) (( $#answer )) && _describe -V heldto answer ;;
    esac
}
if [[ $funcstack[1] == _heldto ]]; then
    _heldto "$@"
else
    compdef _heldto heldto
fi
