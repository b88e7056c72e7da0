/** Words that leave the app with a view. */
export const share = {
	emailSubject: (p: { title: string }) => `Map: ${p.title}`,
	emailBody: (p: { title: string; link: string; source: string }) => [
		`${p.title}.`,
		`See the map and the figures: ${p.link}`,
		`Source: ${p.source}`,
		'Every figure is an estimate. The map shows how sure each one is.'
	]
};
