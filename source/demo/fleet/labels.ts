import type {Scenario} from './scenario.js';

/** The container's labels, compose's own among them. */
export function labelsOf(scenario: Scenario): Record<string, string> {
	const {project, service, labels, name} = scenario;
	const compose: Readonly<Record<string, string>> =
		project === undefined
			? {}
			: {
					'com.docker.compose.container-number': /-(\d+)$/.exec(name)?.[1] ?? '1',
					'com.docker.compose.oneoff': 'False',
					'com.docker.compose.project': project,
					'com.docker.compose.project.config_files': `/srv/${project}/compose.yaml`,
					'com.docker.compose.project.working_dir': `/srv/${project}`,
					'com.docker.compose.service': service ?? name,
				};
	return {...compose, ...labels};
}
