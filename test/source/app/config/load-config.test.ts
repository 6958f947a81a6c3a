import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {loadConfig} from '../../../../source/app/config/load-config.js';
import {usualSettings} from '../../../../source/store/view/settings.js';

function write(text: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-settings-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const file = join(folder, 'config.toml');
	writeFileSync(file, text, {mode: 0o644});
	return file;
}

const programs = 'mouse = true\n[alerts]\nhook = ["x"]\n[[commands]]\nname = "x"\nargv = ["x"]\n';

test('what is no file is one mistake', async () => {
	const {mistakes, settings} = await loadConfig('/dev');
	expect(mistakes.map(String)).toEqual(["the settings in /dev can't be read: it is not a file"]);
	expect(settings).toEqual(usualSettings);
});

test('a file that another user can write runs no programs, and the rest of it counts', async () => {
	const file = write(programs);
	const own = await loadConfig(file);
	expect(own.mistakes).toEqual([]);
	expect([own.settings.commands.length, own.settings.alerts.hook]).toEqual([1, ['x']]);
	chmodSync(file, 0o666);
	const shared = await loadConfig(file);
	expect(shared.mistakes).toEqual([
		`another user can write ${file}: its commands and its alert hook are left out`,
	]);
	expect(shared.settings).toEqual(usualSettings);
	expect(shared.flags).toEqual({mouse: true});
});

test('a huge file is not read', async () => {
	const {mistakes} = await loadConfig(write('# x\n'.repeat(100_000)));
	expect(mistakes.join('')).toMatch(/it is too large$/);
});
