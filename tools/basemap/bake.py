"""Bakes a base map: one quantised TopoJSON file. Run by bake.sh, which has the packages; see docs/BASEMAPS.md."""
import os
import sys

import corrected
import general
import own_layers
import recipe as recipes
import topology

kMostBytes = 8 << 20  # what the viewer reads, docs/BASEMAP_FORMAT.md


def main() -> None:
    try:
        recipe = recipes.read(sys.argv[1:])
    except (recipes.BadRecipe, own_layers.BadLayer) as error:
        recipes.fail(str(error), 2)
    if recipe.only_check:
        return
    bake = corrected.bake if "region_lines" in recipe.table else general.bake
    head, objects, partition = bake(recipe)
    partition.check(objects)
    data = topology.written(head, recipe.frame, objects, partition.arcs)
    if len(data) > kMostBytes:
        recipes.fail("The map would have %.1f MB, and the viewer reads at most %.1f; take a smaller --bbox, a smaller --around "
                     "or a coarser --detail." % (len(data) / 1e6, kMostBytes / 1e6), 1)
    if not objects.get("land"):
        print("There is no land in this map.")
    try:
        os.makedirs(os.path.dirname(os.path.abspath(recipe.out)), exist_ok=True)
        topology.write_whole(recipe.out, data)
    except OSError as error:
        recipes.fail("%s cannot be written: %s." % (recipe.out, error.strerror), 2)
    print("%s: %d bytes, %s" % (os.path.basename(recipe.out), len(data), ", ".join(
        "%d %s" % (len(g), k) for k, g in objects.items())))


if __name__ == "__main__":
    main()
