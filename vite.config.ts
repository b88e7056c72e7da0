import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	worker: { format: 'es' },
	build: { target: 'es2022' },
	test: {
		environment: 'node',
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
					setupFiles: 'tests/property-seed.ts',
					// Many made-up cases on a busy machine take their time; none of them waits for anything.
					testTimeout: 60_000
				}
			},
			{
				// What crosses folders: reads whole tables and archives, so it takes longer.
				extends: true,
				test: {
					name: 'integration',
					include: ['tests/**/*.test.ts'],
					setupFiles: 'tests/property-seed.ts',
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				// Against the built site in Chromium, one file after the other: they share a browser.
				extends: true,
				test: {
					name: 'e2e',
					include: ['tests/e2e/**/*.e2e.ts'],
					globalSetup: 'tests/e2e/support/global-setup.ts',
					setupFiles: 'tests/e2e/support/setup.ts',
					fileParallelism: false,
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
