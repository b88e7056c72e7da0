/** Words of the table of classes and of the table of agreement. */
export const riskTable = {
	class: 'Class',
	anyClass: 'Any class',
	sure: 'How sure',
	/** "Firm, 94% sure" */
	level: (p: { level: string; sure: string }) => `${p.level}, ${p.sure}`,
	/** "Borderline, 46% sure; likelier: Early warning, 53%" */
	likelier: (p: { sure: string; name: string; share: string }) =>
		`${p.sure}; likelier: ${p.name}, ${p.share}`,
	/** "46% sure; the other reading: Early warning, 40%" */
	other: (p: { sure: string; name: string; share: string }) =>
		`${p.sure}; the other reading: ${p.name}, ${p.share}`,
	notSure: 'Cannot be said',
	quarters: 'mostly group quarters',
	count: 'Methods that flag it',
	anyCount: 'Any number',
	which: 'Which',
	silent: 'Say nothing of it',
	nothing: '–',
	classesCaption: (p: { title: string }) =>
		`${p.title}. Each row is one tract of the 2020 census, with its class and how sure that is.`,
	agreementCaption: (p: { title: string }) =>
		`${p.title}. Each row is one tract of the 2020 census, with the methods that flag it.`
};
