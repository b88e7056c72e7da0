/** The region’s walk-throughs, which come with the app, fetched when somebody wants to see them. */
import { openEnvelope, type ReadProblem } from '../../domain/knowledge/file-format.ts';
import { ok, type Result } from '../../domain/result.ts';
import { WALK_FORMAT, type Walk } from '../../domain/knowledge/walks.ts';
import { regionWalks } from '#words/walk.ts';

export async function loadShippedWalks(): Promise<Result<readonly Walk[], ReadProblem>> {
	const files = await regionWalks();
	const walks: Walk[] = [];
	for (const { rootline: kind, format, ...body } of files) {
		const opened = openEnvelope({ kind, format, body }, WALK_FORMAT);
		if (!opened.ok) return opened;
		walks.push(...opened.value.walks);
	}
	return ok(walks);
}
