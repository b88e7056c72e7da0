import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { ringProblem } from './files.ts';

describe('rings', () => {
	const square: Position[] = [
		[0, 0],
		[1, 0],
		[1, 1],
		[0, 1],
		[0, 0]
	];

	test('a square is sound, in both directions', () => {
		expect(ringProblem(square)).toBeNull();
		expect(ringProblem([...square].reverse())).toBeNull();
	});

	test.each<[string, Position[]]>([
		['a ring of 3 positions', square.slice(0, 3)],
		['an open ring', square.slice(0, 4)],
		[
			'a ring without area',
			[
				[0, 0],
				[1, 1],
				[2, 2],
				[0, 0]
			]
		],
		[
			'a position that is no pair of numbers',
			[
				[0, 0],
				[1, NaN],
				[1, 1],
				[0, 0]
			]
		],
		[
			'a ring that crosses itself',
			[
				[0, 0],
				[1, 1],
				[1, 0],
				[0, 2],
				[0, 0]
			]
		]
	])('%s', (problem, ring) => {
		expect(ringProblem(ring)).toContain(problem);
	});

	test('touching itself in a point is no crossing', () => {
		const bowtieAtPoint: Position[] = [
			[0, 0],
			[1, 0],
			[0.5, 0.5],
			[1, 1],
			[0, 1],
			[0.5, 0.5],
			[0, 0]
		];
		expect(ringProblem(bowtieAtPoint)).toBeNull();
	});
});
