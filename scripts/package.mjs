// npm run package: midwatch with Node inside for this kind of machine, as a .tar.xz and, where there is dpkg-deb, as a
// .deb, into release/; then both are tried. Takes some two minutes of processor time, and binutils, xz and a network.
import {existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {gzipSync} from 'node:zlib';
import {fail, root, runNode, say} from './set-up.mjs';
import {makeExecutable, run} from './single-executable.mjs';

const {version, description} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const {arch, platform, execPath} = process;
const debianArch = {x64: 'amd64', arm64: 'arm64'}[arch];
if (platform !== 'linux' || debianArch === undefined) {
	fail(`there is no package for ${platform} ${arch}: Linux on x64 or arm64 only`);
}

const work = join(root, '.cache/package');
const release = join(root, 'release');
const executable = join(work, 'midwatch');
rmSync(work, {recursive: true, force: true});
rmSync(release, {recursive: true, force: true});
mkdirSync(release, {recursive: true});

say('building …');
if ((await runNode(execPath, [join(root, 'scripts/build.mjs'), '--quiet'])) !== 0) {
	fail('the build failed');
}

makeExecutable(executable, work);
const ask = (...args) => run(executable, args);
const licenses = [
	readFileSync(join(root, 'license'), 'utf8'),
	'This program contains Node.js and the packages below.\n',
	readFileSync(nodeLicense(), 'utf8'),
	readFileSync(join(root, 'dist/third-party-licenses.txt'), 'utf8'),
].join('\n\n');
const completions = {
	bash: ask('completion', 'bash'),
	zsh: ask('completion', 'zsh'),
	fish: ask('completion', 'fish'),
};
const manual = ask('man');

say('packing …');
makeTar();
makeDeb();
process.exitCode = await runNode(execPath, [
	join(root, 'node_modules/vitest/vitest.mjs'),
	'run',
	'--project',
	'package',
]);

function makeTar() {
	const name = `midwatch-${version}-linux-${arch}`;
	fill(join(work, name), {
		'midwatch.1': manual,
		'completions/midwatch.bash': completions.bash,
		'completions/_midwatch': completions.zsh,
		'completions/midwatch.fish': completions.fish,
		license: licenses,
	});
	run('cp', [executable, join(work, name, 'midwatch')]);
	const file = join(release, `${name}.tar.xz`);
	run('tar', ['-C', work, '--owner=0', '--group=0', '--sort=name', '-cJf', file, name], {
		env: {...process.env, XZ_OPT: '-6 -T0'},
	});
	tell(file);
}

function makeDeb() {
	if (!existsSync('/usr/bin/dpkg-deb')) {
		say('no dpkg-deb here: no .deb');
		return;
	}

	const tree = join(work, 'deb');
	fill(tree, {
		'DEBIAN/control': control(),
		'usr/share/man/man1/midwatch.1.gz': gzipSync(manual, {level: 9}),
		'usr/share/bash-completion/completions/midwatch': completions.bash,
		'usr/share/zsh/vendor-completions/_midwatch': completions.zsh,
		'usr/share/fish/vendor_completions.d/midwatch.fish': completions.fish,
		'usr/share/doc/midwatch/copyright': licenses,
	});
	mkdirSync(join(tree, 'usr/bin'));
	run('cp', [executable, join(tree, 'usr/bin/midwatch')]);
	const file = join(release, `midwatch_${version}_${debianArch}.deb`);
	run('dpkg-deb', ['--root-owner-group', '-Zxz', '-z6', '--build', tree, file]);
	tell(file);
}

/** What Node's own executables need. */
function control() {
	const kib = Math.ceil(statSync(executable).size / 1024) + 200;
	return `Package: midwatch
Version: ${version}
Architecture: ${debianArch}
Maintainer: The midwatch authors
Section: admin
Priority: optional
Installed-Size: ${kib}
Depends: libc6 (>= 2.28), libstdc++6 (>= 8)
Recommends: openssh-client
Description: ${description}
`;
}

/** Beside Node's executable, as it is installed, or as the npm package has it. */
function nodeLicense() {
	const folder = dirname(dirname(execPath));
	const found = ['LICENSE', 'share/doc/node/LICENSE', `node_modules/node-linux-${arch}/LICENSE`]
		.map(name => join(folder, name))
		.find(existsSync);
	return found ?? fail(`Node's license is not in ${folder}`);
}

function fill(folder, files) {
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), {recursive: true});
		writeFileSync(join(folder, name), content);
	}
}

function tell(file) {
	say(`${file.slice(root.length)}: ${(statSync(file).size / 1e6).toFixed(1)} MB`);
}
