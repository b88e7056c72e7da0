/**
 * Text that walk-throughs often hold: what stands here costs almost nothing in a link. Never change
 * it: links made with it could no longer be read. A better one needs a new form of the packing.
 */
export const USUAL_TEXT =
	'households neighborhood neighbors landlord property taxes displacement the people who live here ' +
	'Minneapolis Robbinsdale Crystal Brooklyn Park Penn Avenue West Broadway Lowry Avenue along the line ' +
	'What is happening near my station? Who is this for? Renters Residents City council Planners Everyone ' +
	'may face pressure rents are rising renters cost burden home values station area census tract ' +
	'&reach=1mi&years=2015-2019&place=neighborhood:&place=tract:2705300&place=corridor:blue-line-extension' +
	'&place=stations:blue-line-extension&place=station:&map=44.99,-93.3,12.5&map=45.0,-93.2,11' +
	'lens=agreement&method=bates&lens=classes&show=people-of-color&show=median-household-income' +
	'&show=home-value-change&show=rent-change&show=median-gross-rent&show=renter-share&show=cost-burden-50' +
	'"]]]],["rootline",[[[0,1],0,0,["","","",""]]]],[[0,1],0,1,[[0,2]';
