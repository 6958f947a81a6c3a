/** While it is shut, whoever comes waits. */
export type Gate = {
	readonly whenOpen: () => Promise<void>;
	readonly setShut: (isShut: boolean) => void;
};

export function createGate(): Gate {
	let isShut = false;
	let waiting: Array<() => void> = [];
	return {
		async whenOpen() {
			while (isShut) {
				await new Promise<void>(resolve => {
					waiting.push(resolve);
				});
			}
		},
		setShut(next) {
			isShut = next;
			const woken = isShut ? [] : waiting;
			waiting = isShut ? waiting : [];
			for (const wake of woken) {
				wake();
			}
		},
	};
}
