package com.haina.resident.verification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.haina.resident.person.Identity;

/**
 * What an applicant says. The room is named in one of three ways: by its id, by the code on its card, or by an owner's invitation.
 *
 * @param communityId where the room is; absent with a code or an invitation
 * @param roomId from the places of the community
 * @param claimCode from the room's card
 * @param invitation token of an owner's invitation, which says the identity too
 * @param identity absent with an invitation only
 * @param mobile of the Chinese mainland
 * @param smsCode that was sent to the mobile
 * @param idNumber where the community asks for it
 */
record VerificationRequest(
        @Nullable @Size(max = 64) String communityId,
        @Nullable @Size(max = 64) String roomId,
        @Nullable @Size(max = 64) String claimCode,
        @Nullable @Size(max = 64) String invitation,
        @Nullable Identity identity,
        @NotBlank @Size(max = 50) String name,

        @NotBlank @Pattern(regexp = "(\\+?86)?[ -]?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}")
        String mobile,

        @NotBlank @Size(max = 10) String smsCode,
        @Nullable @Size(max = 30) String idNumber) {

    /** A mobile to which a code is to be sent. */
    record SmsCode(
            @NotBlank @Pattern(regexp = "(\\+?86)?[ -]?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}")
            String mobile) {

        @Override
        public String toString() {
            return "SmsCode";
        }
    }

    /** An answer to what was asked. */
    record Supplement(@NotBlank @Size(max = 500) String text) {

        @Override
        public String toString() {
            return "Supplement";
        }
    }

    /** The eleven digits. */
    static String digits(String mobile) {
        String digits = mobile.replaceAll("\\D", "");
        return digits.substring(digits.length() - 11);
    }

    @Override
    public String toString() {
        return "VerificationRequest";
    }
}
