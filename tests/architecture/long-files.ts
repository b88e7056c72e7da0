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
	'src/lib/core/risk/region-inputs.ts': 'mostly the list of every input of every method',
	'tests/data/carried.test.ts': 'one run over the tables, which take long to read',
	'tests/tiles/real-places.test.ts': 'one run over the archives, which take long to build'
};
