package com.haina.simulators.pages;

import java.util.HashMap;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Says in plain words why a page is not shown. */
@ControllerAdvice
class PageRefusedAdvice {

    private final Pages pages;

    PageRefusedAdvice(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<String> explain(PageRefused refused) {
        Map<String, Object> model = new HashMap<>();
        for (PageRefused.Reason reason : PageRefused.Reason.values()) {
            model.put(reason.name(), reason == refused.reason());
        }
        model.put("parameter", String.valueOf(refused.getMessage()));
        HttpStatus status = switch (refused.reason()) {
            case USED_CODE, EXPIRED_CODE -> HttpStatus.GONE;
            case FOREIGN_REFERER -> HttpStatus.FORBIDDEN;
            default -> HttpStatus.BAD_REQUEST;
        };
        return pages.show(status, "refused", model);
    }
}
