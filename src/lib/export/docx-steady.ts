import type { Report } from '../core/report/model.ts';

/** The library writes the clock, and ids by chance, into its parts: both become the same every time. */
export function steadyPart({ date }: Report): (name: string, part: string) => string {
	const ids = new Map<string, string>();
	let pictures = 0;
	return (_, part) =>
		part
			.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, `${date}T12:00:00Z`)
			.replace(/(<wp:docPr id=")\d+/g, (_match, before: string) => `${before}${++pictures}`)
			.replace(/\brId([a-z0-9_-]{21})(?=")/g, (_match, id: string) => {
				const steady = ids.get(id) ?? `Link${ids.size + 1}`;
				ids.set(id, steady);
				return `rId${steady}`;
			});
}
