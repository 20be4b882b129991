package com.haina.simulators.sms;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.exchanges.ExchangeFilter;
import com.haina.simulators.faults.NumberRefusal;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.people.People;

import tools.jackson.databind.JsonNode;

/** SendSms of Tencent Cloud, version 2021-01-11, and the inboxes for the control API. */
@RestController
class SmsController {

    private static final Pattern MOBILE = Pattern.compile("(?:\\+?86)?(1\\d{10})");
    private static final int MOST_NUMBERS = 200;

    private final SmsProperties sms;
    private final CloudSignature signature;
    private final SmsInbox inbox;
    private final People people;

    SmsController(SmsProperties sms, CloudSignature signature, SmsInbox inbox, People people) {
        this.sms = sms;
        this.signature = signature;
        this.inbox = inbox;
        this.people = people;
    }

    @PostMapping("/sms.tencentcloudapi.com/")
    Map<String, Object> call(@RequestBody(required = false) byte @Nullable [] body, HttpServletRequest request) {
        byte[] bytes = body == null ? new byte[0] : body;
        signature.check(request, bytes);
        if (!"SendSms".equals(request.getHeader("X-TC-Action"))) {
            throw new ApiFailure("InvalidAction", "The requested action does not exist.");
        }
        if (!"2021-01-11".equals(request.getHeader("X-TC-Version"))) {
            throw new ApiFailure("NoSuchVersion", "The API version does not exist.");
        }
        Fields fields = Fields.ofAny(new String(bytes, StandardCharsets.UTF_8));
        concerns(fields.at("PhoneNumberSet"), request);
        return send(fields, NumberRefusal.askedFor(request));
    }

    @GetMapping("/sim/api/sms")
    List<SmsMessage> inbox(
            @RequestParam(defaultValue = "") String mobile, @RequestParam(defaultValue = "50") int limit) {
        return inbox.of(mobile).stream().limit(Math.clamp(limit, 1, 300)).toList();
    }

    /** A text to one number concerns whoever has it. */
    private void concerns(JsonNode numbers, HttpServletRequest request) {
        Matcher mobile = MOBILE.matcher(numbers.size() == 1 ? numbers.path(0).asString() : "");
        if (mobile.matches()) {
            people.byMobile(mobile.group(1)).ifPresent(person -> ExchangeFilter.concerns(request, person.id()));
        }
    }

    private Map<String, Object> send(Fields fields, Optional<String> refusal) {
        JsonNode numbers = fields.at("PhoneNumberSet");
        if (!numbers.isArray() || numbers.isEmpty()) {
            throw new ApiFailure("MissingParameter", "The request is missing the parameter `PhoneNumberSet`.");
        }
        if (numbers.size() > MOST_NUMBERS) {
            throw new ApiFailure("LimitExceeded.PhoneNumberCountLimit", "At most 200 numbers in one request.");
        }
        List<Map<String, Object>> states = numbers.valueStream()
                .map(number -> refusal.map(code -> state(number.asString(), code, "refused on request"))
                        .orElseGet(() -> sendTo(number.asString(), fields)))
                .toList();
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("SendStatusSet", states);
        response.put("RequestId", UUID.randomUUID().toString());
        return Map.of("Response", response);
    }

    private Map<String, Object> sendTo(String number, Fields fields) {
        Matcher mobile = MOBILE.matcher(number);
        List<String> parameters = fields.at("TemplateParamSet")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        List<String> wordings = sms.wordings(fields.text("TemplateId"));
        Optional<String> text = text(wordings, parameters);
        if (!fields.text("SmsSdkAppId").equals(sms.sdkAppId())) {
            return state(number, "UnauthorizedOperation.SmsSdkAppIdVerifyFail", "SmsSdkAppId verification failed");
        }
        if (!fields.text("SignName").equals(sms.signName())) {
            return state(number, "FailedOperation.SignatureIncorrectOrUnapproved", "signature is not approved");
        }
        if (wordings.isEmpty()) {
            return state(number, "FailedOperation.TemplateIncorrectOrUnapproved", "template is not approved");
        }
        if (text.isEmpty()) {
            return state(
                    number,
                    "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
                    "parameters do not match the template");
        }
        if (!mobile.matches()) {
            return state(number, "InvalidParameterValue.IncorrectPhoneNumber", "incorrect phone number");
        }
        inbox.deliver(mobile.group(1), "【" + sms.signName() + "】" + text.get());
        return state(number, "Ok", "send success");
    }

    private static Optional<String> text(List<String> wordings, List<String> parameters) {
        for (String wording : wordings) {
            String text = wording;
            int blanks = 0;
            while (text.contains("{" + (blanks + 1) + "}")) {
                blanks++;
                String value = blanks <= parameters.size() ? parameters.get(blanks - 1) : "";
                text = text.replace("{" + blanks + "}", value);
            }
            if (blanks == parameters.size()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> state(String number, String code, String message) {
        boolean sent = code.equals("Ok");
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("SerialNo", sent ? "5000:" + UUID.randomUUID().toString().replace("-", "") : "");
        state.put("PhoneNumber", number);
        state.put("Fee", sent ? 1 : 0);
        state.put("SessionContext", "");
        state.put("Code", code);
        state.put("Message", message);
        state.put("IsoCode", "CN");
        return state;
    }
}
