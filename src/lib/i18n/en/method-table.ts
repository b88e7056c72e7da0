/** Words of the table of classes and of the table of agreement. */
export const riskTable = {
	class: 'Class',
	anyClass: 'Any class',
	sure: 'How sure',
	/** "Firm, 94% sure" */
	level: (p: { level: string; sure: string }) => `${p.level}, ${p.sure}`,
	notSure: 'Cannot be said',
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
