package com.haina.resident.roster;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

import com.haina.contracts.roster.ChunkRows;
import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.contracts.roster.RosterRow;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.resident.ServiceTest;
import com.haina.testing.store.Scans;
import com.sun.management.OperatingSystemMXBean;

import static org.assertj.core.api.Assertions.assertThat;

/** An import without scans, whose time grows with its rows. {@code -Droster.rows=100000} for the real size. */
class RosterSpeedIT extends ServiceTest {

    private static final Logger log = LoggerFactory.getLogger(RosterSpeedIT.class);
    private static final int ROWS = Integer.getInteger("roster.rows", 4_000);
    private static final int CHUNK = 500;

    @Autowired
    ApplyRoster apply;

    @Autowired
    RosterPlanner planner;

    private final RosterPolicy policy = new RosterPolicy(DuplicatePolicy.OVERWRITE, true);

    /** Two people a room, 4 rooms a floor, 25 floors, 2 units a building. */
    private List<RosterRow> rows(String community) {
        List<RosterRow> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int room = i / 2;
            rows.add(new RosterRow(
                    i + 3,
                    Map.of(
                            RosterField.COMMUNITY,
                            community,
                            RosterField.layer("楼栋"),
                            room / 200 + 1 + "栋",
                            RosterField.layer("单元"),
                            room / 100 % 2 + 1 + "单元",
                            RosterField.ROOM,
                            "%d%02d".formatted(room / 4 % 25 + 1, room % 4 + 1),
                            RosterField.MOBILE,
                            "137%08d".formatted(i),
                            RosterField.NAME,
                            "住户" + (char) ('一' + i % 5_000),
                            RosterField.GENDER,
                            i % 2 == 0 ? "MALE" : "FEMALE",
                            RosterField.IDENTITY,
                            i % 2 == 0 ? "OWNER" : "FAMILY",
                            RosterField.ID_NUMBER,
                            "44030419%02d0108%04d".formatted(i % 90 + 10, i % 10_000))));
        }
        return rows;
    }

    private double apply(String job, List<RosterRow> rows) throws Exception {
        long start = System.nanoTime();
        long processor = processorTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < rows.size(); i += CHUNK) {
                ChunkRows chunk = new ChunkRows(
                        job,
                        job + "-" + i,
                        RosterKind.RESIDENTS,
                        policy,
                        "operator-1",
                        rows.subList(i, Math.min(rows.size(), i + CHUNK)));
                running.add(workers.submit(() -> CurrentTenant.run(tenant, () -> apply.apply(chunk))));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        log.info("{}: {} s of processor time, store and broker included", job, (processorTime() - processor) / 1e9);
        return (System.nanoTime() - start) / 1e9;
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    @Test
    void anImportNeverReadsAWholeCollectionAndItsRepetitionChangesNothing() throws Exception {
        Answer community = community("速度小区", "楼栋", "单元", "门牌号");
        List<RosterRow> rows = rows("速度小区");
        long start = System.nanoTime();
        CurrentTenant.run(
                tenant,
                () -> Scans.none(
                        mongo, () -> planner.plan("", "", RosterKind.RESIDENTS, policy, rows.subList(0, 1_000))));
        double check = (System.nanoTime() - start) / 1e9;
        double first = apply("first", rows);
        double[] second = {0};
        Scans.none(mongo, () -> {
            try {
                second[0] = apply("second", rows);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        String people = "/api/resident/v1/residents?limit=50&communityId=" + community.id();
        for (String list : List.of(
                people,
                people + "&sort=-room&total=true",
                people + "&sort=name",
                people + "&identity=FAMILY",
                people + "&q=13700000777",
                people + "&q=0777",
                people + "&q=" + query("住户一"),
                people + "&q=" + query("3栋2单元1204"),
                "/api/resident/v1/residents?sort=name&limit=50",
                "/api/resident/v1/places?q=1204",
                "/api/resident/v1/communities/" + community.id() + "/structures/" + structureId(community)
                        + "/places?limit=200")) {
            Scans.none(mongo, () -> get(list).is(HttpStatus.OK));
            long asked = System.nanoTime();
            int found = get(list).is(HttpStatus.OK).items().size();
            log.info("{} ms, {} items: {}", (System.nanoTime() - asked) / 1_000_000, found, list);
        }
        log.info(
                "{} rows: check of 1,000 {} s, first pass {} s, second pass {} s",
                rows.size(),
                check,
                first,
                second[0]);
        assertThat(get("/api/resident/v1/communities/" + community.id() + "/counts")
                        .is(HttpStatus.OK)
                        .body())
                .containsEntry("rooms", ROWS / 2)
                .containsEntry("residents", ROWS);
    }
}
