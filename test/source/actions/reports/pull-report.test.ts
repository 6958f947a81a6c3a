import {expect, test} from 'vitest';
import {EngineError} from '../../../../source/engine/transport/engine-error.js';
import type {Engine} from '../../../../source/engine/engine.js';
import type {PullProgress} from '../../../../source/engine/api/pull-image.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {tell} from '../../../helpers/tell.js';

const progress = (
	layer: string,
	status: string,
	currentBytes?: number,
	totalBytes?: number,
): PullProgress => ({
	layer: safeText(layer),
	status: safeText(status),
	currentBytes,
	totalBytes,
});

function pulling(steps: readonly PullProgress[], failure?: EngineError) {
	const references: string[] = [];
	const pull = async function* (reference: string) {
		references.push(reference);
		yield* steps;
		if (failure) {
			throw failure;
		}
	};

	return {engine: {images: {pull}} as unknown as Partial<Engine>, references};
}

test('each layer is one line, in the state it was in last', async () => {
	const {engine, references} = pulling([
		progress('1.4', 'Pulling from shop/app'),
		progress('aaa', 'Downloading', 10_000_000, 60_000_000),
		progress('bbb', 'Downloading', 1_000_000, 2_000_000),
		progress('aaa', 'Downloading', 60_000_000, 60_000_000),
		progress('bbb', 'Pull complete'),
		progress('', 'Status: Downloaded newer image'),
	]);
	const {texts, ending} = await tell('pull', {engine, input: ' shop/app:1.4 '});
	expect(references).toEqual(['shop/app:1.4']);
	expect(texts.filter(text => text.includes('aaa'))).toHaveLength(1);
	expect(texts.find(text => text.includes('aaa'))).toMatch(/57\.2M \/ 57\.2M$|57M \/ 57M$/);
	expect(texts.find(text => text.includes('bbb'))).toMatch(/^ bbb\s+Pull complete\s*$/);
	expect(texts).toContain(' Status: Downloaded newer image');
	expect(ending).toEqual({text: 'pulled', tone: 'good'});
});

test('a pull that fails half-way keeps what was told and ends in the registry’s words', async () => {
	const {engine} = pulling(
		[progress('aaa', 'Downloading', 1, 2)],
		new EngineError('failed', safe`manifest unknown`),
	);
	const {texts, ending} = await tell('pull', {engine, input: 'nope'});
	expect(texts).toHaveLength(1);
	expect(ending).toEqual({text: 'manifest unknown', tone: 'bad'});
});

test('from a row of a search and from an image that is here, the row says what to pull', async () => {
	const {engine, references} = pulling([]);
	await tell('pullFound', {engine, target: {kind: 'found', id: 'redis', name: safe`redis`}});
	await tell('pullAgain', {
		engine,
		target: {kind: 'image', id: 'sha256:f0', tag: safe`app:1`, name: safe`app:1`},
	});
	expect(references).toEqual(['redis', 'app:1']);
});
