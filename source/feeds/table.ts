import {clock} from './clock.js';
import {connection} from './connection.js';
import {containers} from './containers.js';
import {details} from './details.js';
import type {Feed} from './feed.js';
import {inspection} from './inspection.js';
import {logOlder} from './log-older.js';
import {logSave} from './log-save.js';
import {logScan} from './log-scan.js';
import {logSettle} from './log-settle.js';
import {logs} from './logs.js';
import {processes} from './processes.js';
import {resources} from './resources.js';
import {usage} from './usage.js';

/** Everything that brings facts. */
export const feeds: readonly Feed[] = [
	clock,
	connection,
	containers,
	details,
	processes,
	logs,
	logSettle,
	logScan,
	logOlder,
	logSave,
	inspection,
	resources,
	usage,
];
