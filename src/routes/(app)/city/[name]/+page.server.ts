import { error } from '@sveltejs/kit';
import { readyCities, readyReport } from '$lib/features/report/ready-report.server';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => readyCities().map(({ slug }) => ({ name: slug }));

export const load: PageServerLoad = ({ params }) => {
	const city = readyCities().find(({ slug }) => slug === params.name);
	return city
		? readyReport(`city:${city.name}`, `city/${city.slug}/`)
		: error(404, `There is no report of ${params.name}.`);
};
