# recover completion for fish: put it into ~/.config/fish/completions/recover.fish
function __recover_complete
    set -l words (commandline -opc)[2..-1] (commandline -ct)
    recover __complete $words 2>/dev/null | string match -v ':*'
end
complete -c recover -f -a '(__recover_complete)'
