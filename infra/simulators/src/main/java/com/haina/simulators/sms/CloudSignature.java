package com.haina.simulators.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.VirtualHost;

/** Verifies TC3-HMAC-SHA256, the signature of Tencent Cloud API 3.0. */
@Component
class CloudSignature {

    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String SERVICE = "sms";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern AUTHORIZATION = Pattern.compile(
            ALGORITHM
                    + "\\s+Credential=([^/,]+)/(\\d{4}-\\d\\d-\\d\\d)/([^/,]+)/tc3_request,\\s*SignedHeaders=([^,]+),\\s*Signature=([0-9a-f]{64})");

    private final SmsProperties sms;
    private final Clock clock;

    CloudSignature(SmsProperties sms, Clock clock) {
        this.sms = sms;
        this.clock = clock;
    }

    /** @throws ApiFailure AuthFailure.* when the request is not signed with the account's key, or too long ago */
    void check(HttpServletRequest request, byte[] body) {
        String header = request.getHeader("Authorization");
        Matcher parts = AUTHORIZATION.matcher(header == null ? "" : header.strip());
        if (!parts.matches()) {
            throw new ApiFailure("AuthFailure.SignatureFailure", "The provided credentials could not be validated.");
        }
        if (!parts.group(1).equals(sms.secretId())) {
            throw new ApiFailure("AuthFailure.SecretIdNotFound", "The SecretId is not found.");
        }
        // The SDK takes the service's name from the first label of the endpoint, whatever that is.
        String service = parts.group(3);
        boolean realHost = VirtualHost.SMS.hostName().equals(request.getServerName());
        if (realHost && !service.equals(SERVICE)) {
            throw new ApiFailure("AuthFailure.SignatureFailure", "The credential scope names another service.");
        }
        String timestamp = timestamp(request);
        String day = Instant.ofEpochSecond(Long.parseLong(timestamp))
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        String canonical =
                "POST\n/\n\n" + headers(request, parts.group(4)) + "\n" + parts.group(4) + "\n" + sha256(body);
        String toSign = ALGORITHM + "\n" + timestamp + "\n" + day + "/" + service + "/tc3_request\n"
                + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        byte[] key = hmac(("TC3" + sms.secretKey()).getBytes(StandardCharsets.UTF_8), day);
        byte[] expected = hmac(hmac(hmac(key, service), "tc3_request"), toSign);
        if (!MessageDigest.isEqual(expected, HexFormat.of().parseHex(parts.group(5)))) {
            throw new ApiFailure(
                    "AuthFailure.SignatureFailure",
                    "The provided credentials could not be validated. Please check your signature is correct.");
        }
    }

    private String timestamp(HttpServletRequest request) {
        String timestamp = request.getHeader("X-TC-Timestamp");
        if (timestamp == null || !timestamp.matches("\\d{1,12}")) {
            throw new ApiFailure("MissingParameter", "The request header X-TC-Timestamp is missing.");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        if (age.abs().compareTo(TOLERANCE) > 0) {
            throw new ApiFailure("AuthFailure.SignatureExpire", "The signature has expired.");
        }
        return timestamp;
    }

    private static String headers(HttpServletRequest request, String signed) {
        StringBuilder canonical = new StringBuilder();
        for (String name : signed.split(";")) {
            String value = request.getHeader(name);
            canonical
                    .append(name)
                    .append(':')
                    .append(value == null ? "" : value.strip().toLowerCase(Locale.ROOT))
                    .append('\n');
        }
        return canonical.toString();
    }

    private static String sha256(byte[] input) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(input));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
