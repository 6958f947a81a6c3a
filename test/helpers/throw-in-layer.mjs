import {writeFileSync} from 'node:fs';
import process from 'node:process';

// Preloaded by a test: once told by a signal, or from the start, common methods throw wherever the layer that the test names calls
// them, as a bug there would. Layers are told by the names of their functions on the stack.

const layers = {
	table: / at PreviewTable /,
	body: / at statsLines /,
	title: / at titleOf /,
	header: / at headerLine /,
	footer: / at footerLines /,
	screen: / at ScreenView /,
	reducer: / at stepSlice /,
	feed: / at wantedBy /,
	action: / at perform /,
};
const layer = layers[process.env.MIDWATCH_TEST_LAYER];
let isArmed = process.env.MIDWATCH_TEST_ARMED === 'yes';

process.on('SIGURG', () => {
	writeFileSync(`${process.env.XDG_STATE_HOME}/armed`, '');
	isArmed = true;
});

const methods = [
	[Array.prototype, ['map', 'filter', 'find', 'flatMap', 'some', 'every', 'slice', 'at', 'includes']],
	[Map.prototype, ['get', 'set', 'has']],
	[Set.prototype, ['has']],
];
for (const [prototype, names] of methods) {
	for (const name of names) {
		const real = prototype[name];
		prototype[name] = function (...given) {
			if (isArmed) {
				// Not again while the stack is made.
				isArmed = false;
				Error.stackTraceLimit = 200;
				const {stack} = new Error('where');
				isArmed = true;
				if (layer.test(stack)) {
					throw new Error('thrown for the test');
				}
			}

			return real.apply(this, given);
		};
	}
}
