package com.haina.resident.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.contracts.roster.FieldChange;
import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;
import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.resident.building.ImportOrigin;
import com.haina.resident.building.PlacePlan;
import com.haina.resident.building.PlacePlan.Wanted;
import com.haina.resident.building.Room;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.person.PeoplePlan;
import com.haina.resident.person.PeoplePlan.Decision;
import com.haina.resident.person.ResidentDirectory;

/**
 * Decides what rows do: loads what they may touch with a handful of queries, then decides in memory. The same for a dry run and for
 * applying, so that what was shown is what happens.
 */
@Component
class RosterPlanner {

    private final CommunityDirectory communities;
    private final RoomDirectory rooms;
    private final ResidentDirectory residents;
    private final Clock clock;

    RosterPlanner(CommunityDirectory communities, RoomDirectory rooms, ResidentDirectory residents, Clock clock) {
        this.communities = communities;
        this.rooms = rooms;
        this.residents = residents;
        this.clock = clock;
    }

    /**
     * Plans.
     *
     * @param chunkId with the row it makes the stamp by which a chunk delivered twice knows its own work
     */
    RosterPlan plan(String jobId, String chunkId, RosterKind kind, RosterPolicy policy, List<RosterRow> rows) {
        List<ReadRow> read = read(kind, rows);
        List<ReadRow> valid = read.stream().filter(ReadRow::isValid).toList();
        PlacePlan places = rooms.plan(valid.stream()
                .map(ReadRow::wanted)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        PeoplePlan people = residents.plan(
                valid.stream().map(ReadRow::said).filter(Objects::nonNull).toList(), policy.duplicates(), jobId);
        Run run = new Run(jobId, chunkId, policy, places, people);
        read.forEach(run::decide);
        return new RosterPlan(places, people, run.outcomes, run.effects, List.copyOf(run.roomsOnFile.values()));
    }

    private List<ReadRow> read(RosterKind kind, List<RosterRow> rows) {
        BuildingReading building = new BuildingReading(communities.all());
        LocalDate today = LocalDate.now(clock);
        List<ReadRow> read = new ArrayList<>(rows.size());
        for (RosterRow row : rows) {
            List<RowIssue> issues = new ArrayList<>();
            Wanted wanted = building.read(row, issues);
            PeoplePlan.Said said = kind == RosterKind.ROOMS ? null : PersonPolicy.read(row.values(), today, issues);
            read.add(new ReadRow(row.number(), wanted, said, issues));
        }
        return read;
    }

    /** One pass over the rows, in their order. */
    private static final class Run {

        private final String jobId;
        private final String chunkId;
        private final RosterPolicy policy;
        private final PlacePlan places;
        private final PeoplePlan people;
        private final List<RowOutcome> outcomes = new ArrayList<>();
        private final List<RosterPlan.Effect> effects = new ArrayList<>();
        private final Map<String, Room> roomsOnFile = new LinkedHashMap<>();

        Run(String jobId, String chunkId, RosterPolicy policy, PlacePlan places, PeoplePlan people) {
            this.jobId = jobId;
            this.chunkId = chunkId;
            this.policy = policy;
            this.places = places;
            this.people = people;
        }

        void decide(ReadRow row) {
            Wanted wanted = row.wanted();
            if (wanted == null || !row.isValid()) {
                outcomes.add(new RowOutcome(row.number(), Verdict.INVALID, row.issues(), List.of()));
                return;
            }
            int known = places.knownLayers(wanted);
            if (known < wanted.names().size() && !policy.createMissing()) {
                row.issues().add(missing(wanted, known));
                outcomes.add(new RowOutcome(row.number(), Verdict.INVALID, row.issues(), List.of()));
                return;
            }
            String stamp = chunkId + ":" + row.number();
            Optional<Room> onFile = places.find(wanted);
            if (row.said() != null) {
                Optional<RowIssue> objection =
                        people.objection(stamp, row.said(), onFile.map(Room::id).orElse(null));
                if (objection.isPresent()) {
                    row.issues().add(objection.get());
                    outcomes.add(new RowOutcome(row.number(), Verdict.CONFLICT, row.issues(), List.of()));
                    return;
                }
            }
            Room room = places.make(wanted, new ImportOrigin(jobId, stamp));
            List<FieldChange> changes = new ArrayList<>();
            if (onFile.isEmpty()) {
                changes.add(new FieldChange(RosterField.ROOM, null, RoomAddress.within(wanted.names())));
            }
            Verdict verdict;
            String residentId = null;
            if (row.said() == null) {
                verdict =
                        room.origin() != null && room.origin().stamp().equals(stamp) ? Verdict.NEW : Verdict.UNCHANGED;
            } else {
                Decision decision = people.decide(row.number(), stamp, row.said(), places.home(room));
                verdict = decision.verdict();
                residentId = decision.residentId();
                row.issues().addAll(decision.issues());
                changes.addAll(decision.changes());
            }
            if (!places.isNew(room)) {
                roomsOnFile.put(room.id(), room);
            }
            if (verdict != Verdict.UNCHANGED) {
                effects.add(new RosterPlan.Effect(row.number(), verdict, room.id(), residentId));
            }
            outcomes.add(new RowOutcome(row.number(), verdict, row.issues(), changes));
        }

        private static RowIssue missing(Wanted wanted, int known) {
            String layer = wanted.structure().layers().get(known);
            boolean isRoom = known == wanted.names().size() - 1;
            return RowIssue.error(
                    isRoom ? RosterField.ROOM : RosterField.layer(layer),
                    isRoom ? "room.unknown" : "node.unknown",
                    Map.of(
                            "layer",
                            layer,
                            "name",
                            wanted.names().get(known),
                            "parent",
                            RoomAddress.within(wanted.names().subList(0, known))));
        }
    }
}
