import {rename, rm} from 'node:fs/promises';
import {lateCrypto} from '../../util/late-builtins.js';
import process from 'node:process';
import {writeNewFile} from '../../util/new-file.js';
import type {Choices} from '../../view/choices.js';
import {isOurFolder, makeFolder} from '../make-folder.js';
import {choicesName, readChoices} from './read-choices.js';

/**
 * Puts what was chosen since into the file, beside what others chose meanwhile; `undefined` takes a choice out of it.
 * The file is replaced at once by a whole one: whoever reads it sees the old or the new.
 */
export async function writeChoices(folder: string, changed: Choices): Promise<void> {
	checkFolder(folder);
	const path = `${folder}/${choicesName}`;
	const whole = `${path}.${process.pid}-${lateCrypto().randomBytes(4).toString('hex')}`;
	const text = JSON.stringify({...known(folder), ...changed}, undefined, '\t');
	await writeNewFile(whole, new AbortController().signal, async write => write(`${text}\n`));
	try {
		await rename(whole, path);
	} catch (error) {
		await rm(whole, {force: true});
		throw error;
	}
}

/** Root puts nothing into a folder that another could have made into a way to somewhere else. */
function checkFolder(folder: string): void {
	makeFolder(folder);
	const {getuid, getgid} = process;
	if (getuid && getgid && !isOurFolder(folder, {uid: getuid(), gid: getgid()})) {
		throw new Error('another user can write to that folder');
	}
}

/** What can't be read is replaced. */
function known(folder: string): Choices {
	try {
		return readChoices(folder);
	} catch {
		return {};
	}
}
