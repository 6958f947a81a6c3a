import {existsSync, lstatSync, mkdirSync, realpathSync} from 'node:fs';
import {dirname} from 'node:path';

const ownersOnly = 0o700;

/** Makes a folder, and those above that are missing, for nobody else. (Node's own way never ends in /proc.) */
export function makeFolder(path: string): void {
	const parent = dirname(path);
	if (existsSync(path)) {
		return;
	}

	if (!existsSync(parent)) {
		makeFolder(parent);
	}

	mkdirSync(path, {mode: ownersOnly});
}

const groupMayWrite = 0o020;
const othersMayWrite = 0o002;
const isSticky = 0o1000;

type Self = {readonly uid: number; readonly gid: number};

/**
 * Whether nobody but this user (or root) can put something into the folder or file, or another in its place: neither
 * into it nor into one above. A group that may write is the user's own only where it is the user's first; root has none.
 */
export function isOurFolder(path: string, self: Self): boolean {
	const folders = existingFolders(path);
	return folders.length > 0 && folders.every(folder => isOwned(folder, self));
}

type Folder = {readonly path: string; readonly isItself: boolean};

/** The folder, if it is there, and all above it, by their real names. */
function existingFolders(path: string): readonly Folder[] {
	if (!existsSync(path)) {
		const parent = dirname(path);
		return parent === path ? [] : existingFolders(parent).map(folder => ({...folder, isItself: false}));
	}

	const real = realpathSync(path);
	const names = real.split('/').filter(name => name !== '');
	const above = names.map((_, index) => `/${names.slice(0, index).join('/')}`);
	return [...above.map(folder => ({path: folder, isItself: false})), {path: real, isItself: true}];
}

function isOwned({path, isItself}: Folder, {uid, gid}: Self): boolean {
	const {mode, ...owner} = lstatSync(path);
	const isOfGroup = (mode & groupMayWrite) !== 0 && (uid === 0 || owner.gid !== gid);
	const isShared = isOfGroup || (mode & othersMayWrite) !== 0;
	// In a sticky folder others may write, but not rename what is ours.
	return (owner.uid === uid || owner.uid === 0) && (!isShared || ((mode & isSticky) !== 0 && !isItself));
}
