#include "geo/geodesic.h"

#include <doctest/doctest.h>

#include "random.h"
#include "values.h"

using namespace sourceline;
using test::position;

namespace {
double dms(double degrees, double minutes, double seconds) { return degrees + minutes / 60.0 + seconds / 3600.0; }
double km(LngLat a, LngLat b) { return geodesic(a, b).distance_km; }

const LngLat kGraivoron = position(35.68087, 50.47893), kBorisovka = position(36.01716, 50.59942);
}  // namespace

TEST_CASE("Flinders Peak to Buninyong is 54972.271 m") {
    // Geocentric Datum of Australia, Technical Manual.
    const LngLat flinders_peak = position(dms(144, 25, 29.52440), -dms(37, 57, 3.72030));
    const LngLat buninyong = position(dms(143, 55, 35.38390), -dms(37, 39, 10.15610));
    const Geodesic line = geodesic(flinders_peak, buninyong);
    CHECK(std::fabs(line.distance_km * 1000.0 - 54972.271) < 0.001);
    CHECK(std::fabs(line.azimuth_degrees - dms(306, 52, 5.37)) < 0.01 / 3600.0);
}

TEST_CASE("lengths on the equator and on a meridian are WGS 84's") {
    CHECK(km(position(0, 0), position(1, 0)) == doctest::Approx(111.31949079327358).epsilon(1e-11));
    CHECK(km(position(0, 0), position(0, 90)) == doctest::Approx(10001.965729).epsilon(1e-10));
    CHECK(km(position(20, -90), position(-70, 90)) == doctest::Approx(20003.931458).epsilon(1e-2));
    CHECK(geodesic(position(0, 0), position(1, 0)).azimuth_degrees == doctest::Approx(90.0));
    CHECK(geodesic(position(0, 0), position(-1, 0)).azimuth_degrees == doctest::Approx(270.0));
    CHECK(geodesic(position(5, 1), position(5, 0)).azimuth_degrees == doctest::Approx(180.0));
}

TEST_CASE("distances of the region are those of the research") {
    const LngLat belgorod = position(36.58091, 50.60343), kharkiv = position(36.25475, 49.98177);
    CHECK(km(kGraivoron, kBorisovka) == doctest::Approx(27.4).epsilon(0.002));
    CHECK(std::fabs(geodesic(kGraivoron, kBorisovka).azimuth_degrees - 60.5) < 0.5);
    CHECK(km(belgorod, kharkiv) == doctest::Approx(73.0).epsilon(0.001));
    CHECK(km(kGraivoron, belgorod) == doctest::Approx(65.3).epsilon(0.001));
    CHECK(km(kGraivoron, position(35.6026, 50.4613)) == doctest::Approx(5.9).epsilon(0.01));
    CHECK(km(kGraivoron, position(37.61781, 55.75204)) == doctest::Approx(601.0).epsilon(0.001));
    CHECK(km(kGraivoron, position(37.99886, 48.59419)) == doctest::Approx(268.0).epsilon(0.002));
    CHECK(km(position(35.6026, 50.4613), position(35.48299, 50.42335)) == doctest::Approx(9.5).epsilon(0.005));
}

TEST_CASE("a point is no distance from itself, also across the antimeridian and at a pole") {
    CHECK(km(kGraivoron, kGraivoron) == 0.0);
    CHECK(geodesic(kGraivoron, kGraivoron).azimuth_degrees == 0.0);
    CHECK(km(position(180, 10), position(-180, 10)) == 0.0);
    CHECK(km(position(0, 90), position(120, 90)) < 1e-9);
}

TEST_CASE("the shorter way round is taken") {
    CHECK(km(position(179.5, 0), position(-179.5, 0)) == doctest::Approx(111.31949079327358).epsilon(1e-11));
    CHECK(geodesic(position(179.5, 0), position(-179.5, 0)).azimuth_degrees == doctest::Approx(90.0));
}

TEST_CASE("antipodal points are within 0.6 percent of half a meridian") {
    for (LngLat from : {position(0, 0), position(10, 0), position(-120, 35.5), position(36, -50), position(0, 90)}) {
        const double lon = from.lon() > 0 ? from.lon() - 180 : from.lon() + 180;
        CHECK(km(from, position(lon, -from.lat())) == doctest::Approx(20003.93).epsilon(0.006));
    }
    CHECK(km(position(0, 0), position(179.7, 0.3)) == doctest::Approx(19958.0).epsilon(0.006));
}

TEST_CASE("a distance is the same both ways and never less than nothing") {
    test::Random random(6);
    for (int i = 0; i < 3000; ++i) {
        const LngLat a = position(random.between(-180, 180), random.between(-90, 90));
        const LngLat b = position(random.between(-180, 180), random.between(-90, 90));
        const Geodesic there = geodesic(a, b), back = geodesic(b, a);
        CHECK(there.distance_km >= 0.0);
        CHECK(there.distance_km < 20040.0);
        CHECK(there.distance_km == doctest::Approx(back.distance_km).epsilon(1e-9));
        CHECK(there.azimuth_degrees >= 0.0);
        CHECK(there.azimuth_degrees < 360.0);
    }
}

