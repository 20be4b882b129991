package com.haina.staff.community;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import com.haina.contracts.structure.CommunityOutline;
import com.haina.contracts.structure.StructureApi;

/**
 * Hands the current tenant's communities to other features: from what events told, and by asking their owner when something is asked for
 * that events have not told (yet), or never tell (aliases).
 */
@Component
public class ReadCommunities {

    private final ServedCommunities communities;
    private final StructureApi owner;

    ReadCommunities(ServedCommunities communities, StructureApi owner) {
        this.communities = communities;
        this.owner = owner;
    }

    /** What is known here; enough to show names. */
    public CommunityNames known() {
        return names(communities.all());
    }

    /** What is known here if all of these ids exist in it, otherwise after asking the owner. */
    public CommunityNames withIds(Collection<String> ids) {
        CommunityNames known = known();
        return ids.stream().allMatch(known::exists) ? known : asked();
    }

    /** What is known here if all of these names or aliases are in it, otherwise after asking the owner. */
    public CommunityNames withNames(Collection<String> called) {
        CommunityNames known = known();
        return called.stream().allMatch(name -> known.idOf(name).isPresent()) ? known : asked();
    }

    private CommunityNames asked() {
        List<CommunityOutline> outlines = owner.communities();
        Map<String, ServedCommunity> known =
                communities.findAll(outlines.stream().map(CommunityOutline::id).toList()).stream()
                        .collect(Collectors.toMap(ServedCommunity::id, Function.identity()));
        for (CommunityOutline outline : outlines) {
            ServedCommunity community = known.getOrDefault(outline.id(), new ServedCommunity(outline.id(), ""));
            if (community.learn(outline.name(), outline.aliases())) {
                try {
                    communities.save(community);
                } catch (DuplicateKeyException | OptimisticLockingFailureException heardMeanwhile) {
                    // An event brought it at the same moment; what the owner answered is used all the same.
                    continue;
                }
            }
        }
        return new CommunityNames(outlines.stream()
                .map(outline -> new CommunityNames.Entry(outline.id(), outline.name(), outline.aliases(), false))
                .toList());
    }

    private static CommunityNames names(List<ServedCommunity> all) {
        return new CommunityNames(all.stream()
                .map(one -> new CommunityNames.Entry(one.id(), one.name(), one.aliases(), one.removed()))
                .toList());
    }
}
