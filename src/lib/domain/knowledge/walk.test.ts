import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { anyCommunity } from './community.fixture.ts';
import { expectMergeLaws } from '../merge/laws.fixture.ts';
import {
	addStep,
	changeHeader,
	changeStep,
	copyWalk,
	moveStep,
	removeStep,
	removeWalk
} from './walks.ts';
import { walkFileOf } from './walks.ts';
import { mergeWalkLists, mergeWalks } from './walks.ts';
import { anyWalk, by, step, walkOf } from './walk.fixture.ts';
import { headerOf, headersOf, isWalkThere, stepsOf, walkSchema, type Walk } from './walks.ts';

const headings = (walk: Walk) => stepsOf(walk).map(({ versions }) => versions[0].value.heading);

describe('changing a walk-through', () => {
	it('adds, moves and takes out steps', () => {
		let walk = walkOf('one', 'two', 'three');
		walk = addStep(walk, 'new', step('between'), 1, by('ana'));
		expect(headings(walk)).toEqual(['one', 'between', 'two', 'three']);
		walk = moveStep(walk, 's2', 0, by('ana'));
		expect(headings(walk)).toEqual(['three', 'one', 'between', 'two']);
		expect(headings(removeStep(walk, 's0', by('ana')))).toEqual(['three', 'between', 'two']);
		expect(headings(moveStep(walk, 's2', 99, by('ana')))).toEqual([
			'one',
			'between',
			'two',
			'three'
		]);
		expect(moveStep(walk, 'nobody', 0, by('ana'))).toBe(walk);
	});

	it('puts a step exactly where it was asked to go, also among steps with one position', () => {
		fc.assert(
			fc.property(anyWalk, fc.nat(4), fc.nat(4), (walk, which, to) => {
				const before = stepsOf(walk).map(({ id }) => id);
				const id = before[which % Math.max(1, before.length)];
				fc.pre(id !== undefined);
				const wanted = before.filter((each) => each !== id);
				wanted.splice(to, 0, id);
				const after = stepsOf(moveStep(walk, id, to, by('ana', 30)));
				expect(after.map((each) => each.id)).toEqual(wanted);
			})
		);
	});

	it('makes a copy that goes its own way', () => {
		const walk = moveStep(walkOf('one', 'two'), 's1', 0, by('ana'));
		const copy = copyWalk(walk, 'mine', 'Mine', by('ben', 1));
		expect(copy.id).toBe('mine');
		expect(headings(copy)).toEqual(['two', 'one']);
		expect(headersOf(copy)[0]!.value).toEqual({ title: 'Mine', intro: '', audience: '' });
		const clocks = [...copy.steps, ...copy.order].flatMap(({ versions }) =>
			versions.flatMap(({ clock }) => Object.keys(clock))
		);
		expect(new Set(clocks)).toEqual(new Set(['ben']));
	});

	it('leaves only the note that it is gone of one that was taken away', () => {
		const gone = removeWalk(walkOf('secret heading'), by('ana', 5));
		expect(headersOf(gone)).toEqual([]);
		expect(stepsOf(gone)).toEqual([]);
		expect(JSON.stringify(gone)).not.toMatch(/secret|Title/);
		expect(headersOf(mergeWalks(gone, walkOf('secret heading')))).toEqual([]);
		expect(isWalkThere(gone)).toBe(false);
	});

	it('is still there, untitled, where a step was written while it was taken away', () => {
		const walk = walkOf('one', 'two');
		const written = changeStep(walk, 's1', step('written meanwhile'), by('ben', 1));
		const both = mergeWalks(removeWalk(walk, by('ana', 5)), written);
		expect(isWalkThere(both)).toBe(true);
		expect(headings(both)).toEqual(['written meanwhile']);
		expect(headerOf(both)).toEqual({ title: '', intro: '', audience: '' });
		expect(headerOf(walk)).toBe(headersOf(walk)[0]!.value);
	});
});

