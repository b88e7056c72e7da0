/** Lines that a file of code may have without giving a reason. */
export const MOST_LINES = 250;

/** Longer files, each with the reason why it is better in one piece. */
export const LONG_FILES: Readonly<Record<string, string>> = {
	'scripts/tiles/archives.test.ts': 'every promise of the four archives, read back in one run',
	'src/lib/components/community/AccountForm.svelte':
		'one form with its fields, hints and style: what one of them holds, others depend on',
	'src/lib/components/community/CommunityScreen.svelte':
		'where list, form, map and files of residents’ accounts meet',
	'src/lib/components/explore/Explorer.svelte':
		'where map, panel and view meet: what one of them does, the others must follow',
	'src/lib/components/explore/SearchBox.svelte': 'one control with its keys, markup and style',
	'src/lib/components/walk/Presenter.svelte':
		'one screen with its keys, markup and style, on a phone and on a wall',
	'src/lib/core/risk/region-inputs.ts': 'mostly the list of every input of every method',
	'tests/data/carried.test.ts': 'one run over the tables, which take long to read',
	'tests/tiles/real-places.test.ts': 'one run over the archives, which take long to build'
};
