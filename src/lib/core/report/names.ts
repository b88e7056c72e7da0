/** Several places in one line of a title. */
import type { ReportPlace } from './model.ts';

/** "Crystal", "the station areas of the line": the first as a title begins, the others as in a sentence. */
export function namesInTitle(places: readonly Pick<ReportPlace, 'name'>[]): string[] {
	return places.map(({ name }, at) => (at === 0 ? name.title : name.inText));
}
