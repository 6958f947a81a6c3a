import {makeImage} from '../fleet/fleet-images.js';
import type {World} from '../fleet/world.js';
import {day, MiB} from './units.js';

/** Images that no container of the fleet uses, one of them without a name. */
export function addSpareImages(world: World, firstMs: number): void {
	makeImage(world, 'alpine:3.21', firstMs - 40 * day, {sizeBytes: 8 * MiB});
	makeImage(world, 'shop/api:1.40.0', firstMs - 90 * day);
	makeImage(world, 'shop/api:build-cache', firstMs - 2 * day, {tags: []});
}

type RegistryRow = {
	readonly name: string;
	readonly description: string;
	readonly stars: number;
	readonly isOfficial?: boolean;
};

/** What a search of the registry finds. */
export const registry: readonly RegistryRow[] = [
	{
		name: 'alpine',
		description: 'A minimal Docker image based on Alpine Linux',
		stars: 11_482,
		isOfficial: true,
	},
	{name: 'nginx', description: 'Official build of Nginx.', stars: 20_711, isOfficial: true},
	{
		name: 'postgres',
		description: 'The PostgreSQL object-relational database system',
		stars: 14_318,
		isOfficial: true,
	},
	{name: 'redis', description: 'Redis is the world’s fastest data platform', stars: 13_420, isOfficial: true},
	{name: 'node', description: 'Node.js is a JavaScript-based platform', stars: 13_901, isOfficial: true},
	{name: 'grafana/grafana', description: 'The official Grafana docker container', stars: 3712},
	{name: 'nginxinc/nginx-unprivileged', description: 'Unprivileged NGINX Dockerfiles', stars: 178},
	{name: 'evil/nginx', description: 'not \u001B]0;nginx\u0007 at all \u202Egnp', stars: 0},
];
