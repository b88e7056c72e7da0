import { error } from '@sveltejs/kit';
import { readyCities, readyReport, readyStations } from '$lib/features/report/link-preview.server';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => [
	...readyStations().map(({ id }) => ({ kind: 'station' as const, id })),
	...readyCities().map(({ slug }) => ({ kind: 'city' as const, id: slug }))
];

export const load: PageServerLoad = ({ params: { kind, id } }) => {
	if (kind === 'station') return readyReport(`station:${id}`, `station/${id}/`);
	const city = readyCities().find(({ slug }) => slug === id);
	return city
		? readyReport(`city:${city.name}`, `city/${city.slug}/`)
		: error(404, `There is no report of ${id}.`);
};
