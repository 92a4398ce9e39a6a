# shellcheck shell=bash disable=SC2088
# Completes heldto in bash. The program itself says what may stand where the line ends.
_heldto() {
    local program=$1 how offer
    COMPREPLY=()
    [[ $program == '~/'* ]] && program=$HOME/${program:2}
    type -P -- "$program" >/dev/null || program=heldto
    {
        IFS= read -r how || return 0
        while IFS= read -r offer; do COMPREPLY+=("$offer"); done
    } < <("$program" complete --shell bash -- "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    case $how in
    files) compopt -o default ;;
    open) compopt -o nospace ;;
    esac
    return 0
}
complete -F _heldto heldto
