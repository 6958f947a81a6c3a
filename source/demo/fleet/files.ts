import type {SimContainer} from './demo-container.js';

type SimFile = {
	readonly path: string;
	readonly content: string;
	readonly kind: 'added' | 'changed' | 'deleted';
};

/** The files that a container has written over its image: what `docker diff` and `docker cp` see. */
export function filesOf({scenario, name, createdMs}: SimContainer): SimFile[] {
	const app = scenario.image.split(':')[0] ?? 'app';
	return [
		{path: '/etc/hostname', content: `${name}\n`, kind: 'changed'},
		{path: '/tmp/app.pid', content: '1\n', kind: 'added'},
		{
			path: `/var/log/${app.replaceAll('/', '-')}.log`,
			content: `${new Date(createdMs).toISOString()} started\n`.repeat(200),
			kind: 'added',
		},
		{path: '/usr/share/doc/readme', content: '', kind: 'deleted'},
	];
}
