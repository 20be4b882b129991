package com.haina.journeys;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** From nothing to a session, and back again later. */
class JoinJourney {

    private final RunningPlatform platform = RunningPlatform.get();
    private final Phones phones = new Phones(platform.simulators());

    @Test
    void anOfficeJoinsByScanningAndSigningInLaterWorksBySms() {
        Office office = Office.join(platform, "滨江•万家星城");
        assertThat(office.web
                        .get("/api/resident/v1/residents")
                        .expect(200)
                        .json()
                        .required("items"))
                .isEmpty();

        Web later = new Web(platform.gateway());
        int before = phones.texts(office.mobile);
        askForCode(later, "/api/auth/v1/sms-codes", office.mobile);
        JsonNode bySms = later.post(
                        "/api/auth/v1/sign-ins/sms",
                        Map.of("mobile", office.mobile, "code", phones.code(office.mobile, before)))
                .expect(200)
                .json();
        assertThat(bySms.required("state").asString()).isEqualTo("DONE");
        later.signedIn(bySms.required("session").required("accessToken").asString());
        assertThat(later.get("/api/auth/v1/sessions").expect(200).json()).hasSize(2);
        later.post("/api/auth/v1/sign-outs", Map.of()).expect(204);
        assertThat(office.web.get("/api/auth/v1/sessions").expect(200).json()).hasSize(1);
    }

    @Test
    void anAccountThatJoinedBeforeLeadsToSigningInAndNotToASecondOffice() {
        Office office = Office.join(platform, "不重复加入");
        Web again = new Web(platform.gateway());
        JsonNode wizard =
                again.post("/api/auth/v1/onboardings", Map.of()).expect(201).json();
        String self = "/api/auth/v1/onboardings/" + wizard.required("id").asString();
        // Nothing changed in what is granted, so WeChat pushes nothing: the browser's way back is all there is.
        again.get(phones.authorize(
                office.person, wizard.required("mobileAuthorizationUrl").asString(), office.appId));
        JsonNode joined = Waiting.until(
                "recognising the account",
                Duration.ofSeconds(30),
                () -> again.get(self).expect(200).json(),
                state -> !state.required("state").asString().equals("WAITING_FOR_SCAN"));
        assertThat(joined.required("state").asString()).isEqualTo("ALREADY_JOINED");
        assertThat(joined.toString()).doesNotContain(office.mobile);

        int before = phones.texts(office.mobile);
        askForCode(again, self + "/sms-codes", office.mobile);
        JsonNode signedIn = again.post(
                        self + "/sign-in", Map.of("mobile", office.mobile, "code", phones.code(office.mobile, before)))
                .expect(200)
                .json();
        assertThat(signedIn.required("tenant").required("id").asString()).isEqualTo(office.tenantId);
    }

    @Test
    void whoeverAsksForACodeCannotTellWhetherTheMobileIsKnown() {
        Office office = Office.join(platform, "不透露手机");
        Web stranger = new Web(platform.gateway());
        Web.Answer known = askForCode(stranger, "/api/auth/v1/sms-codes", office.mobile);
        Web.Answer unknown = stranger.post("/api/auth/v1/sms-codes", Map.of("mobile", Office.newMobile()));
        assertThat(known.status()).isEqualTo(202).isEqualTo(unknown.status());
        assertThat(known.json().propertyNames()).isEqualTo(unknown.json().propertyNames());
        Web.Answer wrongKnown =
                stranger.post("/api/auth/v1/sign-ins/sms", Map.of("mobile", office.mobile, "code", "000000"));
        Web.Answer wrongUnknown =
                stranger.post("/api/auth/v1/sign-ins/sms", Map.of("mobile", Office.newMobile(), "code", "000000"));
        assertThat(wrongKnown.status()).isEqualTo(wrongUnknown.status());
        assertThat(wrongKnown.json().required("code"))
                .isEqualTo(wrongUnknown.json().required("code"));
    }

    @Test
    void theWizardIsFoundAgainAfterTheBrowserWasClosed() {
        Web web = new Web(platform.gateway());
        JsonNode wizard =
                web.post("/api/auth/v1/onboardings", Map.of()).expect(201).json();
        JsonNode resumed =
                web.get("/api/auth/v1/onboardings/current").expect(200).json();
        assertThat(resumed.required("id")).isEqualTo(wizard.required("id"));
        new Web(platform.gateway())
                .get("/api/auth/v1/onboardings/" + wizard.required("id").asString())
                .expect(404);
    }

    /** Codes for one mobile have a pause between them; a person tries again. */
    private static Web.Answer askForCode(Web web, String address, String mobile) {
        return Waiting.until(
                "the pause between two codes",
                Duration.ofSeconds(70),
                () -> web.post(address, Map.of("mobile", mobile)),
                answer -> answer.status() == 202);
    }
}
