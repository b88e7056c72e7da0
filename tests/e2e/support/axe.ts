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

/** Of them, those that the colors decide; the others find the same in light and in dark. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/** Hundreds of rows are made alike, and looking at all of them takes minutes. */
const ROWS_LIKE_THE_OTHERS = 'tbody tr:nth-child(n + 21)';

/**
 * Fails with every place that breaks WCAG 2.2 AA or axe's good practice.
 *
 * @param name of the state that is looked at, for the message: "first view, dark"
 * @param rules `colors` where the same state was looked at in other colors before
 */
export async function expectNoAxeViolations(
	page: Page | Frame,
	name: string,
	rules: 'all' | 'colors' = 'all'
): Promise<void> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	const outcome = await page.evaluate(
		async ({ runOnly, exclude }) => {
			const { axe: looker } = window as unknown as {
				axe: { run: (context: unknown, options: unknown) => unknown };
			};
			return (await looker.run({ exclude: [[exclude]] }, { runOnly })) as Outcome;
		},
		{
			runOnly:
				rules === 'all' ? { type: 'tag', values: RULES } : { type: 'rule', values: COLOR_RULES },
			exclude: ROWS_LIKE_THE_OTHERS
		}
	);
	const found = outcome.violations.flatMap((violation) =>
		violation.nodes.map((node) => `${violation.id} (${violation.help}) at ${node.target.join(' ')}`)
	);
	if (found.length > 0) expect.fail([`Accessibility of ${name}:`, ...found].join('\n'));
}
