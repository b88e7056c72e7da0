/**
 * `npm run bench`: runs every `*.bench.ts` beside this file, or those named (`npm run bench -- bytes`),
 * prints their tables and budgets, and fails where a budget is not kept.
 */
import { readdir } from 'node:fs/promises';
import { type Benchmark, type Budget, isKept } from './support/measure.ts';
import { budgetLine, tableLines } from './support/measure.ts';

const ENDING = '.bench.ts';

async function main(words: readonly string[]): Promise<void> {
	const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith(ENDING)).sort();
	const chosen = files.filter(
		(file) => words.length === 0 || words.some((word) => file.includes(word))
	);
	if (chosen.length === 0) {
		const names = files.map((file) => file.slice(0, -ENDING.length)).join(', ');
		throw new Error(`No benchmark is called ${words.join(' or ')}. There are: ${names}.`);
	}
	const budgets: Budget[] = [];
	for (const file of chosen) {
		try {
			budgets.push(...(await runFile(file)));
		} catch (error) {
			// The others are still worth their time.
			console.error(`scripts/bench/${file}: ${sentence(error)}`);
			process.exitCode = 1;
		}
	}
	const broken = budgets.filter((budget) => !isKept(budget)).length;
	if (budgets.length > 0)
		console.log(`\n${budgets.length - broken} of ${budgets.length} budgets kept.`);
	if (broken > 0) process.exitCode = 1;
}

async function runFile(file: string): Promise<readonly Budget[]> {
	const { default: benchmark } = (await import(`./${file}`)) as { default?: Benchmark };
	if (!benchmark) throw new Error('exports no benchmark by default.');
	console.log(`\n== ${benchmark.title}`);
	const { tables, budgets = [] } = await benchmark.run();
	for (const table of tables) console.log(`\n${tableLines(table).join('\n')}`);
	for (const budget of budgets) console.log(budgetLine(budget));
	return budgets;
}

const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));

try {
	await main(process.argv.slice(2));
} catch (error) {
	console.error(`\n${sentence(error)}`);
	process.exitCode = 1;
}
