/**
 * Holds our methods against their authors' published results and writes the table that the evidence
 * page shows: `npm run conformance`. Exit code 1 where a result does not conform.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../scripts/data/region.ts';
import { compareWithPublished, publishedFolder } from './cases.ts';

const RESULT = join(PROJECT_DIR, 'src/lib/domain/methods/conformance.generated.json');

const folder = publishedFolder();
if (folder === null) {
	console.error(
		'The published results are not here: put them in ../shared/conformance, or name their folder in CONFORMANCE_DIR.'
	);
	process.exitCode = 2;
} else {
	const rows = await compareWithPublished(folder);
	writeFileSync(RESULT, `${JSON.stringify(rows, null, '\t')}\n`);
	for (const row of rows) {
		const verdict = row.matched >= row.required ? 'conforms' : 'DOES NOT CONFORM';
		console.log(
			`${row.method}, ${row.result}: ${String(row.matched)} of ${String(row.compared)} — ${verdict}`
		);
	}
	if (rows.some((row) => row.matched < row.required)) process.exitCode = 1;
}
