import { readyReport, readyStations } from '$lib/features/report/ready-report.server';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => readyStations().map(({ id }) => ({ id }));

export const load: PageServerLoad = ({ params }) =>
	readyReport(`station:${params.id}`, `station/${params.id}/`);
