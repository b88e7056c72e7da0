/** What is said of links themselves. */
export const links = {
	newer:
		'This link was made by a newer version of this atlas. What can be read of it is shown; reload the page to get the newest version.',
	former:
		'This link was made before the method was corrected in version 0.2. It shows the same view by the corrected method, so classes and “clear” differences may not be those that were shared.',
	formerMore: 'What was corrected',
	/** The same in a frame, where there is little room. */
	formerShort: 'The method was corrected in version 0.2, after this map was put here.',
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
