import type {Machine} from './machine.js';
import {defaultSocket} from './parse-host.js';

type UsualSocket = {readonly label: string; readonly path: string};

/** Where engines listen when nobody says where, the likeliest first. */
export function usualSockets({env, home, uid}: Machine): readonly UsualSocket[] {
	const runtimeFolder = env['XDG_RUNTIME_DIR'] || (uid === undefined ? undefined : `/run/user/${uid}`);
	const ofUser = (label: string, path: string) =>
		runtimeFolder === undefined ? [] : [{label, path: `${runtimeFolder}/${path}`}];
	return [
		{label: 'default', path: defaultSocket},
		...ofUser('rootless', 'docker.sock'),
		{label: 'desktop', path: `${home}/.docker/run/docker.sock`},
		{label: 'desktop', path: `${home}/.docker/desktop/docker.sock`},
		{label: 'colima', path: `${home}/.colima/default/docker.sock`},
		{label: 'colima', path: `${home}/.config/colima/default/docker.sock`},
		{label: 'orbstack', path: `${home}/.orbstack/run/docker.sock`},
		...ofUser('podman', 'podman/podman.sock'),
		{label: 'podman', path: '/run/podman/podman.sock'},
	];
}
