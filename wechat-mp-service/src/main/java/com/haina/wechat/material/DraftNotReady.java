package com.haina.wechat.material;

import java.util.List;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: WeChat would refuse the draft; everything that is missing or too long is named. */
class DraftNotReady extends ProblemException {

    private DraftNotReady(List<DraftPolicy.Finding> findings) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "draft.not-ready");
        findings.forEach(finding -> field(error(finding)));
    }

    static FieldError error(DraftPolicy.Finding finding) {
        return new FieldError(finding.pointer(), "field." + finding.code(), finding.arguments());
    }

    static void require(List<Article> articles) {
        List<DraftPolicy.Finding> findings = DraftPolicy.check(articles);
        if (!findings.isEmpty()) {
            throw new DraftNotReady(findings);
        }
    }
}
