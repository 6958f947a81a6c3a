import {readFileSync} from 'node:fs';

/** What a real engine answered, from test/fixtures/engine: 28.5 on cgroup v1, but where the name says otherwise. */
export function engineFixture(name: string): unknown {
	return JSON.parse(readText(name));
}

export function engineFixtureLines(name: string): unknown[] {
	return readText(name)
		.trim()
		.split('\n')
		.map(line => JSON.parse(line) as unknown);
}

function readText(name: string): string {
	return readFileSync(new URL(`../fixtures/engine/${name}`, import.meta.url), 'utf8');
}