TEST_CASE("the destination is as far away, and in the direction, as was asked") {
    test::Random random(7);
    for (int i = 0; i < 3000; ++i) {
        const LngLat from = position(random.between(-180, 180), random.between(-80, 80));
        const double azimuth = random.between(0, 360), distance = random.between(0.1, 5000);
        const Geodesic line = geodesic(from, destination(from, azimuth, distance));
        CHECK(line.distance_km == doctest::Approx(distance).epsilon(1e-9));
        CHECK(std::fabs(std::remainder(line.azimuth_degrees - azimuth, 360.0)) < 1e-5);
    }
    CHECK(destination(kGraivoron, 123.0, 0.0).lon() == doctest::Approx(kGraivoron.lon()).epsilon(1e-13));
}

TEST_CASE("the nearest point of no line is the point itself") {
    for (const std::vector<std::vector<LngLat>>& lines : {std::vector<std::vector<LngLat>>{}, {{}}, {{}, {}}}) {
        const NearestPoint nearest = nearest_on_line(kGraivoron, lines);
        CHECK(nearest.point == kGraivoron);
        CHECK(nearest.distance_km == 0.0);
    }
}

TEST_CASE("the nearest point of a single vertex is that vertex") {
    const NearestPoint nearest = nearest_on_line(kGraivoron, {{kBorisovka}});
    CHECK(nearest.distance_km == doctest::Approx(km(kGraivoron, kBorisovka)));
    CHECK(nearest.point.lon() == doctest::Approx(kBorisovka.lon()).epsilon(1e-12));
}

TEST_CASE("the nearest point may lie between two vertices") {
    // A meridian: the way to it from the east is a parallel's, shortened a little towards the pole.
    const NearestPoint nearest = nearest_on_line(position(36, 50), {{position(35, 49), position(35, 51)}});
    CHECK(nearest.point.lon() == doctest::Approx(35.0).epsilon(1e-4));
    CHECK(nearest.distance_km == doctest::Approx(71.69).epsilon(0.001));
    CHECK(nearest.distance_km == doctest::Approx(km(position(36, 50), nearest.point)).epsilon(1e-9));
}

TEST_CASE("the nearest point is found in any of several lines and at their ends") {
    const std::vector<std::vector<LngLat>> lines{
        {position(30, 50), position(31, 50)}, {position(36.2, 50), position(37, 50.5)}, {}};
    const NearestPoint nearest = nearest_on_line(position(36, 50), lines);
    CHECK(nearest.point.lon() == doctest::Approx(36.2).epsilon(1e-10));
    CHECK(nearest.distance_km == doctest::Approx(km(position(36, 50), position(36.2, 50))).epsilon(1e-10));
}

TEST_CASE("no sampled point of a line is nearer than the nearest") {
    test::Random random(8);
    for (int i = 0; i < 100; ++i) {
        const LngLat from = position(random.between(35, 37), random.between(50, 51));
        std::vector<LngLat> line;
        for (int v = 0; v < 6; ++v) line.push_back(position(random.between(35, 37), random.between(50, 51)));
        const double nearest_km = nearest_on_line(from, {line}).distance_km;
        for (std::size_t v = 0; v + 1 < line.size(); ++v) {
            const Geodesic segment = geodesic(line[v], line[v + 1]);
            for (int k = 0; k <= 20; ++k) {
                const LngLat sample = destination(line[v], segment.azimuth_degrees, segment.distance_km * k / 20.0);
                CHECK(nearest_km <= km(from, sample) * 1.001 + 0.01);
            }
        }
    }
}

TEST_CASE("a repeated vertex does no harm") {
    const NearestPoint nearest =
        nearest_on_line(position(36, 50), {{position(36.2, 50), position(36.2, 50), position(36.2, 50)}});
    CHECK(nearest.distance_km == doctest::Approx(km(position(36, 50), position(36.2, 50))));
}

TEST_CASE("compass points are centred on their direction") {
    CHECK(compass_point_16(0.0) == 0);
    CHECK(compass_point_16(11.24) == 0);
    CHECK(compass_point_16(11.26) == 1);
    CHECK(compass_point_16(60.0) == 3);
    CHECK(compass_point_16(90.0) == 4);
    CHECK(compass_point_16(348.7) == 15);
    CHECK(compass_point_16(348.8) == 0);
    CHECK(compass_point_16(359.99) == 0);
    CHECK(compass_point_16(-90.0) == 12);
    CHECK(compass_point_16(765.0) == 2);
    CHECK(compass_point_16(std::nan("")) == 0);
}
