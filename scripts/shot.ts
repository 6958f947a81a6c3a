// A picture of the built program's screen:
//   npm run shot -- --size 80x24 --keys 'jj?' --out /tmp/help.png -- --demo
// Keys are characters or names in angle brackets: 'j<enter><ctrl+d>'. Without a build: npm run build.
import {writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {openTerminal} from '../test/helpers/terminal.js';
import {pressKeys} from './pictures/press-keys.js';
import {toPng} from './pictures/to-png.js';
import {lightTheme, spoken, theme} from './pictures/theme.js';
import {toSvg} from './pictures/to-svg.js';

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {
		size: {type: 'string', default: '120x40'},
		keys: {type: 'string', default: ''},
		/** Seconds to let figures and charts gather before the first key. */
		after: {type: 'string', default: '3'},
		out: {type: 'string', default: join(tmpdir(), 'midwatch-shot.png')},
		/** The terminal has a white background. */
		light: {type: 'boolean', default: false},
		env: {type: 'string', multiple: true, default: []},
	},
});
const [columns, rows] = values.size.split('x').map(Number);
const env = Object.fromEntries(values.env.map(pair => pair.split(/=(.*)/s).slice(0, 2)));
const picture = values.light ? lightTheme : theme;
const terminal = openTerminal(process.execPath, ['dist/cli.js', ...positionals], {
	columns,
	rows,
	env,
	background: spoken(picture),
});
try {
	await delay(Number(values.after) * 1000);
	await pressKeys(terminal, values.keys);
	const svg = toSvg(terminal, picture);
	writeFileSync(values.out, values.out.endsWith('.svg') ? svg : toPng(svg));
	console.log(`${terminal.screen()}\n${values.out}`);
} finally {
	await terminal.close();
}
