"""Simulates runs over an OpenStreetMap extract, for the table of `matching` and for the sides of the road.

    simulate_runs.py EXTRACT FOLDER FIRST_SEED COUNT [left|right]

Writes FOLDER/traces/NAME.gpx, .truth.csv and .expected.json as `matching FOLDER` reads them, and copies EXTRACT to
FOLDER. The last word is the side traffic drives on, right unless said. Needs osmium and numpy from PyPI.

A run is a walk over the ways open to runners, drawn by class and theme, mostly straight on, at 2.8 m/s within 6 %. On
carriageways it keeps one line: an edge, 0.7 m in; a footway, 1.2 m out, where there is one; or the middle. Positions are
smoothed over 5 s. The receiver's error in each axis is an Ornstein-Uhlenbeck process of 3 to 6 m and 20 s with 0.4 m of
white noise; each way is drawn off its place by 1 m in each axis. The numbers are ours.
"""

import json
import math
import pathlib
import random
import shutil
import sys

import numpy
import osmium

HALF_WIDTH = {
    "trunk": 3.75, "primary": 3.75, "secondary": 3.5, "tertiary": 3.25, "unclassified": 2.75, "residential": 2.75,
    "living_street": 2.5, "road": 2.75, "service": 2.0, "pedestrian": 2.5, "track": 1.5, "cycleway": 1.25,
    "path": 0.9, "footway": 0.9, "bridleway": 0.9, "steps": 0.9,
}
ROADS = {"primary", "secondary", "tertiary", "unclassified", "residential", "living_street", "road"}
WEIGHTS = {
    "road": {"primary": 1, "secondary": 2, "tertiary": 3, "unclassified": 3, "residential": 4, "living_street": 2,
             "service": 0.3, "footway": 0.5, "path": 0.3, "cycleway": 0.7, "track": 0.3, "pedestrian": 1},
    "mixed": {"primary": 0.5, "secondary": 1, "tertiary": 1.5, "unclassified": 2, "residential": 2,
              "living_street": 1.5, "service": 0.5, "footway": 2, "path": 2, "cycleway": 2, "track": 2,
              "pedestrian": 2, "bridleway": 1, "steps": 0.2},
    "trail": {"tertiary": 0.3, "unclassified": 0.5, "residential": 0.5, "service": 0.3, "footway": 2, "path": 5,
              "cycleway": 1, "track": 5, "bridleway": 2, "steps": 0.3},
}
CLASSES = {
    "asphalt": "asphalt chipseal tarmac bitumen paved",
    "concrete": "concrete concrete:plates concrete:lanes cement",
    "paving": "paving_stones sett cobblestone cobblestone:flattened unhewn_cobblestone brick bricks grass_paver "
              "interlock tiles",
    "compacted": "compacted fine_gravel shells clay unpaved",
    "gravel": "gravel pebblestone pebbles stones scree",
    "dirt": "dirt ground earth mud soil woodchips rock stone bare_rock",
    "grass": "grass artificial_turf",
    "sand": "sand",
    "track": "tartan rubber rubbercrumb acrylic polyurethane cinder",
    "wood": "wood boardwalk metal metal_grid plastic",
}
CLASS_OF = {value: name for name, values in CLASSES.items() for value in values.split()}


def surface_class(value):
    value = value.split(";")[0].strip().lower()
    return CLASS_OF.get(value) or CLASS_OF.get(value.split(":")[0], "unknown")


class Map(osmium.SimpleHandler):
    def __init__(self):
        super().__init__()
        self.ways, self.places, self.links = {}, {}, {}

    def way(self, way):
        tags = dict(way.tags)
        kind = tags.get("highway")
        if kind not in HALF_WIDTH or tags.get("foot") in ("no", "private") or tags.get("area") == "yes":
            return
        if tags.get("access") in ("no", "private") and "foot" not in tags:
            return
        nodes = [node for node in way.nodes if node.location.valid()]
        if len(nodes) < 2 or len(nodes) < len(way.nodes):
            return
        self.ways[way.id] = tags
        for node in nodes:
            self.places[node.ref] = (node.location.lat, node.location.lon)
        for a, b in zip(nodes, nodes[1:]):
            if a.ref != b.ref:
                self.links.setdefault(a.ref, []).append((b.ref, way.id, 1))
                self.links.setdefault(b.ref, []).append((a.ref, way.id, -1))


    def largest_part(self):
        """The nodes of the largest part of the graph that hangs together, sorted."""
        best, seen = [], set()
        for start in sorted(self.links):
            if start in seen:
                continue
            part, open_nodes = [], [start]
            seen.add(start)
            while open_nodes:
                node = open_nodes.pop()
                part.append(node)
                for to, _, _ in self.links[node]:
                    if to not in seen:
                        seen.add(to)
                        open_nodes.append(to)
            best = max(best, part, key=len)
        return sorted(best)


