const mostKept = 256;

/** Keeps the first events until somebody takes them. */
export function createEventQueue<Event>() {
	let kept: Event[] = [];
	let listener = (event: Event) => {
		kept = [...kept, event].slice(0, mostKept);
	};

	return {
		tell: (event: Event) => listener(event),
		hear(next: (event: Event) => void) {
			listener = next;
			kept.splice(0).forEach(next);
		},
	};
}
