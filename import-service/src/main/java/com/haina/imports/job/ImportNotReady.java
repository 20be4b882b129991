package com.haina.imports.job;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: the import is in a state in which this cannot be done. */
class ImportNotReady extends ProblemException {
    ImportNotReady(ImportState state) {
        super(HttpStatus.CONFLICT, "import.not-ready." + state.name().toLowerCase(java.util.Locale.ROOT));
    }
}
