/** How many of the comparisons of a page chance alone may bring: the same words on every page. */

/**
 * "Of 40 comparisons on this page, less than one may be wrong by chance, on average."
 *
 * @param p `where` follows the number: "on this page"
 */
export function byChance(p: { tests: number; falseAtMost: number; where: string }): string {
	const { tests, falseAtMost, where } = p;
	if (tests === 1) {
		return `For the 1 comparison ${where}, the chance of a wrong call is at most one in 100.`;
	}
	// Rounded up, so that no fewer are named than may be; a sum of hundredths is not exact.
	const most = Math.ceil(falseAtMost - 1e-9);
	const how =
		falseAtMost < 1 - 1e-9
			? 'less than one'
			: most === 1
				? 'at most one'
				: `at most ${most.toLocaleString('en-US')}`;
	return `Of ${tests.toLocaleString('en-US')} comparisons ${where}, ${how} may be wrong by chance, on average.`;
}
