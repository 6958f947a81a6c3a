import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Container} from '../../../../source/engine/types.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {wavesOf, type Direction} from '../../../../source/view/trouble/dependency-order.js';
import type {Target} from '../../../../source/store/view/overlay-slice.js';
import {makeContainer} from '../../../helpers/fixtures.js';

const member = (service: string, dependsOn = '', project = 'shop'): Container =>
	makeContainer(`${project}-${service}`, {
		project: safeText(project),
		service: safeText(service),
		labels: dependsOn === '' ? {} : {'com.docker.compose.depends_on': safeText(dependsOn)},
	});

function waves(containers: readonly Container[], direction?: Direction): readonly string[] {
	const targets = containers.map(({id, name}): Target => ({kind: 'container', id, name}));
	const byId = new Map(containers.map(container => [container.id, container]));
	return wavesOf(targets, byId, direction).map(wave => wave.map(({name}) => name).join(' '));
}

const shop = [
	member('web', 'api:service_healthy:false'),
	member('api', 'db:service_healthy:false,cache:service_started:true'),
	member('db'),
	member('cache'),
];

test('what others need comes first, or last, and what is independent goes together', () => {
	expect(waves(shop, 'dependencies first')).toEqual(['shop-db shop-cache', 'shop-api', 'shop-web']);
	expect(waves(shop, 'dependents first')).toEqual(['shop-web', 'shop-api', 'shop-db shop-cache']);
	expect(waves(shop)).toEqual(['shop-web shop-api shop-db shop-cache']);
});

test('a service of the same name in another project is another service', () => {
	const other = member('db', 'web', 'blog');
	expect(waves([...shop.slice(0, 2), other], 'dependencies first')).toEqual(['shop-api blog-db', 'shop-web']);
});

test('containers of no project are in the first wave', () => {
	expect(waves([makeContainer('alone'), ...shop.slice(1, 3)], 'dependencies first')[0]).toContain('alone');
});

test('a circle ends, and every target is there once, whatever depends on what', () => {
	const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
	fc.assert(
		fc.property(fc.dictionary(name, fc.uniqueArray(name)), graph => {
			const containers = Object.entries(graph).map(([service, needed]) => member(service, needed.join(',')));
			const order = waves(containers, 'dependencies first').flatMap(wave => wave.split(' '));
			expect(order.filter(Boolean).sort()).toEqual(containers.map(({name: one}) => String(one)).sort());
		}),
	);
});

test('no target comes before one that it needs', () => {
	const places = fc.array(fc.array(fc.nat()), {maxLength: 8});
	fc.assert(
		fc.property(places, graph => {
			const services = graph.map((needed, index) => ({
				service: `s${index}`,
				needed: index === 0 ? [] : [...new Set(needed.map(one => `s${one % index}`))],
			}));
			const containers = services.map(({service, needed}) => member(service, needed.join(',')));
			const depth = new Map(
				waves(containers, 'dependencies first').flatMap((wave, index) =>
					wave.split(' ').map(one => [one, index] as const),
				),
			);
			for (const {service, needed} of services) {
				for (const one of needed) {
					expect(depth.get(`shop-${one}`)).toBeLessThan(depth.get(`shop-${service}`) ?? -1);
				}
			}
		}),
	);
});

test('a target that is gone meanwhile is still told of', () => {
	const gone: Target = {kind: 'container', id: 'gone', name: safe`gone`};
	expect(wavesOf([gone], new Map(), 'dependencies first')).toEqual([[gone]]);
});
