/** Walk-throughs of the region that come with the app, fetched when somebody wants to see them. */
export const regionWalks = () =>
	Promise.all([
		import('../../../../data/walks/the-line-in-ten-minutes.json'),
		import('../../../../data/walks/where-renters-are-most-exposed.json')
	]);
