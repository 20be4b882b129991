package com.haina.resident.coverage;

import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.web.Cursors;
import com.haina.platform.web.Page;
import com.haina.resident.building.CoverageStage;
import com.haina.resident.building.PlaceUse.Tally;
import com.haina.resident.building.Room;
import com.haina.resident.building.RoomAddress;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.community.Community;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.coverage.CoverageView.Line;
import com.haina.resident.coverage.CoverageView.RoomLine;
import com.haina.resident.person.CoveredResidents;

/** The coverage funnel: imported, following, verified, reachable. */
@RestController
@RequestMapping("/api/resident/v1/coverage")
class CoverageController {

    private static final int MOST_ROOMS = 3_000;

    private final CommunityDirectory communities;
    private final RoomDirectory rooms;
    private final CoveredResidents people;
    private final Cursors cursors;

    CoverageController(CommunityDirectory communities, RoomDirectory rooms, CoveredResidents people, Cursors cursors) {
        this.communities = communities;
        this.rooms = rooms;
        this.people = people;
        this.cursors = cursors;
    }

    /**
     * All communities that the caller may see; or one, by what stands directly under it or under one of its nodes. The people behind each
     * number are those whom the list of residents shows for the same place and {@code coverage}; for all communities together the list also
     * has those who live nowhere now, who are no part of any funnel.
     */
    @CanRead
    @GetMapping
    CoverageView coverage(@RequestParam @Nullable String communityId, @RequestParam @Nullable String placeId) {
        if (communityId == null) {
            return everywhere();
        }
        Community community = communities.get(communityId);
        List<RoomDirectory.Branch> branches = rooms.branches(communityId, placeId);
        List<Line> parts = branches.stream()
                .map(branch -> Line.of(branch.id(), branch.name(), branch.rooms(), people.count(List.of(branch.id()))))
                .toList();
        String id = placeId == null ? communityId : placeId;
        long held = placeId == null
                ? rooms.count(communityId)
                : rooms.under(communityId, placeId, Integer.MAX_VALUE).size();
        return new CoverageView(
                Line.of(id, placeId == null ? community.name() : null, held, people.count(List.of(id))), parts);
    }

    private CoverageView everywhere() {
        List<Community> all = communities.all();
        List<Line> parts = all.stream()
                .map(community -> Line.of(
                        community.id(),
                        community.name(),
                        rooms.count(community.id()),
                        people.count(List.of(community.id()))))
                .toList();
        long held = parts.stream().mapToLong(Line::rooms).sum();
        List<String> ids = all.stream().map(Community::id).toList();
        CoveredResidents.Counts counts = ids.isEmpty() ? new CoveredResidents.Counts(0, 0, 0, 0, 0) : people.count(ids);
        return new CoverageView(Line.of(null, null, held, counts), parts);
    }

    /**
     * Rooms in the order of the tree, with the stage of the best of their people.
     *
     * @param state only those that stand so
     * @param limit 1 to 3,000, by default as many
     * @param cursor {@code nextCursor} of the page before; absent for the first
     */
    @CanRead
    @GetMapping("/rooms")
    Page<RoomLine> rooms(
            @RequestParam @NotBlank String communityId,
            @RequestParam @Nullable String placeId,
            @RequestParam @Nullable RoomState state,
            @RequestParam(defaultValue = "3000") @Min(1) @Max(MOST_ROOMS) int limit,
            @RequestParam @Nullable String cursor) {
        List<Room> found = rooms.under(communityId, placeId, Integer.MAX_VALUE);
        Map<String, Tally> tally = people.tally(placeId == null ? communityId : placeId);
        List<Room> wanted = found.stream()
                .skip(passed(cursor, communityId, found))
                .filter(room -> state == null || state == RoomState.of(best(tally, room)))
                .limit(limit + 1L)
                .toList();
        boolean last = wanted.size() <= limit;
        List<Room> shown = last ? wanted : wanted.subList(0, limit);
        Map<String, RoomAddress> addresses =
                rooms.addresses(shown.stream().map(Room::id).toList());
        List<RoomLine> lines = shown.stream()
                .filter(room -> addresses.containsKey(room.id()))
                .map(room -> new RoomLine(
                        room.id(),
                        addresses.get(room.id()).text(),
                        tally.getOrDefault(room.id(), Tally.NOBODY).residents(),
                        best(tally, room)))
                .toList();
        return new Page<>(lines, last ? null : position(communityId, found, shown.getLast()), null);
    }

    private static @Nullable CoverageStage best(Map<String, Tally> tally, Room room) {
        return tally.getOrDefault(room.id(), Tally.NOBODY).best();
    }

    private String position(String communityId, List<Room> all, Room room) {
        return cursors.write(list(communityId), all.indexOf(room), room.id());
    }

    /** How many rooms stand before a page; where its cursor's room has gone since, as many as did when it was shown. */
    private int passed(@Nullable String cursor, String communityId, List<Room> all) {
        if (cursor == null) {
            return 0;
        }
        Cursors.Position position = cursors.read(list(communityId), cursor);
        int at = all.stream().map(Room::id).toList().indexOf(position.id());
        return at < 0 ? (Integer) position.value() : at + 1;
    }

    private static String list(String communityId) {
        return "coverage.rooms:" + communityId;
    }
}
