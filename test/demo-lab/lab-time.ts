/** A time that can jump, run fast and stand still, as ms since the epoch. */
export type LabTime = {
	/** Stands still while it is held, and catches up afterwards. */
	readonly now: () => number;
	/** Ms, either way. */
	readonly jump: (byMs: number) => void;
	/** 1 is real time, 60 a minute a second, 0 stands still. */
	readonly setSpeed: (factor: number) => void;
	readonly setHeld: (isHeld: boolean) => void;
	/** What it is when nobody holds it. */
	readonly latest: () => number;
};

export function createLabTime(base: () => number): LabTime {
	let origin = {baseMs: base(), labMs: base()};
	let speed = 1;
	let heldMs: number | undefined;
	const latest = () => origin.labMs + (base() - origin.baseMs) * speed;
	const restart = (byMs: number) => {
		origin = {baseMs: base(), labMs: latest() + byMs};
	};

	return {
		latest,
		now: () => heldMs ?? latest(),
		jump: restart,
		setSpeed(factor) {
			restart(0);
			speed = factor;
		},
		setHeld(isHeld) {
			heldMs = isHeld ? latest() : undefined;
		},
	};
}
