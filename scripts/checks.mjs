/** What must hold before any test runs: each a tool of node_modules and its arguments. */
export const checks = [
	{name: 'types', tool: 'typescript/bin/tsc', args: ['--noEmit', '-p', '.']},
	{name: 'lint', tool: 'oxlint/bin/oxlint', args: []},
	{name: 'format', tool: 'oxfmt/bin/oxfmt', args: ['--check']},
];
