import v8 from 'node:v8';
import vm from 'node:vm';

/** By then the first screen is complete, and nobody notices a pause of some 20 ms. */
const firstCollectionMs = 1500;

/**
 * Keeps the heap small, and compiles less: what runs once a second needn't be as fast as can be. The young generation
 * stays at the few megabytes it has by now: V8 would let it grow to 32, and none of what midwatch makes for a frame
 * outlives it. The old one is collected when it has grown by a third: V8 takes its limits from the first collection,
 * which it would put off for a hundred megabytes. And it isn't made smaller still while little is to do: that takes
 * two collections more, and shrinks the young generation, which then fills three times as often.
 */
export function keepSmall(): void {
	v8.setFlagsFromString('--semi-space-growth-factor=1');
	v8.setFlagsFromString('--heap-growing-percent=30');
	v8.setFlagsFromString('--memory-reducer-gc-count=0');
	v8.setFlagsFromString('--battery-saver-mode');
	v8.setFlagsFromString('--expose-gc');
	const collect = vm.runInNewContext('gc') as () => void;
	setTimeout(collect, firstCollectionMs).unref();
}

/**
 * For what works in the background: code becomes no faster than V8's simplest compiler makes it. What the others keep
 * of the code, and their own pages, is memory.
 */
export function compileLittle(): void {
	v8.setFlagsFromString('--no-opt');
	v8.setFlagsFromString('--no-maglev');
}
