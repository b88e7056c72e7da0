import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCommunity } from './community.fixture.ts';
import { COMMUNITY_FORMAT, EMPTY_COMMUNITY, mergeCommunities, type Community } from './accounts.ts';
import { canonical } from './merge.ts';
import { WALK_FORMAT } from './walks.ts';
import { anyWalk } from './walk.fixture.ts';
import { writeFormat } from './file-format.ts';
import { PLACES_FORMAT, readRootlineFile } from './import-accounts.ts';

const VERSION = {
	clock: { ana: 1 },
	updated: '2026-05-01T12:00:00Z',
	author: null,
	value: { title: 'Title', intro: '', audience: '' }
};
const WALK = { id: 'w', header: [VERSION], steps: [], order: [] };
const walkFile = (walk: object, rest: object = {}) =>
	JSON.stringify({ rootline: 'walk', format: 1, walks: [walk], community: null, ...rest });
const savedFile = (query: string) =>
	JSON.stringify({
		rootline: 'saved',
		format: 1,
		views: [
			{
				id: 'a',
				versions: [
					{
						...VERSION,
						value: { name: 'x', query, thumbnail: null, created: VERSION.updated }
					}
				]
			}
		]
	});
const problemOf = (text: string) => {
	const result = readRootlineFile(text);
	return result.ok ? null : result.problem;
};

describe('files that the app wrote', () => {
	it('come back as they were', () => {
		fc.assert(
			fc.property(anyWalk, fc.option(anyCommunity), (walk, community) => {
				const content = { walks: [walk], community };
				expect(readRootlineFile(writeFormat(WALK_FORMAT, content))).toEqual({
					ok: true,
					value: { kind: 'walk', content }
				});
			})
		);
		fc.assert(
			fc.property(anyCommunity, (content) => {
				expect(readRootlineFile(writeFormat(COMMUNITY_FORMAT, content))).toEqual({
					ok: true,
					value: { kind: 'community', content }
				});
			})
		);
	});

	it('open as before where they were written before businesses had facts, with nothing lost', () => {
		fc.assert(
			fc.property(anyCommunity, (community) => {
				const before = community.accounts.map(({ id, versions }) => ({
					id,
					versions: versions.map(({ value, ...rest }) => {
						if (value === null) return { ...rest, value };
						const { business: _later, ...old } = value;
						return { ...rest, value: old };
					})
				}));
				const file = { format: 1, accounts: before, withdrawn: community.withdrawn };
				const after = {
					accounts: community.accounts.map(({ id, versions }) => ({
						id,
						versions: versions.map((each) =>
							each.value === null ? each : { ...each, value: { ...each.value, business: null } }
						)
					})),
					withdrawn: community.withdrawn
				};
				const alone = readRootlineFile(JSON.stringify({ rootline: 'community', ...file }));
				// What differed only in its facts is one and the same again: compared as sets of versions.
				const inOrder = (content: unknown) =>
					canonical(mergeCommunities(content as Community, EMPTY_COMMUNITY));
				expect(alone.ok && inOrder(alone.value.content)).toBe(inOrder(after));
				const inWalk = readRootlineFile(walkFile(WALK, { community: file }));
				expect(
					inWalk.ok && inOrder((inWalk.value.content as { community: unknown }).community)
				).toBe(inOrder(after));
			})
		);
	});

	it('give the same text for the same content', () => {
		fc.assert(
			fc.property(anyCommunity, (content) => {
				const text = writeFormat(COMMUNITY_FORMAT, content);
				const back = readRootlineFile(text);
				expect(back.ok && writeFormat(COMMUNITY_FORMAT, back.value.content as never)).toBe(text);
			})
		);
	});

	it('hold places as GeoJSON', () => {
		const content = {
			type: 'FeatureCollection' as const,
			features: [{ type: 'Feature', properties: { name: 'Home turf' }, geometry: null }]
		};
		const text = writeFormat(PLACES_FORMAT, content);
		expect(JSON.parse(text)).toMatchObject({ type: 'FeatureCollection', rootline: 'places' });
		expect(readRootlineFile(text)).toEqual({ ok: true, value: { kind: 'places', content } });
	});
});

