import type {Store} from '../store/open-store.js';
import {createLineJudge} from '../terminal/line-speed.js';
import type {Terminal} from '../terminal/terminal.js';

const lookEveryMs = 1000;
/** Facts are shown this often on a slow line; keys are answered at once as ever. */
const slowPublishMs = 2000;

/** Turns the slow-line mode on and off as the terminal keeps up. Returns what ends that. */
export function watchLine(
	store: Store,
	{counts}: Pick<Terminal, 'counts'>,
	isAlwaysSlow: boolean,
): () => void {
	if (isAlwaysSlow) {
		store.setPublishEvery(slowPublishMs);
		return () => undefined;
	}

	const judge = createLineJudge();
	const timer = setInterval(() => {
		const isSlow = judge(performance.now(), counts().behindMs);
		if (isSlow !== store.getState().view.screen.isSlow) {
			store.setPublishEvery(isSlow ? slowPublishMs : undefined);
			store.dispatch({type: 'screen/slowed', isSlow});
		}
	}, lookEveryMs);
	return () => clearInterval(timer);
}
