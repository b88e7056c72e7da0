/** What is said of links themselves. */
export const links = {
	newer:
		'This link was made by a newer version of this atlas. What can be read of it is shown; reload the page to get the newest version.',
	/** What fills a long link, to finish "Most of it is …". */
	parts: {
		own: 'places of your own',
		with: 'the places set side by side',
		plan: 'a line that you drew',
		place: 'the place that is open',
		adjust: 'changes to the method',
		other: 'words that were typed in'
	}
};