class Run:
    def __init__(self, world, seed, drive):
        self.random, self.noise = random.Random(seed), numpy.random.default_rng(seed)
        self.world, self.drive = world, drive
        self.theme = self.random.choice(["road", "road", "mixed", "mixed", "trail"])
        self.mode = self.random.choice(["left", "right", "left", "right", "pavement_left", "pavement_right", "centre"])
        self.sigma = self.random.choice([3, 4, 4, 5, 6])
        self.step = self.random.choice([1, 1, 1, 5])
        self.target = self.random.uniform(3000, 9000)

    def walk(self):
        """Legs (from, to, way, direction) of a walk of the wanted length, or None where one gets stuck."""
        weights, links, places = WEIGHTS[self.theme], self.world.links, self.world.places
        node = self.random.choice(self.world.order)
        legs, length, came, bearing, here = [], 0.0, None, None, None
        while length < self.target:
            options, recent = [], {leg[0] for leg in legs[-60:]}
            for to, way, direction in links[node]:
                weight = weights.get(self.world.ways[way]["highway"], 0)
                if way == here:
                    weight = max(weight, 0.3) * 3
                if to == came:
                    weight *= 1e-3
                elif to in recent:
                    weight *= 0.1
                elif bearing is not None:
                    turn = abs((self.bearing(node, to) - bearing + math.pi) % (2 * math.pi) - math.pi)
                    weight *= math.exp(-1.5 * turn)
                options.append(weight)
            if sum(options) <= 0:
                return None
            to, way, direction = self.random.choices(links[node], options)[0]
            legs.append((node, to, way, direction))
            length += self.distance(node, to)
            bearing, came, node, here = self.bearing(node, to), node, to, way
            if len(legs) > 20000:
                return None
        return legs

    def vector(self, a, b):
        (lat, lon), (lat2, lon2) = self.world.places[a], self.world.places[b]
        return ((lon2 - lon) * 111320 * math.cos(math.radians(lat)), (lat2 - lat) * 110900)

    def distance(self, a, b):
        return math.hypot(*self.vector(a, b))

    def bearing(self, a, b):
        east, north = self.vector(a, b)
        return math.atan2(east, north)

    def line(self, way, direction):
        """The side's name and metres to the right of travel."""
        tags = self.world.ways[way]
        half = self.half_width(tags)
        if tags["highway"] not in ROADS:
            return ("path", 0.0)
        if self.mode == "centre":
            return ("centre", 0.0)
        side = self.mode.split("_")[-1]
        sign = 1 if side == "right" else -1
        walk = tags.get("sidewalk", "")
        # Left and right of a way are those of its drawing.
        drawn = side if direction > 0 else {"left": "right", "right": "left"}[side]
        if self.mode.startswith("pavement") and walk in ("both", "yes", drawn):
            return (self.mode, sign * (half + 1.2))
        return (side, sign * max(0.3, half - 0.7))

    @staticmethod
    def half_width(tags):
        try:
            return min(20, max(0.5, float(tags["width"].split()[0]) / 2))
        except (KeyError, ValueError):
            pass
        if tags["highway"] in ROADS and tags.get("lanes", "").isdigit():
            return min(12, int(tags["lanes"])) * 1.6
        return HALF_WIDTH[tags["highway"]]

    def make(self):
        legs = None
        while legs is None:
            legs = self.walk()
        origin = legs[0][0]
        lat0, lon0 = self.world.places[origin]
        corners = [(0.0, 0.0)] + [self.vector(origin, to) for _, to, _, _ in legs]
        lengths = [math.dist(a, b) for a, b in zip(corners, corners[1:])]
        bias = {way: self.noise.normal(0, 1, 2) for way in sorted({leg[2] for leg in legs})}
        east, north, owner, along = [], [], [], []
        speed, leg, done, at = 2.8 * (1 + 0.06 * self.noise.normal()), 0, 0.0, 0.0
        total = sum(lengths)
        pace = 0.0
        while at < total:
            while leg < len(legs) - 1 and at - done > lengths[leg]:
                done += lengths[leg]
                leg += 1
            share = min(1, (at - done) / lengths[leg]) if lengths[leg] > 0 else 0
            (ax, ay), (bx, by) = corners[leg], corners[leg + 1]
            length = lengths[leg] or 1
            _, offset = self.line(legs[leg][2], legs[leg][3])
            right = ((by - ay) / length, -(bx - ax) / length)
            error = bias[legs[leg][2]]
            east.append(ax + share * (bx - ax) + offset * right[0] + error[0])
            north.append(ay + share * (by - ay) + offset * right[1] + error[1])
            owner.append(leg)
            along.append(at)
            pace = 0.9 * pace + 0.03 * self.noise.normal()
            at += max(0.5, speed * (1 + pace * 0.3))
        kernel = numpy.ones(5) / 5
        smooth = [numpy.convolve(numpy.pad(axis, 2, "edge"), kernel, "valid") for axis in (east, north)]
        decay = math.exp(-1 / 20)
        for axis in smooth:
            error = self.noise.normal(0, self.sigma)
            for i in range(len(axis)):
                axis[i] += error + self.noise.normal(0, 0.4)
                error = decay * error + self.noise.normal(0, self.sigma * math.sqrt(1 - decay * decay))
        points = range(0, len(owner), self.step)
        lat = [lat0 + smooth[1][i] / 110900 for i in points]
        lon = [lon0 + smooth[0][i] / (111320 * math.cos(math.radians(lat0))) for i in points]
        return legs, [owner[i] for i in points], [along[i] for i in points], lat, lon, total

    def rows(self, legs, owner, along, total):
        """Run-length truth: (first, last point, metres from, to, way, direction)."""
        rows = []
        for i, leg in enumerate(owner):
            key = (legs[leg][2], legs[leg][3])
            if rows and rows[-1][4:6] == list(key):
                rows[-1][1] = i
            else:
                if rows:
                    rows[-1][3] = along[i]
                rows.append([i, i, along[i], along[i], *key])
        rows[-1][3] = total
        return rows

    def write(self, folder, name, extract):
        legs, owner, along, lat, lon, total = self.make()
        with open(folder / f"{name}.gpx", "w") as file:
            file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="camber-sim" '
                       'xmlns="http://www.topografix.com/GPX/1/1">\n<metadata><desc>Simulated run over OpenStreetMap '
                       f'data, (c) OpenStreetMap contributors, ODbL 1.0</desc></metadata>\n<trk><name>{name}</name>'
                       "<type>running</type><trkseg>\n")
            for i, (a, b) in enumerate(zip(lat, lon)):
                s = i * self.step
                file.write(f'<trkpt lat="{a:.7f}" lon="{b:.7f}"><time>2026-05-03T{6 + s // 3600:02}:{s // 60 % 60:02}:'
                           f"{s % 60:02}Z</time></trkpt>\n")
            file.write("</trkseg></trk></gpx>\n")
        sides = {}
        with open(folder / f"{name}.truth.csv", "w") as file:
            file.write("idx_from,idx_to,dist_from_m,dist_to_m,way_id,dir,node_from,node_to,side,offset_right_m,highway,"
                       "surface_tag,surface_class,class_from,oneway,sidewalk,half_width_m\n")
            for first, last, start, end, way, direction in self.rows(legs, owner, along, total):
                tags = self.world.ways[way]
                side, offset = self.line(way, direction)
                sides[side] = sides.get(side, 0) + end - start
                tag = tags.get("surface", "").replace(",", ";")
                known = "tag-generic" if tag in ("paved", "unpaved") else "tag" if tag else "default"
                file.write(f"{first},{last},{start:.1f},{end:.1f},{way},{direction},,,{side},{offset:.2f},"
                           f"{tags['highway']},{tag},{surface_class(tag) if tag else 'unknown'},{known},"
                           f"{tags.get('oneway', '')},{tags.get('sidewalk', '')},{self.half_width(tags)}\n")
        expected = {
            "name": name, "extract": extract, "length_m": round(total, 1), "points": len(lat), "mode": self.mode,
            "theme": self.theme, "sigma_m": self.sigma, "dt_s": self.step, "drive": self.drive,
            "side_mix": {side: round(metres / total, 4) for side, metres in sides.items()},
        }
        (folder / f"{name}.expected.json").write_text(json.dumps(expected, indent=1))


def main():
    extract, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    first, count = int(sys.argv[3]), int(sys.argv[4])
    drive = sys.argv[5] if len(sys.argv) > 5 else "right"
    world = Map()
    world.apply_file(str(extract), locations=True)
    world.order = world.largest_part()
    (folder / "traces").mkdir(parents=True, exist_ok=True)
    shutil.copy(extract, folder / extract.name)
    for seed in range(first, first + count):
        run = Run(world, seed, drive)
        run.write(folder / "traces", f"{extract.name.split('.')[0]}-{seed}-{run.theme}-{run.mode}", extract.name)


main()
