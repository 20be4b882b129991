package com.haina.imports.job;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 400: the request is no multipart upload, has no file in it, or broke off. */
class UploadMalformed extends ProblemException {
    UploadMalformed(Throwable cause) {
        super(HttpStatus.BAD_REQUEST, "import.upload-malformed", cause);
    }

    UploadMalformed() {
        super(HttpStatus.BAD_REQUEST, "import.upload-malformed");
    }
}
