/** What a member of a log line is, by its key. */
type KeyTraits = {
	readonly role?: Role;
	/** Of two with one role the lower one has it. */
	readonly roleRank: number;
	/** What stands first among the other members, and what last: it is the same in every line of a process. */
	readonly place: number;
};

type Role = 'time' | 'level' | 'message';

// Those of pino, bunyan, winston, zap, slog, logrus, zerolog, structlog, python-json-logger, Serilog, .NET, log4j,
// logback, Monolog, hclog, tracing, MongoDB, PostgreSQL, and of Elastic's and Google's forms.
const names: Readonly<Record<Role, string>> = {
	time: 'time timestamp @timestamp ts @t t datetime asctime instant timemillis written_at eventtime',
	level: 'level_name levelname level severity error_severity @level lvl loglevel log_level log.level @l s',
	message:
		'msg message @m renderedmessage @message short_message fields.message event text @mt messagetemplate',
};

const roles = new Map(
	(Object.keys(names) as readonly Role[]).flatMap(role =>
		names[role].split(' ').map((name, roleRank) => [name, {role, roleRank}] as const),
	),
);

const usualPlace = 2;
const places: ReadonlyArray<readonly [RegExp, number]> = [
	[/stack_?trace$|\.stack$/, 4],
	[
		/^(?:pid|hostname|v|@i|host\.name|process\..*|ecs\.version|caller|logger_?(?:name)?|thread_?(?:name|id)?)$/,
		3,
	],
	[/^(?:err(?:or)?|exception|cause|reason|@x|thrown)(?:\.message)?$|^(?:exc_info|errmsg)$/, 0],
	[/^(?:err(?:or)?|exception|cause|thrown)\./, 1],
];

/** Programs have few keys and repeat them in every line; whose keys are hostile only loses the memory of them. */
const mostKept = 500;
const longestKept = 64;
const kept = new Map<string, KeyTraits>();

export function traitsOf(key: string): KeyTraits {
	const known = kept.get(key);
	if (known) {
		return known;
	}

	const lower = key.toLowerCase();
	const place = places.find(([pattern]) => pattern.test(lower))?.[1] ?? usualPlace;
	const traits = {roleRank: 0, ...roles.get(lower), place};
	if (key.length <= longestKept) {
		if (kept.size >= mostKept) {
			kept.clear();
		}

		kept.set(key, traits);
	}

	return traits;
}

/** The entry that has the role, and a value that can have it. */
export function entryFor<Entry extends {readonly key: string; readonly source: string}>(
	entries: readonly Entry[],
	role: Role,
): Entry | undefined {
	let best: Entry | undefined;
	let least = Number.POSITIVE_INFINITY;
	for (const entry of entries) {
		const traits = traitsOf(entry.key);
		const isNested = entry.source.startsWith('{') || entry.source.startsWith('[');
		if (traits.role === role && traits.roleRank < least && (!isNested || role === 'time')) {
			best = entry;
			least = traits.roleRank;
		}
	}

	return best;
}
