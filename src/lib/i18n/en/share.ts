/** Words that leave the app with a view: e-mail and citation. */
export const share = {
	emailSubject: (p: { title: string }) => `Map: ${p.title}`,
	emailBody: (p: { title: string; link: string; source: string }) => [
		`${p.title}.`,
		`See the map and the figures: ${p.link}`,
		`Source: ${p.source}`,
		'Every figure is an estimate. The map shows how sure each one is.'
	],
	citation: (p: {
		title: string;
		link: string;
		source: string;
		dataVersion: string;
		day: string;
	}) =>
		`Rootline, the anti-displacement atlas for the METRO Blue Line Extension. “${p.title}.” ${p.source} Data version ${p.dataVersion}. ${p.link} (seen ${p.day}).`
};
