package com.haina.imports.job;

import org.springframework.http.HttpStatus;

import com.haina.imports.excel.FileRefused;
import com.haina.imports.excel.Refusal;
import com.haina.platform.problem.ProblemException;

/** 422 (413 when too large): the uploaded file cannot be imported, whatever its rows say. Nothing of it was kept. */
class FileNotAccepted extends ProblemException {
    FileNotAccepted(FileRefused refused, ImportProperties limits) {
        super(
                refused.refusal() == Refusal.TOO_LARGE
                        ? HttpStatus.CONTENT_TOO_LARGE
                        : HttpStatus.UNPROCESSABLE_CONTENT,
                refused.refusal().code(),
                limits.maxFileSize().toMegabytes(),
                limits.maxRows());
    }
}
