/** The two walk-throughs that come with the app, fetched when somebody wants to see them. */
import { openEnvelope, type ReadProblem } from '../../domain/knowledge/file-format.ts';
import { ok, type Result } from '../../domain/result.ts';
import { WALK_FORMAT } from '../../domain/knowledge/walks.ts';
import type { Walk } from '../../domain/knowledge/walks.ts';
import { regionWalks } from '#words/region-walks.ts';

export async function loadShippedWalks(): Promise<Result<readonly Walk[], ReadProblem>> {
	const files = await regionWalks();
	const walks: Walk[] = [];
	for (const { default: file } of files) {
		const { rootline: kind, format, ...body } = file;
		const opened = openEnvelope({ kind, format, body }, WALK_FORMAT);
		if (!opened.ok) return opened;
		walks.push(...opened.value.walks);
	}
	return ok(walks);
}
