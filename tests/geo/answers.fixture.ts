/** The worker's answers on the built files, read from disk as a browser would fetch them. */
import { existsSync, readFileSync } from 'node:fs';
import type { BuiltManifest } from '../../src/lib/domain/indicators/built-files.ts';
import { Answers } from '../../src/lib/app/worker/answers.ts';
import type { AnswerOf, QuestionKind, QuestionOf } from '../../src/lib/app/worker/protocol.ts';

const ROOT = 'static/';

export function builtAnswers(): Answers {
	const manifest = JSON.parse(readFileSync(`${ROOT}data/manifest.json`, 'utf8')) as BuiltManifest;
	return new Answers(manifest, ROOT, (path) =>
		Promise.resolve(
			existsSync(path)
				? new Response(new Uint8Array(readFileSync(path)))
				: new Response(null, { status: 404 })
		)
	);
}

/** The answer to a question that must have one. */
export async function answered<K extends QuestionKind>(
	answers: Answers,
	kind: K,
	question: QuestionOf<K>
): Promise<AnswerOf<K>> {
	const result = await answers.answer(kind, question, {});
	if (!result.ok) throw new Error(`${kind}: ${JSON.stringify(result.problem)}`);
	return result.value;
}
