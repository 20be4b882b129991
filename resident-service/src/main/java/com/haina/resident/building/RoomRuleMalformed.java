package com.haina.resident.building;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** The rule for making rooms cannot be read, does not fit the structure, or asks for too much. */
class RoomRuleMalformed extends ProblemException {

    RoomRuleMalformed(String why, String argument) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "room-rule." + why, argument);
    }
}
