import type {Scenario} from '../fleet/scenario.js';
import {hostileRows} from './hostile.js';
import {manyRow} from './many.js';
import {steady} from './steady.js';
import {troubled} from './troubled.js';

/** The shop as it comes: trouble, calm and malice in turn, so that a small fleet has some of each. */
export const shop: readonly Scenario[] = [...troubled, ...steady, ...hostileRows];

/** What no engine would let in is left out. */
const tameShop: readonly Scenario[] = [...troubled, ...steady];

/** The first `count` rows; beyond the shop's own, plausible services of a large one. */
export function fleetOf(count: number, seed: number, isTame = false): Scenario[] {
	const own = isTame ? tameShop : shop;
	const rows = own.slice(0, count);
	while (rows.length < count) {
		rows.push(manyRow(rows.length - own.length, seed));
	}

	return rows;
}
