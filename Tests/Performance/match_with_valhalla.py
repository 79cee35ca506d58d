"""Matches traces with Valhalla, for the table of `matching`.

    match_with_valhalla.py EXTRACT WORK_FOLDER TRACE.gpx...

Builds tiles of the extract, then matches every trace with costing pedestrian and the best of six settings tried
(gps_accuracy 15, search_radius 40, turn_penalty_factor 300). Prints a line of JSON for the tiles and one a trace: the
seconds of matching and the way of each point, points without an edge taking that of the nearest point that has one.
Needs pyvalhalla-weekly from PyPI; extracts must be sorted.
"""

import bisect
import json
import pathlib
import re
import subprocess
import sys
import time

import valhalla

extract, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
(folder / "tiles").mkdir(parents=True, exist_ok=True)
config = valhalla.get_config(tile_extract="", tile_dir=str(folder / "tiles"))
config["mjolnir"]["concurrency"] = 1
(folder / "valhalla.json").write_text(json.dumps(config))
start = time.perf_counter()
subprocess.run(
    [str(pathlib.Path(valhalla.__file__).parent / "bin" / "valhalla_build_tiles"), "-c", str(folder / "valhalla.json"), str(pathlib.Path(extract).resolve())],
    check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(json.dumps({"tiles_s": time.perf_counter() - start}), flush=True)
actor = valhalla.Actor(config)
for path in sys.argv[3:]:
    text = pathlib.Path(path).read_text()
    shape = [
        {"lat": float(lat), "lon": float(lon)}
        for lat, lon in re.findall(r'<trkpt lat="([^"]+)" lon="([^"]+)"', text)
    ]
    request = {
        "shape": shape, "costing": "pedestrian", "shape_match": "map_snap",
        "trace_options": {"gps_accuracy": 15, "search_radius": 40, "turn_penalty_factor": 300},
    }
    start = time.perf_counter()
    try:
        answer = actor.trace_attributes(request)
    except RuntimeError as error:
        print(json.dumps({"trace": path, "error": str(error)}), flush=True)
        continue
    seconds = time.perf_counter() - start
    edges = answer["edges"]
    ways = [
        edges[point["edge_index"]]["way_id"] if point.get("edge_index", -1) < len(edges) and "edge_index" in point else None
        for point in answer["matched_points"]
    ]
    known = [i for i, way in enumerate(ways) if way is not None]
    filled = []
    for i in range(len(ways)):
        place = bisect.bisect(known, i)
        near = [known[j] for j in (place - 1, place) if 0 <= j < len(known)]
        filled.append(ways[min(near, key=lambda j: abs(j - i))] if near else None)
    print(json.dumps({"trace": path, "seconds": seconds, "ways": filled}), flush=True)
