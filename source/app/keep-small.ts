import v8 from 'node:v8';

/**
 * Keeps the heap's young generation at the few megabytes it has by now: V8 would let it grow to 32, and none of what
 * midwatch makes for a frame outlives it. Some 20 MB less, at the same CPU.
 */
export function keepSmall(): void {
	v8.setFlagsFromString('--semi-space-growth-factor=1');
}
