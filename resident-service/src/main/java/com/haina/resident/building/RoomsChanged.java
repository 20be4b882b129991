package com.haina.resident.building;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** There are more or fewer rooms under the node now than the caller was told would go. */
class RoomsChanged extends ProblemException {

    RoomsChanged(String name) {
        super(HttpStatus.CONFLICT, "place.rooms-changed", name);
    }
}
