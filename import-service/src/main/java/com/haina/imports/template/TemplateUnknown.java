package com.haina.imports.template;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 404: there is no such kind of template, or the community is not the tenant's. */
class TemplateUnknown extends ProblemException {
    TemplateUnknown() {
        super(HttpStatus.NOT_FOUND, "import.template-unknown");
    }
}
