import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take longest, which their size does not tell. */
const LONG = [
	'open-a-link-of-an-older-release',
	'smoke/every-page',
	'keep-it-to-two-pages',
	'accessibility',
	'hand-out-a-walk',
	'put-many-places-on-paper',
	'hear-what-a-step-says',
	'save-a-view'
];

/** The long files first, so that none of them runs at the end while the other worker has nothing to do. */
export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const place = ({ moduleId }: TestSpecification) => {
			const at = LONG.findIndex((name) => moduleId.endsWith(`tests/e2e/${name}.e2e.ts`));
			return at < 0 ? LONG.length : at;
		};
		return (await super.sort(files)).sort((a, b) => place(a) - place(b));
	}
}
