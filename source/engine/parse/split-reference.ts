/** `name:tag` in its parts; `latest` where there is no tag, as docker pull. A digest stays with its name. */
export function splitReference(reference: string): {readonly name: string; readonly tag: string} {
	if (reference.includes('@')) {
		return {name: reference, tag: ''};
	}

	const colon = reference.lastIndexOf(':');
	return colon > reference.lastIndexOf('/')
		? {name: reference.slice(0, colon), tag: reference.slice(colon + 1)}
		: {name: reference, tag: 'latest'};
}
