# Completes heldto in fish. The program itself says what may stand where the line ends.
function __heldto_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    command -q -- $program
    or set program heldto
    set -l answer (command $program complete --shell fish -- $words "$current" 2>/dev/null)
    if test "$answer[1]" != files
        printf '%s\n' $answer[2..-1]
        return
    end
    set -l option (string match -r -- '^--[a-z-]+=' "$current"; or echo)
    for path in (__fish_complete_path (string replace -r -- '^--[a-z-]+=' '' "$current"))
        echo -- "$option$path"
    end
end
complete -c heldto -f -a '(__heldto_complete)'
