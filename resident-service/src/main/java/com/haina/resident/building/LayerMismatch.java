package com.haina.resident.building;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** Under this parent the structure has another layer than the one asked for. */
class LayerMismatch extends ProblemException {

    LayerMismatch(String expectedLayer) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "place.layer-mismatch", expectedLayer);
    }
}
