#compdef recover
# recover completion for zsh: source it, or put it as _recover into a folder of $fpath
_recover() {
  local -a candidates
  local line
  for line in ${(f)"$(recover __complete ${words[2,CURRENT]} 2>/dev/null)"}; do
    [[ $line == :* ]] || candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
  done
  _describe 'recover' candidates || _files
}
compdef _recover recover
