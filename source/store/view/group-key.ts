import {noText, type SafeText} from '../../text/safe-text.js';

/** No SafeText that came from outside holds it: what a label says can't pass for another engine's group. */
const between = '\u2063';

type Group = {readonly name: SafeText; readonly engine?: SafeText};

/** The groups of two engines are two, though they have one name. */
export function groupKey(name: SafeText = noText, engine?: SafeText): SafeText {
	return engine === undefined ? name : (`${name}${between}${engine}` as SafeText);
}

export function groupOf(key: SafeText): Group {
	const [name = '', engine] = key.split(between) as [SafeText?, SafeText?];
	return engine === undefined ? {name: name as SafeText} : {name: name as SafeText, engine};
}
