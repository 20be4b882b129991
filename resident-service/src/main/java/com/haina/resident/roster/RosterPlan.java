package com.haina.resident.roster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RowOutcome;
import com.haina.contracts.roster.Verdict;
import com.haina.resident.building.PlacePlan;
import com.haina.resident.building.Room;
import com.haina.resident.person.PeoplePlan;

/**
 * What a set of rows does, before anything is written.
 *
 * @param outcomes one per row, in the order of the rows
 * @param effects the rows that do something or find it done
 * @param roomsOnFile rooms that were on file when people moved into them
 */
record RosterPlan(
        PlacePlan places, PeoplePlan people, List<RowOutcome> outcomes, List<Effect> effects, List<Room> roomsOnFile) {

    /**
     * What a row did.
     *
     * @param residentId absent for a row about a room only
     */
    record Effect(
            int row,
            Verdict verdict,
            String roomId,
            @Nullable String residentId) {}
}
