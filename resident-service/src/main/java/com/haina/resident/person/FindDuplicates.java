package com.haina.resident.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import com.haina.resident.community.CommunityDirectory;

/** Finds records that may be the same person: the same ID number, or the same name in a room they share. */
@Component
class FindDuplicates {

    private static final int MOST = 50;

    private final Residents residents;
    private final CommunityDirectory communities;

    FindDuplicates(Residents residents, CommunityDirectory communities) {
        this.residents = residents;
        this.communities = communities;
    }

    List<Resident> of(Resident resident) {
        Map<String, Resident> found = new LinkedHashMap<>();
        if (resident.idNumberKey() != null) {
            residents.byIdNumberKeys(List.of(resident.idNumberKey())).forEach(same -> found.put(same.id(), same));
        }
        List<String> roomIds =
                resident.occupancies().stream().map(Occupancy::roomId).toList();
        if (!resident.nameKey().isEmpty()) {
            residents.at(roomIds, MOST).stream()
                    .filter(same -> same.nameKey().equals(resident.nameKey()))
                    .forEach(same -> found.put(same.id(), same));
        }
        found.remove(resident.id());
        List<Resident> visible = new ArrayList<>(found.values());
        visible.removeIf(same -> communities.limits().isPresent()
                && same.occupancies().stream().noneMatch(life -> communities.mayBeSeen(life.communityId())));
        return visible.size() > MOST ? visible.subList(0, MOST) : visible;
    }
}
