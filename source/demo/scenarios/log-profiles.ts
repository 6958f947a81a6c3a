import type {LogProfile} from '../fleet/log-profile.js';
import {accessLine, jsonLine, postgresLine, redisLine, traceLine, workerLine} from './scenario-lines.js';
import {hostileLine, unicodeLine} from './hostile-lines.js';

export const silent: LogProfile = {};

export const web: LogProfile = {
	opening: [
		{text: 'nginx/1.27.3', isError: true},
		{text: 'start worker processes', isError: true, atMs: 40},
	],
	intervalMs: 700,
	line: (seed, index) => ({text: accessLine(seed, index)}),
};

export const json: LogProfile = {
	opening: [{text: '{"level":"info","time":"boot","msg":"listening","port":8080,"pid":1}', atMs: 300}],
	intervalMs: 400,
	line: (seed, index) => ({text: jsonLine(seed, index)}),
};

/** Stack traces: a dozen lines written in one breath. */
export const traces: LogProfile = {
	opening: [{text: 'Started ShopApplication in 4.217 seconds (process running for 5.02)', atMs: 4217}],
	intervalMs: 4000,
	burst: 12,
	line: traceLine,
};

export const worker: LogProfile = {
	opening: [{text: 'worker starting, concurrency 4'}, {text: 'connected to redis://cache:6379/0', atMs: 120}],
	intervalMs: 900,
	line: (seed, index) => ({text: workerLine(seed, index)}),
};

/** About five hundred lines a second. */
export const storm: LogProfile = {
	opening: [{text: 'log level is DEBUG', isError: true}],
	intervalMs: 20,
	burst: 10,
	line: (seed, index) => ({text: `DEBUG ${jsonLine(seed, index)}`, isError: index % 50 === 0}),
};

export const postgres: LogProfile = {
	opening: [
		{text: 'PostgreSQL init process complete; ready for start up.'},
		{text: 'LOG:  database system is ready to accept connections', isError: true, atMs: 900},
	],
	intervalMs: 15_000,
	line: (seed, index) => ({text: postgresLine(seed, index), isError: true}),
};

export const redis: LogProfile = {
	opening: [{text: '1:M * Ready to accept connections tcp'}],
	intervalMs: 30_000,
	line: (seed, index) => ({text: redisLine(seed, index)}),
};

export const unicode: LogProfile = {
	opening: [{text: '起動しました 🚀'}],
	intervalMs: 1200,
	line: (seed, index) => ({text: unicodeLine(seed, index)}),
};

/** Everything that could harm a terminal, one kind a line. */
export const hostile: LogProfile = {
	opening: [{text: 'about to misbehave'}],
	intervalMs: 500,
	line: (_seed, index) => ({text: hostileLine(index), isError: index % 2 === 1}),
};

/** Starts, works for a while, and fills its memory until it is killed. */
export const crashing: LogProfile = {
	opening: [
		{text: 'worker starting, concurrency 4'},
		{text: 'loading catalogue into memory', atMs: 200},
		{text: 'loaded 100000 of 412000 rows', atMs: 900},
		{text: 'loaded 200000 of 412000 rows', atMs: 1800},
		{text: 'loaded 300000 of 412000 rows', atMs: 2700},
		{text: 'WARN heap usage is 91 %', isError: true, atMs: 3200},
	],
};

/** A progress bar that redraws itself with carriage returns, in a terminal. */
export const progress: LogProfile = {
	opening: [{text: '\u001B[1mbackup\u001B[0m to s3://shop-backup'}],
	intervalMs: 2000,
	line: (_seed, index) => ({
		text: `\u001B[32m${'█'.repeat(index % 20).padEnd(20, '░')}\u001B[0m ${(index % 20) * 5} %\r`,
	}),
};
