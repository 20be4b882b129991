package com.haina.simulators.hosts;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns a failure into the host's own error answer, with the status 200 that these hosts use. */
@RestControllerAdvice
class ApiFailureAdvice {

    private final ErrorAnswers answers;

    ApiFailureAdvice(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> answer(ApiFailure failure, HttpServletRequest request) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answers.of(request, failure));
    }
}
