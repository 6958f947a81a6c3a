import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {themeNames, type ThemeName} from '../../text/theme-names.js';
import {openChoices} from '../open-question.js';
import type {Command} from '../command.js';

/** Of those that aren't called by their name alone. */
const labels: Readonly<Partial<Record<ThemeName, readonly [label: SafeText, hint?: SafeText]>>> = {
	auto: [safe`auto`, safe`dark or light, as the terminal's background is`],
	'high-contrast': [safe`high contrast`],
	'16': [safe`16 colours`, safe`the terminal's own`],
};

/** The list of themes, which begins at the present one. */
export const askTheme: Command = ({state}) => {
	const {theme = 'auto', colorLevel} = state.view.screen;
	const title = colorLevel === 0 ? safe`Theme (colours are switched off)` : safe`Theme`;
	const choices = themeNames.map(name => {
		const [label, hint] = labels[name] ?? [safeText(name)];
		return {label, hint, answer: {kind: 'theme', theme: name} as const};
	});
	return openChoices(state, title, choices, {cursor: themeNames.indexOf(theme)});
};
