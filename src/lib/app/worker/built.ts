/** The worker's answers from the built files on disk, read as a browser would fetch them: for build and tests. */
import { existsSync, readFileSync } from 'node:fs';
import type { BuiltManifest } from '../../domain/indicators/built-files.ts';
import {
	Answers,
	type AnswerFiles,
	type AnswerOf,
	type QuestionKind,
	type QuestionOf
} from './answers.ts';
import type { Fetcher } from '../files/atlas-files.ts';

/** Where the site's own files lie before the site is built. */
export const BUILT_ROOT = 'static/';

export const fromDisk: Fetcher = (path) =>
	Promise.resolve(
		existsSync(path)
			? new Response(new Uint8Array(readFileSync(path)))
			: new Response(null, { status: 404 })
	);

/** @param manifest of the last whole build, unless told otherwise */
export function builtAnswers(manifest: AnswerFiles = builtManifest()): Answers {
	return new Answers(manifest, BUILT_ROOT, fromDisk);
}

/** Of the last whole build. */
export function builtManifest(): BuiltManifest {
	return JSON.parse(readFileSync(`${BUILT_ROOT}data/manifest.json`, 'utf8')) as BuiltManifest;
}

/** The answer to a question that must have one. Throws where it has none. */
export async function answered<K extends QuestionKind>(
	answers: Answers,
	kind: K,
	question: QuestionOf<K>
): Promise<AnswerOf<K>> {
	const result = await answers.answer(kind, question, {});
	if (!result.ok) throw new Error(`${kind}: ${JSON.stringify(result.problem)}`);
	return result.value;
}
