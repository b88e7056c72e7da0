import axe from 'axe-core';
import type { Page } from 'playwright-core';
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

/**
 * Fails with every place that breaks WCAG 2.2 AA or axe's good practice.
 *
 * @param name of the state that is looked at, for the message: "first view, dark"
 */
export async function expectNoAxeViolations(page: Page, name: string): Promise<void> {
	await page.evaluate(axe.source);
	const outcome = await page.evaluate(async (values) => {
		const { axe: run } = window as unknown as { axe: { run: (options: unknown) => unknown } };
		return (await run.run({ runOnly: { type: 'tag', values } })) as Outcome;
	}, RULES);
	const found = outcome.violations.flatMap((violation) =>
		violation.nodes.map((node) => `${violation.id} (${violation.help}) at ${node.target.join(' ')}`)
	);
	if (found.length > 0) expect.fail([`Accessibility of ${name}:`, ...found].join('\n'));
}
