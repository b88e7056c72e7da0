/** npm run check:data: prints every finding on the project's data; exits 1 where one is a BLOCKER. */
import { regionPath } from '../data/region.ts';
import { checkData } from './all.ts';
import type { DataFinding } from './finding.ts';

const LEVELS: readonly DataFinding['level'][] = ['BLOCKER', 'WARN', 'INFO'];

const findings = checkData();
const ordered = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level));
const width = Math.max(0, ...ordered.map((finding) => regionPath(finding.file).length));
for (const { level, file, check, message } of ordered) {
	console.log(`${level.padEnd(8)} ${regionPath(file).padEnd(width)}  ${check}: ${message}`);
}
const counts = LEVELS.map((level) => {
	const count = findings.filter((finding) => finding.level === level).length;
	return `${count} ${level}`;
});
console.log(`Checked ${regionPath('')}: ${counts.join(', ')}.`);
if (findings.some((finding) => finding.level === 'BLOCKER')) process.exitCode = 1;
