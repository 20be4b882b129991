package com.haina.resident.verification;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.Caller;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.building.PlaceNames;
import com.haina.resident.building.PlaceNames.NamedPlace;
import com.haina.resident.community.Community;
import com.haina.resident.community.CommunityDirectory;
import com.haina.resident.person.Identity;

/** Where a follower looks for the own door: names of places, never of people. */
@RestController
@RequestMapping("/api/resident/v1/my/communities")
class MyPlacesController {

    private final CommunityDirectory communities;
    private final PlaceNames places;
    private final AgreedTerms terms;
    private final LimitAttempts limits;

    MyPlacesController(CommunityDirectory communities, PlaceNames places, AgreedTerms terms, LimitAttempts limits) {
        this.communities = communities;
        this.places = places;
        this.terms = terms;
        this.limits = limits;
    }

    @GetMapping
    Page<MyCommunityView> communities() {
        List<MyCommunityView> views = communities.all().stream().map(this::view).toList();
        return new Page<>(views, null, (long) views.size());
    }

    private MyCommunityView view(Community community) {
        CommunityTerms agreed = terms.in(community.id());
        List<MyCommunityView.Asked> asked = new ArrayList<>();
        for (Identity identity : Identity.values()) {
            asked.add(new MyCommunityView.Asked(identity, agreed.of(identity).idNumber()));
        }
        return new MyCommunityView(
                community.id(),
                community.name(),
                community.structures().stream()
                        .map(structure ->
                                new MyCommunityView.StructureView(structure.id(), structure.name(), structure.layers()))
                        .toList(),
                asked);
    }

    /**
     * A community with what applicants have to give.
     *
     * @param structures each with the names of its layers, outermost first
     * @param asked for an ID number, by identity
     */
    record MyCommunityView(String id, String name, List<StructureView> structures, List<Asked> asked) {

        record StructureView(String id, String name, List<String> layers) {}

        record Asked(Identity identity, IdentityTerms.IdNumberTerm idNumber) {}
    }

    /**
     * What stands under a node or structure, or what a text may mean.
     *
     * @param parent a node or structure; absent for the outermost layer
     * @param q what somebody typed, for example 3-2-1502; {@code parent} does not count then
     */
    @GetMapping("/{id}/places")
    Page<MyPlaceView> places(
            @PathVariable String id,
            @RequestParam @Nullable String parent,
            @RequestParam @Nullable @Size(max = 50) String q,
            @Valid PageRequest page) {
        limits.count(AttemptPolicy.FOLLOWER_LOOKS_FOR_PLACES, Caller.current().id());
        if (q != null && !q.isBlank()) {
            return new Page<>(
                    places.meant(id, q.strip()).stream().map(MyPlaceView::of).toList(), null, null);
        }
        return places.under(id, parent, page).map(MyPlaceView::of);
    }

    /**
     * A place's name.
     *
     * @param isRoom whether it is a door; otherwise there is more under it
     * @param path names from the outermost layer to this place
     */
    record MyPlaceView(
            String id,
            boolean isRoom,
            String structureId,
            String parentId,
            String layer,
            String name,
            List<String> path) {

        static MyPlaceView of(NamedPlace place) {
            return new MyPlaceView(
                    place.id(),
                    place.isRoom(),
                    place.structureId(),
                    place.parentId(),
                    place.layer(),
                    place.name(),
                    place.path());
        }
    }
}
