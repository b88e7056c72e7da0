-- Weights and sums of the atlas, for more areas than one program should hold: the same figures as
-- scripts/build/weights.ts, src/lib/domain/places/apportion.ts and weightedSum give, to the ninth digit.
-- Plain SQL without functions of any one engine. Tables that are read and not made here are Parquet
-- files that scripts/build/at-scale.ts writes; docs/data.md says what stands in them.

-- Areas that may overlap: their boxes meet. Each pair once, from the cell in which their common box begins.
CREATE TABLE pairs AS
SELECT small.area AS small, large.area AS large, small.west, small.south, small.east, large.number AS holder,
	small.number AS held, small.size
FROM areas AS small
JOIN cells AS at_small ON at_small.area = small.area
JOIN cells AS at_large ON at_large.cell_x = at_small.cell_x AND at_large.cell_y = at_small.cell_y
JOIN areas AS large ON large.area = at_large.area AND large.kind = small.held_by
WHERE small.west < large.east AND large.west < small.east
	AND small.south < large.north AND large.south < small.north
	AND greatest(small.west, large.west) >= at_small.cell_west
	AND greatest(small.west, large.west) < at_small.cell_east
	AND greatest(small.south, large.south) >= at_small.cell_south
	AND greatest(small.south, large.south) < at_small.cell_north;

-- Sides of the larger area that have something of the smaller one below them.
CREATE TABLE reaching AS
SELECT pairs.small, pairs.large, pairs.south, side.x1, side.y1, side.x2, side.y2, side.sign
FROM pairs JOIN sides AS side ON side.area = pairs.large
WHERE side.x1 < pairs.east AND side.x2 > pairs.west
	AND (side.y1 > pairs.south OR side.y2 > pairs.south);

-- Square meters in common. An area is a signed sum of what lies below its sides, so what two have in common
-- is the signed sum, over pairs of sides, of what lies below both: src/lib/domain/geometry/area.ts.
CREATE TABLE meets AS
WITH met AS (
	SELECT above.small, above.large, above.south, above.sign * side.sign AS sign,
		greatest(side.x1, above.x1) AS x_from, least(side.x2, above.x2) AS x_to,
		side.x1 AS ex, side.y1 AS ey, (side.y2 - side.y1) / (side.x2 - side.x1) AS e_slope,
		above.x1 AS px, above.y1 AS py, (above.y2 - above.y1) / (above.x2 - above.x1) AS p_slope
	FROM reaching AS above JOIN sides AS side ON side.area = above.small
	WHERE side.x1 < above.x2 AND above.x1 < side.x2
), heights AS (
	SELECT small, large, sign, x_to - x_from AS width,
		ey - south + (x_from - ex) * e_slope AS e1, ey - south + (x_to - ex) * e_slope AS e2,
		py - south + (x_from - px) * p_slope AS p1, py - south + (x_to - px) * p_slope AS p2
	FROM met
), crossed AS (
	SELECT small, large, sign, width, e1, e2, p1, p2,
		CASE WHEN (e1 < p1 AND e2 > p2) OR (e1 > p1 AND e2 < p2)
			THEN (e1 - p1) / ((e1 - p1) - (e2 - p2)) END AS split
	FROM heights
)
SELECT small, large, sum(sign * width * CASE
		WHEN split IS NOT NULL THEN
			((least(e1, p1) + e1 + (e2 - e1) * split) * split
				+ (e1 + (e2 - e1) * split + least(e2, p2)) * (1 - split)) / 2
		WHEN e1 <= p1 AND e2 <= p2 THEN (e1 + e2) / 2
		ELSE (p1 + p2) / 2 END) AS common
FROM crossed
GROUP BY small, large;

-- Share of each block group that a place holds.
CREATE TABLE shares AS
SELECT pairs.holder AS place, pairs.held AS block_group, least(1, meets.common / pairs.size) AS share
FROM pairs JOIN meets ON meets.small = pairs.small AND meets.large = pairs.large
JOIN areas AS large ON large.area = pairs.large AND large.kind = 'place'
WHERE pairs.size > 0 AND meets.common > 0
UNION ALL
SELECT place, block_group, share FROM listed WHERE share > 0;

-- Homes and people that a place holds of each tract, of all and by group.
CREATE TABLE held AS
SELECT shares.place, block_groups.tract, counts.basis, sum(counts.count * shares.share) AS inside,
	sum(block_groups.land * shares.share) AS land
FROM shares
JOIN block_groups ON block_groups.block_group = shares.block_group
JOIN counts ON counts.block_group = shares.block_group
GROUP BY shares.place, block_groups.tract, counts.basis;

CREATE TABLE whole AS
SELECT block_groups.tract, counts.basis, sum(counts.count) AS count, sum(block_groups.land) AS land
FROM block_groups JOIN counts ON counts.block_group = block_groups.block_group
GROUP BY block_groups.tract, counts.basis;

