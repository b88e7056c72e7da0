/** Lines that a file of code may have without giving a reason. */
export const MOST_LINES = 250;

/** Longer files, each with the reason why it is better in one piece. */
export const LONG_FILES: Readonly<Record<string, string>> = {
	'scripts/tiles/archives.test.ts': 'every promise of the four archives, read back in one run',
	'src/lib/components/community/AccountForm.svelte': 'one form with its fields, checks and style',
	'src/lib/components/community/CommunityScreen.svelte':
		'where map, list, form and files of accounts meet: what one does, the others must follow',
	'src/lib/components/embed/EmbeddedMap.svelte':
		'one frame in all its states: it owns no address, so it keeps them itself',
	'src/lib/components/explore/SearchBox.svelte': 'one control with its keys, markup and style',
	'src/lib/components/walk/Presenter.svelte':
		'one screen with its keys, its announcements and style',
	'src/lib/components/own/LineMaker.svelte':
		'one maker of a line in all its ways: what one of them leaves unfinished the others must keep',
	'src/lib/components/own/PlaceMaker.svelte':
		'one maker of a place in all its ways: what one of them leaves unfinished the others must keep',
	'src/lib/components/walk/WalkEditor.svelte': 'one form with its fields, checks and style',
	'src/lib/core/evidence/back-test.ts': 'one test of flags, from what was known to how it did',
	'src/lib/core/geo/sweep.ts': 'one sweep over the edges, with the order that it keeps',
	'src/lib/core/plan/plan.test.ts': 'every promise of a line of one’s own',
	'src/lib/core/report/draft.ts': 'one draft with its fields, its versions and how two become one',
	'src/lib/core/view/codec.ts':
		'a link read and written: each parameter stands beside its other half',
	'src/lib/data/two-windows.test.ts': 'one store under two windows, with every order of writing',
	'src/lib/i18n/en/evidence.ts': 'the words of one page, section by section',
	'src/routes/(app)/report/+page.svelte': 'one page with its state, its bar and its print',
	'tests/e2e/compare-places.e2e.ts': 'one task from the first place to the file',
	'tests/geo/income-and-home-values.test.ts': 'one run over the files, worked out by hand',
	'tests/geo/race-of-places.test.ts': 'one run over the block groups, worked out by hand',
	'tests/report/hostile-hearing.test.ts': 'one hearing: every page before the same rule',
	'src/lib/core/risk/region-inputs.ts': 'mostly the list of every input of every method',
	'tests/data/carried.test.ts': 'one run over the tables, which take long to read',
	'tests/tiles/real-places.test.ts': 'one run over the archives, which take long to build'
};
