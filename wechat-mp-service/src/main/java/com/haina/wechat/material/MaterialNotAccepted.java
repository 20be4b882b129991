package com.haina.wechat.material;

import java.util.List;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 422: WeChat would refuse the file; every reason is named. Nothing was kept. */
class MaterialNotAccepted extends ProblemException {

    MaterialNotAccepted(MaterialKind kind, List<String> broken) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "material.not-accepted");
        for (String code : broken) {
            field(FieldError.of("/file", "field." + code + "." + kind.wire()));
        }
    }
}
