import {expect, test} from 'vitest';
import {EngineError} from '../../source/engine/transport/engine-error.js';
import {parseContainer} from '../../source/engine/parse/parse-container.js';
import {parseDetails} from '../../source/engine/parse/parse-details.js';
import {parseEvent} from '../../source/engine/parse/parse-event.js';
import {processTable} from '../../source/engine/api/process-table.js';
import type {Client} from '../../source/engine/transport/client.js';
import type {ContainerId} from '../../source/engine/types.js';
import {safeText} from '../../source/text/safe-text.js';
import {mask} from '../../source/text/secrets.js';
import {snapshotDocument} from '../../source/cli/once-json.js';
import {copyChoices} from '../helpers/copy-choices.js';
import {makeState} from '../helpers/fixtures.js';

const id = 'c0ffee'.padEnd(64, '0');
const command = 'mysqld --password hunter2 mongodb://a:hunter2@h1,b:hunter2@h2/ --port 3306';
const raw = {
	Id: id,
	Names: ['/db'],
	Image: 'mysql:8',
	Command: command,
	Labels: {'app.jwt': 'hunter2', run: 'X_PAT=hunter2', 'com.docker.compose.project': 'shop'},
	State: 'running',
};

test('no secret of a container’s list entry comes in, and what is none stays', () => {
	const container = parseContainer(raw);
	expect(JSON.stringify(container)).not.toContain('hunter2');
	expect(container).toMatchObject({id, name: 'db', project: 'shop', labels: {'app.jwt': mask}});
	expect(container.command).toContain('--port 3306');
});

test('nor of its probes, its error, its processes and its events', async () => {
	const details = parseDetails({
		Id: id,
		State: {
			Error: 'exec "https://hunter2@host/x" failed',
			Health: {Log: [{ExitCode: 1, Output: 'curl -H "X-API-KEY: hunter2" failed'}]},
		},
	});
	const event = parseEvent({
		Type: 'container',
		Action: 'start: --token hunter2',
		Actor: {ID: id, Attributes: {name: 'db', 'app.jwt': 'hunter2', run: 'X_PAT=hunter2'}},
		time: 1,
	});
	const top = async () => ({Titles: ['PID', 'COMMAND'], Processes: [['7', command]]});
	const client = {docker: () => ({getContainer: () => ({top})})} as unknown as Client;
	const processes = await processTable(client)(id as ContainerId, new AbortController().signal);
	for (const found of [details, event, processes]) {
		expect(JSON.stringify(found)).toContain(mask);
		expect(JSON.stringify(found)).not.toContain('hunter2');
	}
});

test('nor of what the engine says in an error', () => {
	const error = new EngineError('failed', safeText('pull https://u:hunter2@host/v2: 500'));
	expect([error.words, error.message]).toEqual(Array(2).fill(`pull https://${mask}@host/v2: 500`));
});

test('so none is in the snapshot, and none is offered to copy', () => {
	const state = makeState({type: 'containers/listed', containers: [parseContainer(raw)]});
	expect(JSON.stringify(snapshotDocument(state))).not.toContain('hunter2');
	expect(JSON.stringify(snapshotDocument(state))).toContain('--port 3306');
	const choices = copyChoices(state);
	expect(choices).toContain('db');
	expect(choices.join(' ')).not.toContain('hunter2');
});
