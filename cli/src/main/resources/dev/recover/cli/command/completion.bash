# recover completion for bash: source it, or put it into /etc/bash_completion.d/
_recover() {
  local IFS=$'\n' line
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in :*) ;; *) COMPREPLY+=("${line%%$'\t'*}") ;; esac
  done < <(recover __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _recover recover
