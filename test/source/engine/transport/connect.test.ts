import {once} from 'node:events';
import net, {type AddressInfo} from 'node:net';
import {expect, onTestFinished, test} from 'vitest';
import {connect} from '../../../../source/engine/transport/connect.js';

test('a connection that breaks when nobody waits for it any more breaks alone', async () => {
	const server = net.createServer(socket => {
		socket.once('data', () => socket.resetAndDestroy());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => void server.close());
	const {port} = server.address() as AddressInfo;
	const socket = connect({label: 'x', url: 'tcp://x', host: '127.0.0.1', port});
	socket.write('x');
	const hadError = await new Promise(resolve => {
		socket.once('close', resolve);
	});
	expect(hadError).toBe(true);
});
