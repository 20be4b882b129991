package com.haina.resident.person;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.data.mongodb.core.query.Criteria;

import com.haina.resident.building.CoverageStage;
import com.haina.resident.community.PlaceName;

/** How a filter of people is asked of the store, so that every combination is served by an index. */
final class ResidentCriteria {

    private ResidentCriteria() {}

    /**
     * What a filter asks of the store.
     *
     * @param mine the current tenant's people
     */
    static Criteria of(Criteria mine, ResidentFilter filter) {
        Criteria criteria = mine.and("deleted").is(filter.deleted());
        if (filter.ids() != null) {
            criteria = criteria.and("_id").in(filter.ids());
        }
        Set<PlaceMark> marks = filter.marks();
        List<String> places = marks.isEmpty()
                ? filter.places()
                : marks.stream()
                        .flatMap(mark -> filter.places().isEmpty()
                                ? Stream.of(mark.anywhere())
                                : filter.places().stream().map(mark::at))
                        .toList();
        if (!places.isEmpty()) {
            criteria = places.size() == 1
                    ? criteria.and("places").is(places.getFirst())
                    : criteria.and("places").in(places);
        }
        if (filter.namePrefix() != null) {
            criteria = criteria.and("nameKey").regex(beginsWith(filter.namePrefix()));
        }
        if (filter.identity() != null) {
            criteria = criteria.and("occupancies.identity").is(filter.identity().name());
        }
        if (filter.hasMobile() != null) {
            criteria = criteria.and("mobile").exists(filter.hasMobile());
        }
        if (filter.doubtful() != null) {
            criteria = criteria.and("doubtful").is(filter.doubtful());
        }
        if (!filter.tags().isEmpty()) {
            criteria = filter.tags().size() == 1
                    ? criteria.and("tags").is(filter.tags().getFirst())
                    : criteria.and("tags").all(filter.tags());
        }
        if (filter.coverage().contains(CoverageStage.IMPORTED)) {
            Set<CoverageStage> others = filter.otherStages();
            if (!others.isEmpty()) {
                criteria = criteria.and("coverage").nin(names(others));
            }
        } else if (!filter.coverage().isEmpty()) {
            criteria = criteria.and("coverage").in(names(filter.coverage()));
        }
        if (filter.changedSince() != null) {
            criteria = criteria.and("updatedAt").gte(filter.changedSince());
        }
        return criteria;
    }

    private static List<String> names(Set<CoverageStage> stages) {
        return stages.stream().map(CoverageStage::name).toList();
    }

    /** A pattern of name keys. */
    static String beginsWith(String name) {
        return "^" + Pattern.quote(PlaceName.textKey(name));
    }
}
