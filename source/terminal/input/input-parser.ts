import type {Press} from '../../util/press.js';
import {longestAnswer, readAnswer, readGround, type Answer} from './answers.js';
import {csiPress, ss3Press} from './csi-press.js';
import {createPasteBin, type PasteBin} from './paste-bin.js';
import {readPointer, type Pointer} from './pointer.js';
import {toPress, toPresses} from './to-presses.js';
import {createUtf8Decoder, type Utf8Decoder} from './utf8.js';

// All that a terminal sends, byte by byte: keys, pastes, and its reports, which are never keys. A sequence is taken
// whole before anything is made of it; what isn't known to be a key is a report, whatever letters are in it.

export type InputEvent = Answer | Pointer | {readonly type: 'press'; readonly press: Press};

export type InputParser = {
	readonly push: (bytes: Uint8Array) => readonly InputEvent[];
	/** Where the bytes so far end: `escape` after an ESC that may be a key, `within` a report or a key's sequence. */
	readonly place: () => 'outside' | 'escape' | 'within' | 'paste';
	/** Nothing came after an ESC: it was a key. */
	readonly flushEscape: () => readonly InputEvent[];
	/** What was begun won't end any more. */
	readonly abandon: () => void;
};

type Mode = 'ground' | 'escape' | 'csi' | 'ss3' | 'osc' | 'string' | 'skip' | 'paste';

type Machine = {
	readonly decoder: Utf8Decoder;
	readonly paste: PasteBin;
	events: InputEvent[];
	mode: Mode;
	/** What stands between `ESC [` and its last letter, or `ESC ]` and its end. */
	body: string;
	typed: string;
	/** Within a mouse report of the old kind: characters to come, and whether the last may have a second byte. */
	left: number;
	isHalf: boolean;
	/** An ESC within a string: it ends here, or is broken off. */
	isAtEnd: boolean;
	/** The last ESC was taken for a key, since nothing came after it. */
	wasFlushed: boolean;
};

const BEL = 0x07;
const CAN = 0x18;
const SUB = 0x1a;
const ESC = 0x1b;
const ST = 0x9c;
/** No terminal reports it, so it is the user's wherever it comes: nothing that was begun can lock anybody in. */
const ctrlC = 0x03;
const longestBody = 256;

/** What ESC and one of these begin. */
const introducers: Readonly<Record<string, Mode>> = {
	'[': 'csi',
	O: 'ss3',
	']': 'osc',
	P: 'string',
	X: 'string',
	'^': 'string',
	_: 'string',
	'\\': 'ground',
};

/** Mouse reports of the old kinds: after the letter, without numbers, come so many characters, whatever they are. */
const charactersAfter: Readonly<Record<string, number>> = {M: 3, T: 6, t: 2};

export function createInputParser(): InputParser {
	const machine = createMachine();
	return {
		push(bytes) {
			// The rest of a report whose ESC was taken for a key comes in one piece; keys come one by one. What else the
			// terminal says in between begins with an ESC of its own.
			const [first = 0] = bytes;
			if (machine.wasFlushed && machine.mode === 'ground' && bytes.length > 1) {
				enter(machine, introducers[String.fromCodePoint(first)] ? 'escape' : 'ground');
			}

			machine.wasFlushed &&= first === ESC;
			for (const byte of bytes) {
				takeByte(machine, byte);
			}

			return flush(machine);
		},
		place() {
			const {mode, left, isHalf} = machine;
			const isOutside = mode === 'ground' || (mode === 'skip' && left === 0 && !isHalf);
			return isOutside ? 'outside' : mode === 'escape' || mode === 'paste' ? mode : 'within';
		},
		flushEscape() {
			machine.wasFlushed = machine.mode === 'escape';
			tell(machine, machine.wasFlushed ? toPress('\u001B') : undefined);
			enter(machine, 'ground');
			return flush(machine);
		},
		abandon() {
			machine.decoder.reset();
			enter(machine, 'ground');
		},
	};
}

function createMachine(): Machine {
	return {
		decoder: createUtf8Decoder(),
		paste: createPasteBin(),
		events: [],
		mode: 'ground',
		body: '',
		typed: '',
		left: 0,
		isHalf: false,
		isAtEnd: false,
		wasFlushed: false,
	};
}

function flush(machine: Machine): readonly InputEvent[] {
	flushTyped(machine);
	const {events} = machine;
	machine.events = [];
	return events;
}

function flushTyped(machine: Machine): void {
	for (const press of toPresses(machine.typed)) {
		tell(machine, press);
	}

	machine.typed = '';
}

function tell(machine: Machine, press: Press | undefined): void {
	if (press) {
		machine.events.push({type: 'press', press});
	}
}

function enter(machine: Machine, mode: Mode): void {
	Object.assign(machine, {mode, body: '', isAtEnd: false});
}

function takeByte(machine: Machine, byte: number): void {
	if (machine.mode === 'skip' && isSkipped(machine, byte)) {
		return;
	}

	const code = machine.decoder.push(byte);
	if (code !== undefined) {
		takeCharacter(machine, code);
	}
}

