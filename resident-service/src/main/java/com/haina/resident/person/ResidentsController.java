package com.haina.resident.person;

import jakarta.validation.Valid;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanWrite;

/** What is done to many residents at once. */
@RestController
@RequestMapping("/api/resident/v1/residents")
class ResidentsController {

    private final ChangeManyResidents change;

    ResidentsController(ChangeManyResidents change) {
        this.change = change;
    }

    /** Out of the lists at once, purged some weeks later; until then the same ids can be restored. */
    @CanWrite
    @PostMapping("/bulk-removals")
    BulkResult remove(@Valid @RequestBody BulkRequest request) {
        return change.remove(request);
    }

    /** Takes removals back; who shares a mobile with somebody registered since stays removed. */
    @CanWrite
    @PostMapping("/bulk-restorations")
    BulkResult restore(@Valid @RequestBody BulkRequest request) {
        return change.restore(request);
    }

    @CanWrite
    @PostMapping("/bulk-tags")
    BulkResult tag(@Valid @RequestBody BulkRequest.Tags request) {
        return change.tag(request);
    }
}
