/** Made-up walk-throughs, and people who change them apart. */
import fc from 'fast-check';
import { anyEntries, anyVersions } from './versions.fixture.ts';
import type { Stamp } from './merge.ts';
import { addStep, newWalk } from './walks.ts';
import type { Walk, WalkStep } from './walks.ts';

export const by = (device: string, second = 0): Stamp => ({
	device,
	author: device === 'ana' ? 'Ana' : null,
	at: `2026-05-01T12:00:${String(second).padStart(2, '0')}Z`
});

export const step = (heading: string, rest: Partial<WalkStep> = {}): WalkStep => ({
	heading,
	words: '',
	audience: '',
	query: '',
	...rest
});

/** A walk-through with the given headings as steps, ids s0, s1, … */
export function walkOf(...headings: string[]): Walk {
	const empty = newWalk('walk', { title: 'Title', intro: '', audience: '' }, by('ana'));
	return headings.reduce(
		(walk, heading, at) => addStep(walk, `s${at}`, step(heading), at, by('ana')),
		empty
	);
}

const text = fc.constantFrom('', 'x', 'y');
const anyStep: fc.Arbitrary<WalkStep> = fc.record({
	heading: text,
	words: text,
	audience: text,
	query: fc.constantFrom('', 'lens=classes', 'show=renter-share&place=station:penn')
});
const stepId = fc.constantFrom('s0', 's1', 's2', 's3');

/** With one id, so that all of them can be merged. */
export const anyWalk: fc.Arbitrary<Walk> = fc.record({
	id: fc.constant('walk'),
	header: anyVersions(fc.record({ title: text, intro: text, audience: text })),
	steps: anyEntries(stepId, anyStep),
	order: anyEntries(stepId, fc.constantFrom('1', '2', 'i', 'ii', 'z'))
});
