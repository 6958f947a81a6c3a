import process from 'node:process';
import type {Command} from './run-command.js';

// The scripts ask midwatch itself for what fits: they are the same whatever flags it has.

const bash = `# source <(midwatch completion bash), or keep it as midwatch in bash-completion's folder
_midwatch() {
	local word about
	COMPREPLY=()
	while IFS=$'\\t' read -r word about; do
		case $word in
			:file) compopt -o default ;;
			:folder) compopt -o dirnames ;;
			*)
				printf -v word %q "$word"
				COMPREPLY+=("$word")
				;;
		esac
	done < <("\${COMP_WORDS[0]}" __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _midwatch midwatch
`;

const zsh = `#compdef midwatch
# source <(midwatch completion zsh), or keep it as _midwatch in a folder of $fpath
_midwatch() {
	local line
	local -a found
	for line in "\${(@f)$("\${words[1]}" __complete "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
		case $line in
			'') ;;
			:file) _files; return ;;
			:folder) _files -/; return ;;
			*) found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}") ;;
		esac
	done
	_describe midwatch found
}
if [[ $funcstack[1] = _midwatch ]]; then
	_midwatch "$@"
else
	compdef _midwatch midwatch
fi
`;

const fish = `# midwatch completion fish | source, or keep it as ~/.config/fish/completions/midwatch.fish
function __midwatch_complete
	set -l words (commandline -opc)
	set -l current (commandline -ct)
	for line in ($words[1] __complete $words[2..-1] "$current" 2>/dev/null)
		switch $line
			case :file
				__fish_complete_path "$current"
			case :folder
				__fish_complete_directories "$current"
			case '*'
				echo $line
		end
	end
end
complete -c midwatch -f -a '(__midwatch_complete)'
`;

const scripts: Readonly<Record<string, string>> = {bash, zsh, fish};

/** `midwatch completion`. */
export const completionCommand: Command<'completion'> = async ({input: [shell = '', ...rest]}) => {
	const script = Object.hasOwn(scripts, shell) && rest.length === 0 ? scripts[shell] : undefined;
	if (script === undefined) {
		return `name a shell: midwatch completion ${Object.keys(scripts).join(', or ')}`;
	}

	process.stdout.write(script);
	return undefined;
};
