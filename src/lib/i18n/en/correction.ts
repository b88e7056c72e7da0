/** What was corrected in version 0.2, told openly: what stood here before, and what is right. */
export const correction = {
	heading: 'What was corrected in version 0.2',
	intro:
		'Somebody who did not build this atlas worked out its figures again. The sums were right. The rules behind some of them were too generous, and some sentences said more than the figures carry. This is what was wrong, and what stands here now. Links and reports made before version 0.2 follow the old rules; open them again before you use them.',
	before: 'Before',
	now: 'Now',
	items: [
		{
			what: 'People of color near a station',
			before:
				'The share was an average of whole census tracts. At 12 of 14 stations it was outside its own margin of what the 2020 Census counted. 93rd Avenue was given 47% ± 6 points and called clearly lower than Brooklyn Park. The count is 65.5% there and 61.2% in Brooklyn Park.',
			now: 'Race and ethnicity of a place come from the 2020 count by block group first. Every figure of a place that cuts through tracts has a wider margin for that.'
		},
		{
			what: 'When a difference is called clear',
			before:
				'A map called a difference clear at 90%, a report by another rule for many tests. Three sentences of the walk-throughs and 25 pairs of figures got one answer here and another there.',
			now: 'One rule on every page: a difference is called clear only beyond 2.576 standard errors (99%). Each page says how many of its comparisons may be wrong by chance. A figure that is too uncertain to rely on is never part of a claim.'
		},
		{
			what: 'Margins of median rents and home values',
			before:
				'They were about 1.7 times too small. The rent near Penn Avenue had ± $141; it is about ± $235. The rise of home values there was 26% ± 10 points; it is about ± 16.',
			now: 'The factor between the formula and the Census Bureau’s own margins is measured on the tracts of this region. Sentences about medians that this no longer carries are gone from the ready reports. Where a range reaches past what is published, only “at least” is said.'
		},
		{
			what: 'Household income of larger areas',
			before:
				'It was an average of tract medians, while the same page said that medians are not averaged. The region was given $104,096, Minneapolis $86,083. About $97,800 and $78,900 are right.',
			now: 'It is modelled from the tracts’ medians, and says so. The evidence page tells how far the model errs.'
		},
		{
			what: 'Margins of shares',
			before:
				'One tract was given 51% ± 2 points and called reliable, from 128 ± 72 of 253 ± 142 renters. Another had 100% ± 26.5 points where ± 1.8 is right. Some rows read “100% ± 549 points”, some “± 0”.',
			now: 'No share has a smaller margin than a survey of its size can have. Shares stay between 0% and 100%. “± 0” is said of full counts only; otherwise it is “less than 0.1 points”.'
		},
		{
			what: 'Early warning',
			before:
				'One neighbor under pressure was enough. 156 of 181 tracts had one, and 157 would by chance: the class said nothing.',
			now: 'At least half of the neighbors must be under pressure. How each class does against chance is on this page.'
		},
		{
			what: 'How sure a class is',
			before:
				'Figures without a published margin counted as certain. 335 tracts were called firm; with likely margins far fewer are. 29 of 125 tracts had a class in their headline that was less than 50% sure.',
			now: 'Such figures get a modelled margin. A class under 50% sure is no headline. Station areas show a range.'
		},
		{
			what: 'How many methods agree',
			before: '“3 of 4” counted a method that looks only inside Minneapolis.',
			now: 'Only methods that can look at a tract are counted.'
		},
		{
			what: 'What a report tells',
			before:
				'The reports of Plymouth Avenue and Target Field told the flag, and left out that by the same figures renters there were less burdened. The testimony for Penn Avenue left out its strongest fact. “0.0% manufactured homes” was told as a finding.',
			now: 'Whether renters can pay their rent comes first. What is better is told beside what is worse. What rounds to zero is no finding.'
		},
		{
			what: 'Home values over time',
			before:
				'The files of the two periods count dollars in different ways. Reports did not say so.',
			now: 'Both ways are shown, and a change is called clear only where both carry it.'
		},
		{
			what: 'Changed rules',
			before: 'A shared map with changed rules looked like the standard method.',
			now: 'Title, legend, embedded map, link text and files say “rules changed”, and what was changed.'
		},
		{
			what: 'Dates of the project',
			before: 'The line was “planned to open in 2030”.',
			now: 'No year stands alone. Facts of the project have a date, a source and what to keep in mind.'
		}
	]
} as const;
