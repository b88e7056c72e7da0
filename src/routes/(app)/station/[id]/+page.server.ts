import { readyReport, readyStations } from '$lib/server/ready-report';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => readyStations().map(({ id }) => ({ id }));

export const load: PageServerLoad = ({ params }) =>
	readyReport(`station:${params.id}`, `station/${params.id}/`);