-- The part of each tract that a place holds. Where a tract has none of a group, by its people; without
-- people or homes, by land.
CREATE TABLE weights AS
WITH parts AS (
	SELECT held.place, held.tract, held.basis, whole.count, held.land / whole.land AS of_land,
		CASE WHEN whole.count > 0 THEN held.inside / whole.count END AS part
	FROM held JOIN whole ON whole.tract = held.tract AND whole.basis = held.basis
), of_people AS (
	SELECT place, tract, basis, count, of_land, part,
		max(CASE WHEN basis = 'people' THEN part END) OVER (PARTITION BY place, tract) AS people_part
	FROM parts
), filled AS (
	SELECT place, tract, basis, count,
		coalesce(part, CASE WHEN basis <> 'households' THEN people_part END, of_land) AS weight
	FROM of_people
)
SELECT place, tract, basis, count, CASE WHEN weight > 1 - 1e-12 THEN 1 ELSE weight END AS weight
FROM filled;

-- What was counted in a place in 2020.
CREATE TABLE counted AS
SELECT place, basis, sum(inside) AS count FROM held GROUP BY place, basis;

-- How much of a place comes from tracts and block groups that it cuts: src/lib/domain/statistics/fitted.ts.
CREATE TABLE cuts AS
WITH units AS (
	SELECT place, 'tract' AS unit, basis, count * weight AS taken, weight AS part FROM weights
	UNION ALL
	SELECT shares.place, 'block group' AS unit, counts.basis, counts.count * shares.share AS taken, shares.share AS part
	FROM shares JOIN counts ON counts.block_group = shares.block_group
)
SELECT place, unit, basis, CASE WHEN sum(taken) > 0 THEN
	sqrt(sum(CASE WHEN part < 1 - 1e-9 THEN taken * taken * (1 - part) ELSE 0 END)) / sum(taken) ELSE 0 END AS cut
FROM units
GROUP BY place, unit, basis;

-- Homes that tracts of 2020 have in common with tracts of 2010; a trace of one keeps land without homes.
CREATE TABLE common_homes AS
WITH parts AS (
	SELECT pairs.held AS block_group, pairs.holder AS old_tract,
		meets.common / sum(meets.common) OVER (PARTITION BY pairs.held) AS part
	FROM pairs JOIN meets ON meets.small = pairs.small AND meets.large = pairs.large
	JOIN areas AS large ON large.area = pairs.large AND large.kind = 'tract of 2010'
	WHERE meets.common > 0
)
SELECT block_groups.tract, parts.old_tract, sum(parts.part * (counts.count + 1e-6)) AS homes
FROM parts
JOIN block_groups ON block_groups.block_group = parts.block_group
JOIN counts ON counts.block_group = parts.block_group AND counts.basis = 'households'
GROUP BY block_groups.tract, parts.old_tract;

-- Weights from tracts of 2010 to those of 2020, without the slivers between two drawings of one border.
CREATE TABLE carrying AS
WITH totals AS (
	SELECT tract, old_tract, homes, sum(homes) OVER (PARTITION BY tract) AS of_new,
		sum(homes) OVER (PARTITION BY old_tract) AS of_old
	FROM common_homes
), kept AS (
	SELECT tract, old_tract, homes FROM totals WHERE homes >= 0.02 * of_new OR homes >= 0.02 * of_old
)
SELECT tract, old_tract, homes / sum(homes) OVER (PARTITION BY old_tract) AS count_weight,
	homes / sum(homes) OVER (PARTITION BY tract) AS mean_weight
FROM kept;

-- Counts of places, and counts of 2010 on tracts of 2020, with their margins: √Σ(w·m)², where of all parts that
-- are zero only the largest margin counts. A part that is missing leaves none (the largest code says why), one
-- without a margin leaves no margin.
CREATE TABLE sums AS
WITH parts AS (
	SELECT 'place' AS kind, weights.place AS number, figures.period, figures.variable, figures.value,
		figures.missing, weights.weight * figures.margin AS margin, weights.weight
	FROM weights JOIN figures ON figures.tract = weights.tract AND figures.basis = weights.basis
	WHERE weights.weight <> 0
	UNION ALL
	SELECT 'tract' AS kind, carrying.tract AS number, figures.period, figures.variable, figures.value,
		figures.missing, carrying.count_weight * figures.margin AS margin, carrying.count_weight AS weight
	FROM carrying JOIN figures_2010 AS figures ON figures.tract = carrying.old_tract
)
SELECT kind, number, period, variable,
	CASE WHEN max(missing) = 0 THEN sum(value * weight) END AS value,
	CASE WHEN max(missing) = 0 AND count(margin) = count(*) THEN
		sqrt(sum(CASE WHEN value <> 0 THEN margin * margin ELSE 0 END)
			+ max(CASE WHEN value = 0 THEN margin * margin ELSE 0 END)) END AS margin,
	max(missing) AS missing
FROM parts
GROUP BY kind, number, period, variable;
