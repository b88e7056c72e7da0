/** Words of two maps side by side. */
export const side = {
	heading: 'Two maps side by side',
	intro: 'See two periods, two methods or two figures of the same places at once.',
	thenAndNow: 'Then and now',
	twoMethods: 'Two methods',
	anotherFigure: 'Another figure',
	myList: 'One of my lists',
	panelHeading: 'The second map',
	choice: 'What the second map shows',
	methodsGroup: 'Where pressure may build',
	agreement: 'How many methods agree',
	period: 'Period of the second map',
	mode: 'Layout of the two maps',
	swipe: 'One over the other',
	pair: 'Beside each other',
	swipeHint: 'Move the line on the map, or its slider with the arrow keys.',
	close: 'Back to one map',
	closed: 'One map again.',
	legend: 'Legend of the second map',
	table: 'See the second map’s figures in a table',
	noMap: 'The second map could not be drawn here. Its figures are in the table.',
	/** Full sentence naming the second map's region for screen readers. */
	mapLabel: (p: { title: string }) =>
		`Second map. ${p.title}. It moves together with the first map, and the same keys work here.`,
	divider: 'Line between the two maps',
	dividerAt: (p: { first: number }) =>
		`The first map fills ${p.first} percent from the left, the second map the rest`,
	captions: 'What the two maps show',
	first: 'Left',
	second: 'Right',
	top: 'First map',
	bottom: 'Second map'
};
