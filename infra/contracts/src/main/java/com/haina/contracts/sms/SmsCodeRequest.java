package com.haina.contracts.sms;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * A code is wanted.
 *
 * @param mobile of the Chinese mainland, 11 digits
 * @param purpose what the code is good for and for nothing else: {@code resident.<something>}
 * @param address where the person's request came from
 */
public record SmsCodeRequest(
        @NotBlank String mobile,

        @NotBlank @Pattern(regexp = "resident\\.[a-z.-]{1,40}")
        String purpose,

        @NotBlank String address) {

    @Override
    public String toString() {
        return "SmsCodeRequest[purpose=" + purpose + "]";
    }
}
