/** Sentences for what can go wrong with a report and its files, by code. */
export const reportProblems: Readonly<
	Record<string, (p: Readonly<Record<string, string | number>>) => string>
> = {
	'template-empty': () => 'Write a sentence, or go back to the original wording.',
	'template-without-figure': () => 'Keep {figure} in the sentence, so that the number stays.',
	'template-unknown-placeholder': (p) => `There is nothing called {${p.name}} to fill in.`,
	'template-too-long': (p) =>
		`The sentence has ${p.length} letters. At most ${p.limit} fit on the page.`,
	'picture-not-drawn': () => 'The map could not be drawn. Wait until it is on the page.',
	'output-failed': () => 'Something it needs could not be loaded. Check the connection.'
};
