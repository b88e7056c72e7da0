/** The language of this folder. */
export const language = {
	/** BCP 47 tag, as pages name it in their `lang`. */
	tag: 'en',
	/** BCP 47 tag for numbers, dates, lists and order; a language that `Intl` does not know names another's. */
	locale: 'en-US',
	/** What it calls itself. */
	name: 'English'
};

/** What pages say by themselves, where the app could not begin or there is no page. */
export const withoutApp = {
	unstarted:
		'This page could not start here, but what it shows can be read. Reload it, or use a newer browser: Safari 16.4, Chrome 95 or Firefox 115, or later.',
	unstyled: 'Part of this page did not arrive, so it looks plain. What it says is right.',
	reload: 'Reload the page',
	notFound: 'There is no page at this address',
	notFoundWhy:
		'The link may be mistyped, or the page may have moved. Nothing that you keep on this device is lost.',
	toMap: 'Go to the map'
};

/** Above every page of the atlas on figures of before; both periods as "2019–2023". */
export const olderRelease = {
	says: (p: { period: string }) => `These are the figures of ${p.period}. Newer ones are there.`,
	onNewest: (p: { period: string }) => `See it with the figures of ${p.period}`
};
