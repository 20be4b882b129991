package com.haina.resident.person;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.resident.building.RoomDirectory;
import com.haina.resident.building.SearchPlaces;
import com.haina.resident.community.CommunityDirectory;

/**
 * Finds people by what an operator types: a whole mobile, a whole ID number, the last four digits of a mobile, the beginning of a name, a
 * room's address. Only whole values are looked up, by their keyed digests.
 */
@Component
class SearchResidents {

    private static final int MOST_PLACES = 200;
    private static final int MOST_PEOPLE = 1_000;
    private static final Pattern TAIL = Pattern.compile("\\d{4}");
    private static final Pattern ID_NUMBER = Pattern.compile("\\d{15}|\\d{17}[\\dX]|[A-Z]{1,3}\\d{6,12}[A-Z]{0,2}");
    private static final Pattern DIGIT = Pattern.compile("[0-9０-９〇一二三四五六七八九十]+\\s*[栋幢座号单层室#楼区期]|[0-9０-９]");

    private final Residents residents;
    private final PersonalValues values;
    private final SearchPlaces places;
    private final RoomDirectory rooms;
    private final CommunityDirectory communities;

    SearchResidents(
            Residents residents,
            PersonalValues values,
            SearchPlaces places,
            RoomDirectory rooms,
            CommunityDirectory communities) {
        this.residents = residents;
        this.values = values;
        this.places = places;
        this.rooms = rooms;
        this.communities = communities;
    }

    /** A page of the people that the query means, within what the caller may see. */
    Page<Resident> find(ResidentQuery query, PageRequest page) {
        List<String> scope = scope(query);
        ResidentSort sort = ResidentSort.of(query.sort());
        boolean deleted = Boolean.TRUE.equals(query.deleted());
        if (scope == null) {
            return new Page<>(List.of(), null, page.withTotal() ? 0L : null);
        }
        Set<String> ids = null;
        String namePrefix = blankToNull(query.name());
        String text = blankToNull(query.q());
        if (text != null) {
            String number = text.replaceAll("[\\s\\-]", "");
            if (PhoneNumber.of(number) != PhoneNumber.MALFORMED) {
                ids = ids(residents.byMobileKeys(List.of(values.mobileKey(number))));
            } else if (ID_NUMBER.matcher(IdNumber.normalised(text)).matches()) {
                ids = ids(residents.byIdNumberKeys(List.of(values.idNumberKey(IdNumber.normalised(text)))));
            } else if (TAIL.matcher(text).matches()) {
                ids = ids(residents.byMobileTail(values.tailKey(text), MOST_PEOPLE));
                ids.addAll(at(text, query));
            } else if (DIGIT.matcher(text).find()) {
                ids = at(text, query);
            } else {
                namePrefix = text;
            }
        }
        ids = narrowed(ids, query);
        List<String> tags = query.tag() == null
                ? List.of()
                : query.tag().stream().map(String::strip).sorted().toList();
        return residents.list(
                new ResidentFilter(
                        ids,
                        scope,
                        namePrefix,
                        query.identity(),
                        deleted,
                        query.hasMobile(),
                        query.doubtful(),
                        tags,
                        query.changedSince(),
                        query.coverage() == null ? Set.of() : Set.copyOf(query.coverage())),
                page,
                sort);
    }

    /** The exact fields of the query, each looked up by its digest. */
    private @Nullable Set<String> narrowed(@Nullable Set<String> ids, ResidentQuery query) {
        Set<String> narrowed = ids;
        String mobile = blankToNull(query.mobile());
        if (mobile != null) {
            narrowed = both(
                    narrowed,
                    ids(residents.byMobileKeys(List.of(values.mobileKey(mobile.replaceAll("[\\s\\-]", ""))))));
        }
        String tail = blankToNull(query.mobileTail());
        if (tail != null) {
            narrowed = both(narrowed, ids(residents.byMobileTail(values.tailKey(tail), MOST_PEOPLE)));
        }
        String idNumber = blankToNull(query.idNumber());
        if (idNumber != null) {
            narrowed = both(
                    narrowed,
                    ids(residents.byIdNumberKeys(List.of(values.idNumberKey(IdNumber.normalised(idNumber))))));
        }
        String room = blankToNull(query.room());
        return room == null ? narrowed : both(narrowed, at(room, query));
    }

    /** Where to look, or null for nowhere. */
    private @Nullable List<String> scope(ResidentQuery query) {
        String placeId = blankToNull(query.placeId());
        String communityId = blankToNull(query.communityId());
        if (placeId != null) {
            rooms.requireVisiblePlace(placeId);
            return List.of(placeId);
        }
        if (communityId != null) {
            communities.requireVisible(communityId);
            return List.of(communityId);
        }
        List<String> limits = communities.limits().orElse(null);
        return limits == null ? List.of() : limits.isEmpty() ? null : limits;
    }

    private Set<String> at(String text, ResidentQuery query) {
        String communityId = blankToNull(query.communityId());
        Set<String> found = places.ids(text, communityId == null ? List.of() : List.of(communityId), MOST_PLACES);
        return ids(residents.at(found, MOST_PEOPLE));
    }

    private static Set<String> both(@Nullable Set<String> one, Set<String> other) {
        if (one != null) {
            other.retainAll(one);
        }
        return other;
    }

    private static Set<String> ids(List<Resident> people) {
        Set<String> ids = new HashSet<>();
        people.forEach(resident -> ids.add(resident.id()));
        return ids;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
