import {defineConfig} from 'vitest/config';
import {inkInTests} from './scripts/ink-output.mjs';

/** Each ring a project: pure and component tests, the built program in a pty, real engines. */
export default defineConfig({
	test: {
		projects: [
			{
				// React runs as it is shipped, and its production build knows no jsxDEV.
				oxc: {jsx: {runtime: 'automatic', development: false}},
				plugins: [inkInTests],
				test: {
					name: 'unit',
					// What imports Ink must get the one that the plugin has changed.
					server: {deps: {inline: ['ink', 'ink-table', 'ink-testing-library']}},
					include: ['test/**/*.test.{ts,tsx}'],
					exclude: ['test/{e2e,engine,package}/**'],
					env: {NODE_ENV: 'production', FORCE_COLOR: '3'},
					// One fewer than cores unless told, and two cores are few.
					maxWorkers: 2,
					testTimeout: 60_000,
				},
			},
			{
				oxc: {jsx: {runtime: 'automatic', development: false}},
				test: {
					name: 'e2e',
					maxWorkers: 2,
					include: ['test/e2e/**/*.test.{ts,tsx}'],
					env: {NODE_ENV: 'production', FORCE_COLOR: '3'},
					testTimeout: 60_000,
					hookTimeout: 60_000,
				},
			},
			// Only `npm run package` runs it, on what it has made.
			{
				test: {
					name: 'package',
					include: ['test/package/**/*.test.ts'],
					testTimeout: 120_000,
				},
			},
			{
				test: {
					name: 'engine',
					// They wait for engines more than they compute.
					maxWorkers: 2,
					include: ['test/engine/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 300_000,
				},
			},
		],
	},
});
