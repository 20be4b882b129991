package com.haina.resident.building;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The node has something under it, or somebody lives in the room; it cannot be removed. */
class PlaceNotEmpty extends ProblemException {

    PlaceNotEmpty(String what, String name) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "place." + what, name);
    }
}
