/** A walk-through as a file, with one step for each view. */
import type { WalkFile } from '../../../src/lib/domain/knowledge/walks.ts';
import { WALK_FORMAT } from '../../../src/lib/domain/knowledge/walks.ts';
import { writeFormat } from '../../../src/lib/domain/knowledge/file-format.ts';
import { addStep, newWalk } from '../../../src/lib/domain/knowledge/walks.ts';

/** @param views the query of each step, under its heading */
export function walkFile(title: string, views: Readonly<Record<string, string>>): string {
	const stamp = { device: 'made0for0tests', author: null, at: '2026-05-01T12:00:00Z' };
	let walk = newWalk('made-for-tests', { title, intro: '', audience: '' }, stamp);
	Object.entries(views).forEach(([heading, query], at) => {
		const step = { heading, words: '', audience: '', query };
		walk = addStep(walk, `step-${at}`, step, at, stamp);
	});
	const file: WalkFile = { walks: [walk], community: null };
	return writeFormat(WALK_FORMAT, file);
}
