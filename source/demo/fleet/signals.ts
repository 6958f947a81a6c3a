const numbers: Readonly<Record<string, number>> = {
	HUP: 1,
	INT: 2,
	QUIT: 3,
	ILL: 4,
	TRAP: 5,
	ABRT: 6,
	BUS: 7,
	FPE: 8,
	KILL: 9,
	USR1: 10,
	SEGV: 11,
	USR2: 12,
	PIPE: 13,
	ALRM: 14,
	TERM: 15,
	CHLD: 17,
	CONT: 18,
	STOP: 19,
	TSTP: 20,
	TTIN: 21,
	TTOU: 22,
	WINCH: 28,
};

/** `SIGTERM`, `term`, `15`; the empty text is SIGKILL. */
export function signalNumber(text: string): number | undefined {
	if (text === '') {
		return 9;
	}

	if (/^\d+$/.test(text)) {
		const number = Number(text);
		return number >= 1 && number <= 64 ? number : undefined;
	}

	return numbers[text.toUpperCase().replace(/^SIG/, '')];
}
