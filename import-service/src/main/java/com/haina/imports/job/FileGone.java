package com.haina.imports.job;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 410: the file's retention is over, it was destroyed. */
class FileGone extends ProblemException {
    FileGone() {
        super(HttpStatus.GONE, "import.file-gone");
    }
}
