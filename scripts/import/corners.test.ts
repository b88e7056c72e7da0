import { describe, expect, test } from 'vitest';
import { cityName, streetsOf, stationId } from './places.ts';

describe('street names on bus stops', () => {
	test.each([
		['Penn Ave N', ['Penn Ave N']],
		['West Broadway', ['West Broadway']],
		['Nicollet Mall', ['Nicollet Mall']],
		['Mainstreet', ['Mainstreet']],
		['31 Av NE', ['31st Ave NE']],
		['12 St', ['12th St']],
		['106th StW', ['106th St W']],
		['County Rd 42 (Egan Dr)', ['Co Rd 42', 'Egan Dr']],
		['Hwy 65 - Central Ave NE', ['Hwy 65', 'Central Ave NE']],
		['Walnut Lane (N)', ['Walnut Lane']],
		['10th St - Stop Group E', ['10th St']],
		['Hwy 120 - Geneva', ['Hwy 120']]
	])('%j is %j', (name, streets) => {
		expect(streetsOf(name)).toEqual(streets);
	});

	test.each([
		'#3400 Entrance',
		'Gate B',
		'38th St Station',
		'Lowry Station',
		'Penn',
		'Cub Foods P&R',
		'Creamette Lofts',
		'Marquette Ave / Hennepin Ave',
		'39th Ave NE / #4001',
		'Hwy 35E NB Ramp',
		'Walmart',
		''
	])('%j is no street', (name) => {
		expect(streetsOf(name)).toEqual([]);
	});

	test('city names are spelled as the boundaries spell them', () => {
		expect(cityName('NORTH SAINT PAUL')).toBe('North St. Paul');
		expect(cityName('BAYTOWN TOWNSHIP')).toBe('Baytown Twp.');
		expect(cityName('FORT SNELLING')).toBe('Fort Snelling (unorg.)');
	});
});

test('station ids are kebab-case', () => {
	expect(stationId('Warehouse District / Hennepin Ave')).toBe('warehouse-district-hennepin-ave');
	expect(stationId('U.S. Bank Stadium')).toBe('us-bank-stadium');
});
