package com.haina.resident.community;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** Buildings or rooms stand in the structure, so its layers cannot be changed and it cannot be removed. */
class StructureInUse extends ProblemException {

    StructureInUse(String structureName) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "structure.in-use", structureName);
    }
}
