import {clock} from './clock-feed.js';
import {connection} from './connection-feed.js';
import {containers} from './containers-feed.js';
import {details} from './details-feed.js';
import type {Feed} from './feed.js';
import {health} from './health-feed.js';
import {inspection} from './inspection-feed.js';
import {kernel} from './kernel-feed.js';
import {lastWords} from './last-words-feed.js';
import {logOlder} from './log-older.js';
import {logSave} from './log-save.js';
import {logScan} from './log-scan.js';
import {logSettle} from './log-settle.js';
import {logs} from './logs-feed.js';
import {pastEvents} from './past-events-feed.js';
import {processes} from './processes-feed.js';
import {resources} from './resources-feed.js';
import {usage} from './usage-feed.js';

/** What runs once, however many engines there are. */
export const sharedFeeds: readonly Feed[] = [clock, logSettle, logScan, logOlder, logSave];

/** What each engine has for itself: none waits for another's. */
export const engineFeeds: readonly Feed[] = [
	connection,
	containers,
	details,
	health,
	pastEvents,
	processes,
	logs,
	inspection,
	kernel,
	lastWords,
	resources,
	usage,
];

/** Everything that brings facts, of one engine. */
export const feeds: readonly Feed[] = [...sharedFeeds, ...engineFeeds];
