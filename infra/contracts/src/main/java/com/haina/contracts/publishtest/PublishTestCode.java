package com.haina.contracts.publishtest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The authorization code that the test wrote in a message. */
public record PublishTestCode(@NotBlank @Size(max = 512) String code) {

    @Override
    public String toString() {
        return "PublishTestCode[]";
    }
}
