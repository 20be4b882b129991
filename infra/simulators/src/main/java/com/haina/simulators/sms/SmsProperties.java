package com.haina.simulators.sms;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The SMS account.
 *
 * @param templateId the template of verification codes
 * @param templateTexts its wordings, blanks as {1}, {2}
 * @param invitationTemplateId the template of operators' invitations
 * @param invitationTexts its wordings
 */
@Validated
@ConfigurationProperties("haina.simulators.sms")
record SmsProperties(
        @NotBlank String secretId,
        @NotBlank String secretKey,
        @NotBlank String sdkAppId,
        @NotBlank String signName,
        @NotBlank String templateId,
        @NotEmpty List<String> templateTexts,
        @NotBlank String invitationTemplateId,
        @NotEmpty List<String> invitationTexts) {

    /** The approved wordings of a template; none for one that is not approved. */
    List<String> wordings(String template) {
        if (template.equals(templateId)) {
            return templateTexts;
        }
        return template.equals(invitationTemplateId) ? invitationTexts : List.of();
    }

    @Override
    public String toString() {
        return "SmsProperties[" + sdkAppId + "]";
    }
}
