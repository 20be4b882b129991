package com.haina.resident.person;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** Finds the people whom a bulk request means, and that they are as many as its operator saw. */
@Component
class SelectResidents {

    private static final int PAGE = 200;

    private final SearchResidents search;

    SelectResidents(SearchResidents search) {
        this.search = search;
    }

    List<String> ids(BulkRequest request, int most) {
        if ((request.ids() == null) == (request.filter() == null)) {
            throw new InvalidField(FieldError.of("/ids", "resident.bulk.ids-or-filter"));
        }
        if (request.ids() != null) {
            List<String> ids = request.ids().stream().distinct().toList();
            requireExpected(request, ids.size());
            return ids;
        }
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            Page<Resident> page = page(request.filter(), cursor);
            if (page.total() != null) {
                requireExpected(request, page.total());
                if (page.total() > most) {
                    throw new BulkTooMany(page.total(), most);
                }
            }
            page.items().forEach(resident -> ids.add(resident.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return ids;
    }

    private Page<Resident> page(ResidentQuery filter, @Nullable String cursor) {
        return search.find(filter, new PageRequest(PAGE, cursor, cursor == null));
    }

    private static void requireExpected(BulkRequest request, long found) {
        if (request.expected() != found) {
            throw new BulkCountChanged(request.expected(), found);
        }
    }
}
