import type {SimImage} from '../fleet/fleet-resources.js';
import {imageCommand, usersOf} from '../fleet/fleet-images.js';
import type {World} from '../fleet/world.js';
import {hex} from '../random.js';
import {goTime} from '../stamp.js';

/** A row of the images list, as system/df shows it too. */
export function imageRow(world: World, image: SimImage) {
	return {
		Containers: usersOf(world, image).length,
		Created: Math.floor(image.createdMs / 1000),
		Id: image.id,
		Labels: {},
		ParentId: '',
		RepoDigests: digestsOf(image),
		RepoTags: [...image.tags],
		SharedSize: -1,
		Size: image.sizeBytes,
	};
}

function digestsOf({tags, id}: SimImage): string[] {
	return tags.map(tag => `${tag.replace(/:[^/:]*$/, '')}@sha256:${hex(64, id, tag)}`);
}

const layerCount = 3;

function layersOf({id}: SimImage): string[] {
	return Array.from({length: layerCount}, (_, index) => `sha256:${hex(64, id, 'layer', index)}`);
}

export function imageInspect(image: SimImage) {
	return {
		Id: image.id,
		RepoTags: [...image.tags],
		RepoDigests: digestsOf(image),
		Parent: '',
		Comment: 'buildkit.dockerfile.v0',
		Created: goTime(image.createdMs),
		DockerVersion: '',
		Author: '',
		Architecture: 'amd64',
		Os: 'linux',
		Size: image.sizeBytes,
		GraphDriver: {Data: {}, Name: 'overlay2'},
		RootFS: {Type: 'layers', Layers: layersOf(image)},
		Metadata: {LastTagTime: goTime(image.createdMs)},
		Config: {
			Cmd: imageCommand,
			Entrypoint: null,
			Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
			Labels: {},
			OnBuild: null,
			User: '',
			Volumes: null,
			WorkingDir: '',
		},
	};
}

const shares = [0.2, 0.7, 0.1];
const makers = ['COPY --chown=app . /app', 'RUN npm ci --omit=dev', 'ADD rootfs.tar.xz /'];

/** The newest layer first; only that one has an id. */
export function imageHistory(image: SimImage) {
	return makers.map((maker, index) => ({
		Comment: 'buildkit.dockerfile.v0',
		Created: Math.floor(image.createdMs / 1000) - index * 30,
		CreatedBy: `/bin/sh -c ${maker}`,
		Id: index === 0 ? image.id : '<missing>',
		Size: Math.round(image.sizeBytes * (shares[index] ?? 0)),
		Tags: index === 0 && image.tags.length > 0 ? [...image.tags] : null,
	}));
}
