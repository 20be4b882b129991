package com.haina.staff.member;

import jakarta.validation.Valid;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanWrite;

/** What is done to many members at once. */
@RestController
@RequestMapping("/api/staff/v1/members")
class ManyMembersController {

    private final ChangeManyMembers change;

    ManyMembersController(ChangeManyMembers change) {
        this.change = change;
    }

    @CanWrite
    @PostMapping("/bulk-departures")
    BulkResult leave(@Valid @RequestBody BulkRequest.Departures request) {
        return change.leave(request);
    }

    /** Back to the place that each had; takes departures back. */
    @CanWrite
    @PostMapping("/bulk-returns")
    BulkResult comeBack(@Valid @RequestBody BulkRequest request) {
        return change.comeBack(request);
    }

    @CanWrite
    @PostMapping("/bulk-transfers")
    BulkResult transfer(@Valid @RequestBody BulkRequest.Transfers request) {
        return change.transfer(request);
    }

    /** Out of the lists at once, purged some weeks later; until then the same ids can be restored. */
    @CanWrite
    @PostMapping("/bulk-removals")
    BulkResult delete(@Valid @RequestBody BulkRequest request) {
        return change.delete(request);
    }

    @CanWrite
    @PostMapping("/bulk-restorations")
    BulkResult restore(@Valid @RequestBody BulkRequest request) {
        return change.restore(request);
    }
}
