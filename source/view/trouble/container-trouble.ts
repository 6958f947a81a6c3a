import type {Facts, Finding, Rule} from './trouble-facts.js';
import {troubleRules, type RuleId} from './trouble-rules.js';

export type Reason = Finding & {readonly id: RuleId};

/** Worst reason first; no reasons, score 0. */
export type Trouble = {readonly score: number; readonly reasons: readonly Reason[]};

const table = Object.entries<Rule>(troubleRules).map(([id, judge]) => ({id: id as RuleId, judge}));

export const calm: Trouble = {score: 0, reasons: []};

/** What is wrong with a container, in a few words each. The order among containers is by the worst, then by the rest. */
export function troubleOf(facts: Facts): Trouble {
	const reasons: Reason[] = [];
	for (let index = 0; index < table.length; index++) {
		const {id, judge} = table[index]!;
		const found = judge(facts);
		if (found) {
			reasons.push({id, ...found});
		}
	}

	if (reasons.length === 0) {
		return calm;
	}

	reasons.sort((a, b) => b.severity - a.severity);
	return {
		score: reasons.reduce((sum, {severity}, place) => sum + (place === 0 ? severity : severity / 1000), 0),
		reasons,
	};
}
