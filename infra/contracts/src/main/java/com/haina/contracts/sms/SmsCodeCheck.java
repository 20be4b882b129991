package com.haina.contracts.sms;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** A code to redeem, as in {@link SmsCodeRequest}. */
public record SmsCodeCheck(
        @NotBlank String mobile,

        @NotBlank @Pattern(regexp = "resident\\.[a-z.-]{1,40}")
        String purpose,

        @NotBlank String code,
        @NotBlank String address) {

    @Override
    public String toString() {
        return "SmsCodeCheck[purpose=" + purpose + "]";
    }
}
