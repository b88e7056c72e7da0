/** A page a walk-through that ships, so that its link says what it is; and the page of all of them. */
import { error } from '@sveltejs/kit';
import { lineData } from '$lib/app/prerender';
import { regionWalks } from '#words/walk.ts';
import { headersOf, stepsOf, walksOfFiles } from '$lib/domain/knowledge/walks';
import type { EntryGenerator, PageServerLoad } from './$types';

async function shipped() {
	const walks = walksOfFiles(await regionWalks());
	return walks.ok ? walks.value : error(500, 'The walk-throughs could not be read.');
}

export const entries: EntryGenerator = async () => [
	{ name: '' },
	...(await shipped()).map(({ id }) => ({ name: id }))
];

/** What can be read before, and without, any script. */
export const load: PageServerLoad = async ({ params }) => {
	if (params.name === undefined) return { walk: null, ...lineData() };
	const walk = (await shipped()).find(({ id }) => id === params.name);
	const header = walk && headersOf(walk)[0]?.value;
	if (!header) error(404, `There is no walk-through ${params.name}.`);
	const steps = stepsOf(walk).map(({ id, versions: [{ value }] }) => ({
		id,
		heading: value.heading,
		words: value.words
	}));
	return { walk: { id: walk.id, ...header, steps }, ...lineData() };
};
