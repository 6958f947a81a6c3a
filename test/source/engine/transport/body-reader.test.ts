import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createBodyReader} from '../../../../source/engine/transport/body-reader.js';
import {chunks} from '../../../helpers/log-frames.js';

function read(pieces: readonly Buffer[]) {
	let body = '';
	let status = 0;
	const reader = createBodyReader({
		begin(given) {
			status = given;
		},
		push(bytes, from, to) {
			body += bytes.toString('latin1', from, to);
		},
	});
	const isOver = pieces.map(piece => reader.push(piece)).includes(true);
	return {status, body, isOver, isWholeAtClose: reader.isWholeAtClose()};
}

const chunked = (parts: readonly string[], end = '0\r\n\r\n') =>
	Buffer.from(
		`HTTP/1.1 200 OK\r\nContent-Type: x\r\nTransfer-Encoding: chunked\r\n\r\n${parts
			.map(part => `${part.length.toString(16)};e=1\r\n${part}\r\n`)
			.join('')}${end}`,
		'latin1',
	);

test('a chunked answer is its chunks joined, split at every byte', () => {
	const parts = ['one\r\n', 'x'.repeat(300), '0\r\n\r\n', '\n'];
	const whole = chunked(parts);
	for (let at = 0; at <= whole.length; at++) {
		expect(read([whole.subarray(0, at), whole.subarray(at)])).toMatchObject({
			status: 200,
			body: parts.join(''),
			isOver: true,
		});
	}
});

test('any body comes out as it went in, whatever its chunks and however it is read', () => {
	const part = fc
		.uint8Array({minLength: 1, maxLength: 40})
		.map(bytes => Buffer.from(bytes).toString('latin1'));
	fc.assert(
		fc.property(fc.array(part), fc.integer({min: 1, max: 90}), (parts, size) => {
			const found = read(chunks(chunked(parts), size));
			expect(found).toMatchObject({body: parts.join(''), isOver: true});
		}),
	);
});

test('an answer cut before its last chunk is not over', () => {
	expect(read([chunked(['one', 'two'], '')])).toMatchObject({
		body: 'onetwo',
		isOver: false,
		isWholeAtClose: false,
	});
});

test('a body of a given length ends there; one without ends with the connection', () => {
	const sized = Buffer.from('HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nabc');
	expect(read(chunks(sized, 5))).toMatchObject({status: 404, body: 'abc', isOver: true});
	const open = Buffer.from('HTTP/1.0 200 OK\r\n\r\nabc');
	expect(read([open])).toMatchObject({body: 'abc', isOver: false, isWholeAtClose: true});
	const empty = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
	expect(read([empty])).toMatchObject({body: '', isOver: true});
});

test('what is not HTTP is told', () => {
	expect(() => read([Buffer.from('SSH-2.0-OpenSSH\r\n\r\n')])).toThrow('not HTTP');
	expect(() => read([Buffer.from('x'.repeat(70_000))])).toThrow('not HTTP');
	expect(() => read([chunked([], 'zz\r\n')])).toThrow('garbled');
});