/** Coordinates are bytes of any value or, in another mode of the mouse, characters of up to two bytes. */
function isSkipped(machine: Machine, byte: number): boolean {
	if (machine.isHalf && byte >= 0x80 && byte < 0xc0) {
		machine.isHalf = false;
		return true;
	}

	if (machine.left === 0 || (byte < 0x20 && byte !== 0)) {
		enter(machine, 'ground');
		return false;
	}

	machine.left--;
	machine.isHalf = byte >= 0xc2 && byte < 0xe0;
	return true;
}

function takeCharacter(machine: Machine, code: number): void {
	const {mode} = machine;
	const isWhole = mode === 'paste' || mode === 'osc' || mode === 'string';
	const isEightBit = code >= 0x80 && code < 0xa0;
	if (code === ctrlC) {
		flushTyped(machine);
		enter(machine, 'ground');
		tell(machine, toPress('\u0003'));
	} else if (isWhole || (code !== ESC && !isEightBit)) {
		takers[mode](machine, code, String.fromCodePoint(code));
	} else if (isEightBit) {
		// The same as ESC and a letter.
		flushTyped(machine);
		enter(machine, introducers[String.fromCodePoint(code - 0x40)] ?? 'ground');
	} else {
		flushTyped(machine);
		tell(machine, mode === 'escape' ? toPress('\u001B') : undefined);
		enter(machine, 'escape');
	}
}

type Taker = (machine: Machine, code: number, character: string) => void;

const takers: Readonly<Record<Mode, Taker>> = {
	ground(machine, code, character) {
		if (code >= 0x20 && code !== 0x7f) {
			machine.typed += character;
		} else {
			flushTyped(machine);
			tell(machine, toPress(character));
		}
	},
	escape(machine, code, character) {
		const begun = introducers[character];
		enter(machine, begun ?? 'ground');
		if (begun === undefined) {
			tell(machine, altPress(code, character));
		}
	},
	csi: takeInCsi,
	ss3(machine, _code, character) {
		if (!/[\d;]/.test(character)) {
			enter(machine, 'ground');
			tell(machine, ss3Press(character));
		}
	},
	osc(machine, code, character) {
		const {body} = machine;
		if (code === BEL || code === ST || (machine.isAtEnd && character === '\\')) {
			enter(machine, 'ground');
			machine.events.push(...readGround(body));
		} else {
			machine.body += code !== ESC && !machine.isAtEnd && body.length < longestAnswer ? character : '';
			takeInString(machine, code, character);
		}
	},
	string: takeInString,
	skip: machine => enter(machine, 'ground'),
	paste(machine, _code, character) {
		const done = machine.paste.push(character);
		if (done === 'end') {
			enter(machine, 'ground');
			tell(machine, {key: '', text: machine.paste.text(), isPaste: true});
		} else if (done !== undefined) {
			machine.events.push(done);
		}
	},
};

/** What else is a control is nobody's key: the esc before an enter may have been meant to prevent it. */
function altPress(code: number, character: string): Press | undefined {
	const press = toPress(character);
	const isKept = press.key === 'backspace';
	return code >= 0x20 && !isKept ? {key: `alt+${character}`, text: ''} : isKept ? press : undefined;
}

function takeInCsi(machine: Machine, code: number, character: string): void {
	const {body} = machine;
	const isOfConsole = body === '' && character === '[';
	if (code >= 0x40 && code < 0x7f && !isOfConsole) {
		endCsi(machine, body, character);
	} else if (code < 0x20 || code >= 0x7f || (character === '$' && /^[235678]$/.test(body))) {
		enter(machine, 'ground');
	} else {
		// Too long to be a key, and so is all that follows.
		machine.body = body.length < longestBody ? body + character : '!'.repeat(longestBody);
	}
}

function endCsi(machine: Machine, body: string, final: string): void {
	const left = body === '' ? (charactersAfter[final] ?? 0) : 0;
	const report = readAnswer(`\u001B[${body}${final}`) ?? readPointer(body, final);
	enter(machine, left > 0 ? 'skip' : 'ground');
	if (left > 0) {
		Object.assign(machine, {left, isHalf: false});
	} else if (body === '200' && final === '~') {
		machine.paste.begin();
		enter(machine, 'paste');
	} else if (report) {
		machine.events.push(report);
	} else if (body !== '[') {
		tell(machine, csiPress(body, final));
	}
}

/** A string ends with ESC and `\`; ESC and anything else breaks it off. */
function takeInString(machine: Machine, code: number, character: string): void {
	if (machine.isAtEnd && code !== ESC) {
		enter(machine, character === '\\' ? 'ground' : 'escape');
		if (character !== '\\') {
			takeCharacter(machine, code);
		}
	} else if (code === ST || code === CAN || code === SUB) {
		enter(machine, 'ground');
	} else {
		machine.isAtEnd = code === ESC;
	}
}
