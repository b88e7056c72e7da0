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
export const ROWS_LIKE_THE_OTHERS = 'tbody tr:nth-child(n + 21)';

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
	const outcome = await page.evaluate(runAxe, {
		// Of what is as it should be, nothing is told.
		resultTypes: ['violations'],
		runOnly:
			rules === 'all' ? { type: 'tag', values: RULES } : { type: 'rule', values: COLOR_RULES },
		leftOut: ROWS_LIKE_THE_OTHERS
	});
	const found = outcome.violations.flatMap((violation) =>
		violation.nodes.map((node) => `${violation.id} (${violation.help}) at ${node.target.join(' ')}`)
	);
	if (found.length > 0) expect.fail([`Accessibility of ${name}:`, ...found].join('\n'));
}

/**
 * Runs in the page. Rows that are left out are taken away meanwhile, unless the focus is there: even to
 * pass over them axe looks at every cell.
 */
async function runAxe({
	leftOut,
	...options
}: {
	readonly leftOut: string;
	readonly resultTypes: readonly string[];
	readonly runOnly: unknown;
}): Promise<Outcome> {
	const { axe: looker } = window as unknown as {
		axe: { run: (context: unknown, options: unknown) => unknown };
	};
	const rows = [...document.querySelectorAll(leftOut)];
	const away = rows.some((row) => row.contains(document.activeElement)) ? [] : rows;
	const homes = away.map((row) => row.parentElement);
	const scrolled = new Map<Element, number>();
	for (let each = away[0]?.parentElement ?? null; each; each = each.parentElement) {
		scrolled.set(each, each.scrollTop);
	}
	for (const row of away) row.remove();
	try {
		return (await looker.run({ exclude: [[leftOut]] }, options)) as Outcome;
	} finally {
		// They were the last ones of their bodies, and stand in order.
		away.forEach((row, at) => homes[at]?.append(row));
		for (const [each, top] of scrolled) each.scrollTop = top;
	}
}
