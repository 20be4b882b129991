package com.haina.resident.building;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** More rooms than one picture holds. */
class GridTooLarge extends ProblemException {

    GridTooLarge(String name, int most) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "place.grid-too-large", name, most);
    }
}
