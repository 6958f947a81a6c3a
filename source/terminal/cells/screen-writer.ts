import {createPainter, type Painter, type ScreenSize} from './frame-painter.js';

// A painter for full-screen programs that think in whole frames: it keeps what is on the terminal as
// cells and sends only what brings it to the next frame, in few bytes. It knows nothing of who draws.

type ScreenOptions = ScreenSize & {
	/** Takes bytes for the terminal, whole and in order. */
	readonly write: (bytes: string) => void;
	/** False while earlier bytes are still on their way: nothing is painted then. */
	readonly isReady: () => boolean;
	/** The newest frame is sent, at once, or when the terminal is ready again. What this returns goes after it. */
	readonly onSend?: () => string;
	/** Whether the terminal can hold a frame back until it is whole (mode 2026), or at least takes no harm. */
	readonly canHold?: boolean;
};

export type Screen = Pick<Painter, 'resize' | 'invalidate'> & {
	/** Shows a frame: lines of text with SGR sequences. While the terminal is not ready, only the newest is kept. */
	readonly paint: (frame: string) => void;
	/** The terminal may be ready again: paints the frame that waits. */
	readonly paintWaiting: () => void;
	/** Whether the newest frame is on its way to the terminal, rather than waiting here. */
	readonly isShown: () => boolean;
	/** Since the start. Dropped are frames that a newer one replaced before they were painted. */
	readonly counts: () => {readonly bytesWritten: number; readonly framesDropped: number};
};

export function createScreen({write, isReady, onSend, canHold = true, ...size}: ScreenOptions): Screen {
	const painter = createPainter({...size, canHold});
	let waiting: string | undefined;
	let bytesWritten = 0;
	let framesDropped = 0;

	const paintWaiting = () => {
		if (waiting === undefined || !isReady()) {
			return;
		}

		const bytes = painter.bytesTo(waiting);
		waiting = undefined;
		const all = bytes + (onSend?.() ?? '');
		if (all !== '') {
			bytesWritten += Buffer.byteLength(all);
			write(all);
		}
	};

	return {
		...painter,
		paint(frame) {
			framesDropped += waiting === undefined ? 0 : 1;
			waiting = frame;
			paintWaiting();
		},
		paintWaiting,
		isShown: () => waiting === undefined,
		counts: () => ({bytesWritten, framesDropped}),
	};
}
