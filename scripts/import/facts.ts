/** Dated facts that the app shows → `data/program/facts.json`, in our own words, each with its source. */
import type { Fact } from '../data/facts.ts';
import { cellOf, ImportError, readSourceRows } from './source.ts';

/** Rows of the source that some page speaks of, in the order in which they are listed. */
const SHOWN = ['adwg-3', 'acpp-1', 'acpp-2', 'proj-1', 'proj-2'] as const;

/** Every fact carries one: things may have changed since. */
const ALWAYS = 'May have changed since.';

/** What public documents say beyond the source's rows. */
const MORE: readonly Fact[] = [
	{
		id: 'proj-3',
		topic: 'project',
		place: 'corridor',
		date: '2025-08',
		fact: 'The Federal Transit Administration approved the review of the line’s effects on its surroundings (Amended Record of Decision).',
		source: 'Metropolitan Council press release, in Mass Transit magazine',
		url: 'https://www.masstransitmag.com/rail/infrastructure/press-release/55309771/metropolitan-council-minneapolis-blue-line-extension-project-receives-federal-environmental-approval',
		caution: `This is no grant of money to build. ${ALWAYS}`
	},
	{
		id: 'proj-4',
		topic: 'project',
		place: 'corridor',
		date: null,
		fact: 'After the federal review of risks the budget is $3.58 billion. Service would begin in 2033 if a federal grant is asked for and given in time.',
		source: 'Blue Line Extension project office, update on the Federal Risk Assessment',
		url: null,
		caution: `Read from a stored copy that carries no day. The grant is not given, so the year is not sure. ${ALWAYS}`
	}
];

export function importFacts(dir: string): Fact[] {
	const rows = new Map(
		readSourceRows(dir, 'program/policy_facts.csv').map((row) => [cellOf(row, 'id'), row])
	);
	const taken = SHOWN.map((id): Fact => {
		const row = rows.get(id);
		if (!row) throw new ImportError(`The source has no fact ${id}.`);
		const cell = (column: string) => cellOf(row, column).trim();
		const caution = [CAUTIONS[id] ?? cell('caution'), ALWAYS].filter((each) => each !== '');
		return {
			id,
			topic: cell('topic'),
			place: cell('place'),
			date: cell('date') || null,
			fact: cell('fact'),
			source: cell('source'),
			url: cell('url') || null,
			caution: caution.join(' ')
		};
	});
	return [...taken, ...MORE];
}

/** In place of the source's own words, which speak to us instead of to a reader, or are overtaken. */
const CAUTIONS: Readonly<Record<string, string>> = {
	'adwg-3': 'The list of policies is not repeated here; read the report itself.',
	'proj-2':
		'Outdated: a later update names 2033, if a federal grant comes. Read from a machine-made summary.'
};
