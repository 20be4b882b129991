package com.haina.resident.community;

import java.util.List;

/** A community as the console shows it. */
record CommunityView(String id, String name, List<String> aliases, List<Structure> structures) {

    static CommunityView of(Community community) {
        return new CommunityView(community.id(), community.name(), community.aliases(), community.structures());
    }
}
