package com.haina.resident.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.building.Home;
import com.haina.resident.building.PlaceUse;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.Scans;

import static org.assertj.core.api.Assertions.assertThat;

/** What the service relies on in a store, and that no everyday query reads a whole collection. */
@SpringBootTest
@Import(TestTokens.class)
abstract class ResidentsContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static int run;

    @Autowired
    Residents residents;

    @Autowired
    PersonalValues values;

    @Autowired
    MongoTemplate mongo;

    private final String tenant = "contract-" + ++run;
    private final List<Resident> people = new ArrayList<>();

    /** 300 people in 2 communities, 10 buildings, 100 rooms; a neighbour tenant with the same. */
    @BeforeEach
    void people() {
        for (String owner : List.of(tenant, tenant + "-neighbour")) {
            CurrentTenant.run(owner, () -> {
                List<Resident> some = new ArrayList<>();
                for (int i = 0; i < 300; i++) {
                    some.add(person(i));
                }
                assertThat(residents.insertAll(some)).isTrue();
                if (owner.equals(tenant)) {
                    people.addAll(some);
                }
            });
        }
    }

    @AfterEach
    void nobody() {
        mongo.getCollection("residents").deleteMany(new org.bson.Document());
    }

    private Resident person(int i) {
        Resident resident = Resident.newcomer(Instant.EPOCH);
        resident.call("住户%03d".formatted(i * 7 % 300));
        resident.reachAt(values.sealMobile("139%08d".formatted(i)));
        resident.identifyBy(values.sealIdNumber("E%08d".formatted(i)));
        resident.moveIn(
                Occupancy.of(home(i % 100), i % 3 == 0 ? Identity.TENANT : Identity.OWNER, null, null, null), TODAY);
        if (i % 10 == 0) {
            resident.moveIn(Occupancy.of(home((i + 1) % 100), Identity.OWNER, null, null, null), TODAY);
        }
        return resident;
    }

    private static Home home(int room) {
        return new Home(
                "room" + room,
                "community" + room / 50,
                List.of("community" + room / 50, "building" + room / 10, "room" + room),
                "%d/%03d".formatted(room / 50, room));
    }

    private void asTenant(Runnable work) {
        CurrentTenant.run(tenant, work);
    }

    private static ResidentFilter at(String... places) {
        return new ResidentFilter(null, List.of(places), null, null, false);
    }

    private static final ResidentSort BY_ROOM = new ResidentSort("homeKey", Sort.Direction.ASC);
    private static final ResidentSort BY_CHANGE = new ResidentSort("updatedAt", Sort.Direction.DESC);
    private static final ResidentSort BY_NAME_BACKWARDS = new ResidentSort("nameKey", Sort.Direction.DESC);

    @Test
    void everyEverydayQueryUsesAnIndex() {
        PageRequest page = new PageRequest(20, null, true);
        asTenant(() -> Scans.none(mongo, () -> {
            residents.list(at(), page, BY_ROOM);
            residents.list(at(), page, BY_NAME_BACKWARDS);
            residents.list(at("community0"), page, BY_ROOM);
            residents.list(at("building3"), page, BY_NAME_BACKWARDS);
            residents.list(at("community0", "community1"), page, BY_ROOM);
            residents.list(new ResidentFilter(null, List.of(), "住户12", null, false), page, BY_NAME_BACKWARDS);
            residents.list(new ResidentFilter(null, List.of("building3"), "住户", null, false), page, BY_ROOM);
            residents.list(new ResidentFilter(null, List.of(), null, Identity.TENANT, false), page, BY_ROOM);
            residents.list(new ResidentFilter(null, List.of(), null, null, true), page, BY_ROOM);
            residents.list(
                    new ResidentFilter(Set.of(people.getFirst().id()), List.of(), null, null, false), page, BY_ROOM);
            residents.list(
                    new ResidentFilter(
                            null, List.of("community0"), null, null, false, true, false, List.of(), Instant.EPOCH),
                    page,
                    BY_CHANGE);
            residents.list(
                    new ResidentFilter(null, List.of(), null, null, false, null, null, List.of("a", "b"), null),
                    page,
                    BY_ROOM);
            residents.tally("building3");
            residents.byMobileKeys(List.of(values.mobileKey("13900000007")));
            residents.byIdNumberKeys(List.of(values.idNumberKey("E00000007")));
            residents.byMobileTail(values.tailKey("13900000007"), 100);
            residents.at(List.of("room1", "room2"), 100);
            residents.countAt("community0");
            residents.inhabited(List.of("room1", "room99", "room100"));
            residents.inBatchesAt("building3", 10, batch -> {});
            residents.forEachDue(Instant.now(), resident -> {});
            residents.forEachLeaving(TODAY, resident -> {});
            residents.forEachMerging(resident -> {});
            residents.find(people.getFirst().id());
        }));
    }

    @Test
    void listsInAPlaceComeFromItsIndex() {
        asTenant(() -> Scans.usesIndex(
                mongo,
                "residents",
                "place",
                () -> residents.list(at("building3"), new PageRequest(20, null, false), BY_ROOM)));
        asTenant(() -> Scans.usesIndex(
                mongo,
                "residents",
                "placeByName",
                () -> residents.list(
                        at("community0").withMobile(false), new PageRequest(20, null, true), BY_NAME_BACKWARDS)));
        asTenant(() -> Scans.usesIndex(
                mongo,
                "residents",
                "placeByName",
                () -> residents.list(at("community0"), new PageRequest(20, null, false), BY_NAME_BACKWARDS)));
        asTenant(() -> Scans.usesIndex(
                mongo,
                "residents",
                "placeByChange",
                () -> residents.list(at("community0"), new PageRequest(20, null, false), BY_CHANGE)));
        asTenant(() -> Scans.usesIndex(
                mongo,
                "residents",
                "tag",
                () -> residents.list(
                        new ResidentFilter(null, List.of(), null, null, false, null, null, List.of("a"), null),
                        new PageRequest(20, null, false),
                        BY_ROOM)));
    }

    @Test
    void whoIsDeletedIsFoundByNameNoMore() {
        asTenant(() -> {
            Scans.usesIndex(mongo, "residents", "name", () -> residents.named("住户00", 100));
            List<Resident> before = residents.named("住户00", 100);
            assertThat(before).hasSize(10);
            Resident gone = before.getFirst();
            gone.delete(Instant.now(), TODAY);
            residents.save(gone);
            assertThat(residents.named("住户00", 100))
                    .hasSize(9)
                    .extracting(Resident::id)
                    .doesNotContain(gone.id());
        });
    }

    @Test
    void everyPlaceOfABuildingCountsItsPeople() {
        asTenant(() -> {
            Map<String, PlaceUse.Tally> tally = residents.tally("building3");
            assertThat(tally.get("building3").residents()).isEqualTo(residents.countAt("building3"));
            for (int room = 30; room < 40; room++) {
                assertThat(tally.get("room" + room).residents()).isEqualTo(residents.countAt("room" + room));
            }
        });
    }

    @Test
    void everybodyOfAPlaceIsListedOnceInOrder() {
        asTenant(() -> {
            List<String> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page<Resident> page = residents.list(at("community0"), new PageRequest(17, cursor, true), BY_ROOM);
                page.items().forEach(resident -> seen.add(resident.id()));
                assertThat(page.total()).isEqualTo(residents.countAt("community0"));
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(seen)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(people.stream()
                            .filter(resident -> resident.places().contains("community0"))
                            .map(Resident::id)
                            .toList());
            assertThat(residents.countAt("community0")).isEqualTo(seen.size());
        });
    }

    @Test
    void twoPeopleCannotHaveOneMobileButTwoTenantsMayKnowThePerson() {
        asTenant(() -> {
            Resident second = person(1_000);
            second.reachAt(values.sealMobile("13900000007"));
            Resident other = person(1_001);
            assertThat(residents.insertAll(List.of(second, other))).isFalse();
            assertThat(residents.find(second.id())).isEmpty();
            assertThat(residents.find(other.id()))
                    .as("the others of the batch are written")
                    .isPresent();
        });
    }

    @Test
    void aChangeOfSomebodyChangedMeanwhileIsNotWritten() {
        asTenant(() -> {
            Resident mine = residents.get(people.get(0).id());
            Resident theirs = residents.get(people.get(0).id());
            Resident untouched = residents.get(people.get(1).id());
            theirs.call("别人改的");
            residents.save(theirs);
            mine.call("我改的");
            untouched.call("也是我改的");
            assertThat(residents.replaceAll(List.of(mine, untouched))).isFalse();
            assertThat(residents.get(mine.id()).name()).isEqualTo("别人改的");
            assertThat(residents.get(untouched.id()).name()).isEqualTo("也是我改的");
            assertThat(residents.removeAll(List.of(mine))).isFalse();
            assertThat(residents.find(mine.id())).isPresent();
        });
    }

    @Test
    void aPersonIsReadAsItWasWrittenInBulk() {
        asTenant(() -> {
            Resident resident = people.get(new Random(1).nextInt(people.size()));
            Resident read = residents.get(resident.id());
            assertThat(read.occupancies()).isEqualTo(resident.occupancies());
            assertThat(read.name()).isEqualTo(resident.name());
            assertThat(read.mobile()).isEqualTo(resident.mobile());
            assertThat(read.revision()).isEqualTo(1);
            read.touch(Instant.now());
            residents.save(read);
            assertThat(residents.get(resident.id()).revision()).isEqualTo(2);
        });
    }

    @Test
    void aNeighbourTenantsPeopleAreNeverAmongOurs() {
        CurrentTenant.run("contract-stranger", () -> {
            assertThat(residents
                            .list(at("community0"), new PageRequest(20, null, true), BY_ROOM)
                            .items())
                    .isEmpty();
            assertThat(residents.countAt("community0")).isZero();
            assertThat(residents.inhabited(List.of("room1"))).isEmpty();
            assertThat(residents.find(people.getFirst().id())).isEmpty();
            assertThat(residents.byMobileKeys(List.of(people.getFirst().mobileKey())))
                    .isEmpty();
        });
    }
}