describe('merging walk-throughs', () => {
	it('gives the same in any order, grouping and repetition', () => {
		expectMergeLaws(anyWalk, mergeWalks);
	});

	it('merges lists the same way', () => {
		const list = fc
			.uniqueArray(
				fc.tuple(fc.constantFrom('a', 'b', 'c'), anyWalk).map(([id, walk]) => ({ ...walk, id })),
				{ selector: ({ id }) => id, maxLength: 3 }
			)
			.map((walks) => walks.sort((a, b) => (a.id < b.id ? -1 : 1)));
		expectMergeLaws(list, mergeWalkLists, 500);
	});

	it('takes in what each side added, moved and changed', () => {
		const start = walkOf('one', 'two', 'three');
		const ana = moveStep(
			changeStep(start, 's1', step('two, by Ana'), by('ana', 1)),
			's2',
			0,
			by('ana', 1)
		);
		const ben = addStep(
			changeHeader(start, { title: 'By Ben', intro: '', audience: '' }, by('ben', 2)),
			'new',
			step('four'),
			3,
			by('ben', 2)
		);
		const both = mergeWalks(ana, ben);
		expect(headings(both)).toEqual(['three', 'one', 'two, by Ana', 'four']);
		expect(headersOf(both).map(({ value }) => value.title)).toEqual(['By Ben']);
	});

	it('keeps two versions of a step that two people wrote apart, until one is chosen', () => {
		const start = walkOf('one');
		const ana = changeStep(start, 's0', step('by Ana'), by('ana', 1));
		const ben = changeStep(start, 's0', step('by Ben'), by('ben', 2));
		const both = mergeWalks(ana, ben);
		expect(stepsOf(both)[0]!.versions.map(({ value }) => value.heading)).toEqual([
			'by Ben',
			'by Ana'
		]);
		const chosen = changeStep(both, 's0', step('by Ana'), by('ben', 3));
		expect(headings(mergeWalks(mergeWalks(chosen, ana), ben))).toEqual(['by Ana']);
	});

	it('keeps a step that one took out and another changed, and says so', () => {
		const start = walkOf('one', 'two');
		const gone = removeStep(start, 's0', by('ana', 1));
		const changed = changeStep(start, 's0', step('one, changed'), by('ben', 2));
		const steps = stepsOf(mergeWalks(gone, changed));
		expect(steps.map(({ takenAwayElsewhere }) => takenAwayElsewhere)).toEqual([true, false]);
		expect(stepsOf(mergeWalks(gone, start))).toHaveLength(1);
	});

	it('stands in one order where two people added at the same place', () => {
		const start = walkOf('one', 'two');
		const ana = addStep(start, 'a', step('by Ana'), 1, by('ana', 1));
		const ben = addStep(start, 'b', step('by Ben'), 1, by('ben', 1));
		const both = mergeWalks(ana, ben);
		expect(headings(both)).toEqual(['one', 'by Ana', 'by Ben', 'two']);
		const between = addStep(both, 'c', step('between'), 2, by('ana', 2));
		expect(headings(between)).toEqual(['one', 'by Ana', 'between', 'by Ben', 'two']);
	});

	it('keeps two different walk-throughs apart', () => {
		const other = { ...walkOf('x'), id: 'other' };
		expect(() => mergeWalks(walkOf('x'), other)).toThrow();
		expect(mergeWalkLists([walkOf('x')], [other]).map(({ id }) => id)).toEqual(['other', 'walk']);
	});
});

it('a file of walk-throughs holds only the accounts that its audience may see', () => {
	fc.assert(
		fc.property(anyWalk, anyCommunity, (walk, community) => {
			const { walks, community: shared } = walkFileOf([walk], community, 'everyone');
			expect(walks).toEqual([walk]);
			expect(JSON.stringify(shared)).not.toMatch(/"audience":"(?:only-me|working-group)"/);
			expect(walkFileOf([walk], null, 'everyone').community).toBeNull();
		})
	);
});

describe('the schema', () => {
	it('takes every walk-through as it is', () => {
		fc.assert(
			fc.property(anyWalk, (walk) => {
				expect(v.parse(walkSchema, JSON.parse(JSON.stringify(walk)))).toEqual(walk);
			})
		);
	});
});