describe('files that somebody else wrote', () => {
	it.each([
		['a newer format', walkFile(WALK, { format: 3 }), 'import/newer'],
		['an unknown kind', walkFile(WALK, { rootline: 'virus' }), 'import/not-rootline'],
		[
			'the name of a built-in for a kind',
			walkFile(WALK, { rootline: 'toString' }),
			'import/not-rootline'
		],
		['a number for an id', walkFile({ ...WALK, id: 7 }), 'import/wrong'],
		['a path for an id', walkFile({ ...WALK, id: '../../x' }), 'import/wrong'],
		['no versions', walkFile({ ...WALK, header: [] }), 'import/wrong'],
		['an empty clock', walkFile({ ...WALK, header: [{ ...VERSION, clock: {} }] }), 'import/wrong'],
		[
			'a broken clock',
			walkFile({ ...WALK, header: [{ ...VERSION, clock: { ana: 0.5 } }] }),
			'import/wrong'
		],
		[
			'a clock beyond all others',
			walkFile({ ...WALK, header: [{ ...VERSION, clock: { ana: 9e15 } }] }),
			'import/wrong'
		],
		[
			'a day that does not exist',
			walkFile({ ...WALK, header: [{ ...VERSION, updated: '2026-02-30T00:00:00Z' }] }),
			'import/wrong'
		],
		['the same id twice', walkFile(WALK, { walks: [WALK, WALK] }), 'import/wrong'],
		[
			'a title without end',
			walkFile({
				...WALK,
				header: [{ ...VERSION, value: { ...VERSION.value, title: 'x'.repeat(121) } }]
			}),
			'import/wrong'
		],
		['script for a view', savedFile('javascript:alert(1)"><script>'), 'import/wrong'],
		['an address for a view', savedFile('?show=x#y'), 'import/wrong'],
		[
			'too many versions',
			walkFile({
				...WALK,
				header: Array.from({ length: 21 }, (_, at) => ({ ...VERSION, clock: { [`d${at}`]: 1 } }))
			}),
			'import/wrong'
		],
		[
			'a prototype',
			'{"rootline":"walk","format":1,"__proto__":{"walks":[]}}',
			'import/forbidden-key'
		],
		[
			'a constructor deep inside',
			walkFile({ ...WALK, x: [{ constructor: 1 }] }),
			'import/forbidden-key'
		]
	])('with %s are refused', (_, text, code) => {
		expect(problemOf(walkFile(WALK))).toBeNull();
		expect(problemOf(savedFile('show=renter-share'))).toBeNull();
		expect(problemOf(text)?.code).toBe(code);
	});

	it('say where they are wrong', () => {
		expect(problemOf(walkFile({ ...WALK, id: 7 }))?.params).toEqual({
			kind: 'walk',
			where: 'walks.0.id'
		});
	});

	it('keep script in a name as the text it is, without what cannot be seen', () => {
		const title = '<script>alert("1")</script>';
		const file = walkFile({
			...WALK,
			header: [{ ...VERSION, value: { ...VERSION.value, title: `${title}\u0000\u202E` } }]
		});
		const read = readRootlineFile(file);
		expect(read.ok && read.value).toMatchObject({
			kind: 'walk',
			content: { walks: [{ header: [{ value: { title } }] }] }
		});
	});

	it('never make it throw, cut off or changed anywhere', () => {
		const text = walkFile(WALK);
		const json = fc.json({ maxDepth: 6 });
		const changed = fc
			.tuple(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 5 }))
			.map(([at, count, put]) => text.slice(0, at) + put + text.slice(at + count));
		const inside = fc
			.tuple(fc.constantFrom('walk', 'community', 'saved', 'places'), fc.jsonValue())
			.map(([rootline, value]) =>
				JSON.stringify({
					rootline,
					format: 1,
					walks: value,
					community: value,
					accounts: value,
					withdrawn: value,
					views: value,
					type: 'FeatureCollection',
					features: value
				})
			);
		fc.assert(
			fc.property(fc.oneof(json, changed, inside), (each) => {
				const result = readRootlineFile(each);
				if (!result.ok) expect(result.problem.code).toMatch(/^import\//);
			}),
			{ numRuns: 10_000 }
		);
	});
});
