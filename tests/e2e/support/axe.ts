import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

type Outcome = {
	readonly violations: readonly {
		readonly id: string;
		readonly help: string;
		readonly nodes: readonly {
			readonly target: readonly unknown[];
			readonly failureSummary?: string;
		}[];
	}[];
};

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Hundreds of rows are made alike, and looking at all of them takes minutes. */
const ROWS_LIKE_THE_OTHERS = 'tbody tr:nth-child(n + 21)';

/**
 * Fails with every place that breaks WCAG 2.2 AA or axe's good practice.
 *
 * @param name of the state that is looked at, for the message: "first view, dark"
 */
export async function expectNoAxeViolations(page: Page | Frame, name: string): Promise<void> {
	await page.evaluate(axe.source);
	const outcome = await page.evaluate(
		async ({ values, exclude }) => {
			const { axe: looker } = window as unknown as {
				axe: { run: (context: unknown, options: unknown) => unknown };
			};
			const options = { runOnly: { type: 'tag', values } };
			return (await looker.run({ exclude: [[exclude]] }, options)) as Outcome;
		},
		{ values: RULES, exclude: ROWS_LIKE_THE_OTHERS }
	);
	const found = outcome.violations.flatMap((violation) =>
		violation.nodes.map((node) => `${violation.id} (${violation.help}) at ${node.target.join(' ')}`)
	);
	if (found.length > 0) expect.fail([`Accessibility of ${name}:`, ...found].join('\n'));
}
