package com.haina.auth.tenant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a property office says of itself.
 *
 * @param name 物业名称
 * @param phone 物业电话 with its area code (0755-12345678), a mobile or a 400 number
 */
public record TenantSettings(
        @NotBlank @Size(max = 60) String name,

        @NotBlank @Pattern(regexp = PHONE, message = "{tenant.phone.invalid}")
        String phone) {

    /** A landline with its area code and perhaps an extension, a mobile, or a 400 number. */
    public static final String PHONE = "0\\d{2,3}[- ]?\\d{7,8}([-转]\\d{1,6})?|1[3-9]\\d{9}|400[- ]?\\d{3}[- ]?\\d{4}";
}
