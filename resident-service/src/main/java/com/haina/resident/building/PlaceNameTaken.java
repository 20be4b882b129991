package com.haina.resident.building;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** A sibling has this name or alias already, perhaps in another spelling. */
class PlaceNameTaken extends ProblemException {

    PlaceNameTaken(String name) {
        super(HttpStatus.CONFLICT, "place.name-taken", name);
    }
}
