import type {Overlay} from '../../store/view/overlay-slice.js';
import type {CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import type {Press} from '../../util/press.js';
import {answerChoose} from './choose-keys.js';
import {answerColumns} from './columns-keys.js';
import {answerConfirm} from './confirm-keys.js';
import {answerForm} from './form-keys.js';
import {answerHelp} from './help-keys.js';
import {answerInspect} from './inspect-keys.js';
import type {Answer} from './overlay-steps.js';
import {answerPalette} from './palette-keys.js';
import {answerPrompt} from './prompt-keys.js';
import {answerPrune} from './prune-keys.js';
import {answerMessages, answerReport} from './report-keys.js';

/** What each kind of overlay does with a key. Every kind has its row: a new kind without one does not compile. */
const answers: {readonly [Kind in Overlay['kind']]: Answer<Kind>} = {
	confirm: answerConfirm,
	choose: answerChoose,
	prompt: answerPrompt,
	palette: answerPalette,
	columns: answerColumns,
	prune: answerPrune,
	form: answerForm,
	inspect: answerInspect,
	report: answerReport,
	help: answerHelp,
	messages: answerMessages,
};

export function answerOverlay(overlay: Overlay, press: Press, context: CommandContext): Outcome {
	if (press.key === 'ctrl+c') {
		return [{type: 'effect/quit'}];
	}

	return (answers[overlay.kind] as Answer<typeof overlay.kind>)(overlay, press, context);
}
