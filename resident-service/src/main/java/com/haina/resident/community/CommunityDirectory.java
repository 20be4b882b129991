package com.haina.resident.community;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.security.Caller;

/** The tenant's communities as the other features see them; a person sees only the communities that the account is limited to. */
@Component
public class CommunityDirectory {

    private final Communities communities;

    CommunityDirectory(Communities communities) {
        this.communities = communities;
    }

    /** Every community that the caller may see, by name. */
    public List<Community> all() {
        return communities.all().stream()
                .filter(community -> mayBeSeen(community.id()))
                .toList();
    }

    /** A community; 404 for one that does not exist, is another tenant's, or is outside the caller's limits. */
    public Community get(String id) {
        requireVisible(id);
        return communities.get(id);
    }

    /** A structure with its community; 404 like {@link #get}. */
    public Structure structure(String communityId, String structureId) {
        return get(communityId).structure(structureId).orElseThrow(RecordNotFound::new);
    }

    /** Fails with 404 where the caller may not see the community. */
    public void requireVisible(String communityId) {
        if (!mayBeSeen(communityId)) {
            throw new RecordNotFound();
        }
    }

    /** Whether the caller may see the community; services and events may see all. */
    public boolean mayBeSeen(String communityId) {
        return Caller.ifPerson().map(person -> person.maySee(communityId)).orElse(true);
    }

    /** The only communities that the caller may see, or empty for a caller without limits. */
    public Optional<List<String>> limits() {
        return Caller.ifPerson()
                .filter(person -> !person.allCommunities())
                .map(person -> List.copyOf(person.communities()));
    }
}
