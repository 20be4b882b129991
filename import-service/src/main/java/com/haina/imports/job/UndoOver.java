package com.haina.imports.job;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: too much time has passed to take the import back as a whole. */
class UndoOver extends ProblemException {
    UndoOver() {
        super(HttpStatus.CONFLICT, "import.undo-over");
    }
}
