package com.haina.simulators.sdk;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.haina.simulators.Control;
import com.haina.simulators.SimulatorTest;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.sms.v20210111.SmsClient;
import com.tencentcloudapi.sms.v20210111.models.SendSmsRequest;
import com.tencentcloudapi.sms.v20210111.models.SendStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Texts are sent by Tencent Cloud's own SDK. */
@SimulatorTest
class SmsWithSdkTests {

    @Autowired
    private Control control;

    @Test
    void aTextArrivesAtTheMobile() throws Exception {
        SendStatus status = send("simulated-secret-key", "+8613900001234", "海纳物业", "640217", "5");

        assertThat(status.getCode()).isEqualTo("Ok");
        assertThat(status.getSerialNo()).isNotEmpty();
        assertThat(control.get("/sim/api/sms?mobile=13900001234")
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo("【海纳物业】640217 是您的验证码，5 分钟内有效，不要告诉别人。");
        assertThat(control.get("/sim/api/sms?mobile=13900001235")).isEmpty();
    }

    @Test
    void theWordingFollowsTheNumberOfParameters() throws Exception {
        assertThat(send("simulated-secret-key", "+8613900001236", "海纳物业", "111222")
                        .getCode())
                .isEqualTo("Ok");
        assertThat(send("simulated-secret-key", "+8613900001236", "海纳物业", "1", "2", "3")
                        .getCode())
                .isEqualTo("FailedOperation.TemplateParamSetNotMatchApprovedTemplate");
        assertThat(control.get("/sim/api/sms?mobile=13900001236")).hasSize(1);
    }

    @Test
    void aWrongKeyIsRefused() {
        TencentCloudSDKException refused = catchThrowableOfType(
                TencentCloudSDKException.class, () -> send("wrong", "+8613900001237", "海纳物业", "1"));

        assertThat(refused.getErrorCode()).isEqualTo("AuthFailure.SignatureFailure");
        assertThat(control.get("/sim/api/sms?mobile=13900001237")).isEmpty();
    }

    @Test
    void anotherSignNameAndAForeignNumberAreRefusedByNumber() throws Exception {
        assertThat(send("simulated-secret-key", "+8613900001238", "别家", "1").getCode())
                .isEqualTo("FailedOperation.SignatureIncorrectOrUnapproved");
        assertThat(send("simulated-secret-key", "+4930123456", "海纳物业", "1").getCode())
                .isEqualTo("InvalidParameterValue.IncorrectPhoneNumber");
    }

    @Test
    void aLimitIsWordedAsTheCloudWordsIt() {
        control.post(
                "/sim/api/faults",
                Map.of(
                        "kind",
                        "ERROR",
                        "path",
                        "sms.tencentcloudapi.com/",
                        "code",
                        "RequestLimitExceeded",
                        "count",
                        1));

        assertThat(catchThrowableOfType(
                                TencentCloudSDKException.class,
                                () -> send("simulated-secret-key", "+8613900001239", "海纳物业", "1"))
                        .getErrorCode())
                .isEqualTo("RequestLimitExceeded");
    }

    @Test
    void aNumberIsRefusedWithinACallThatSucceeds() throws Exception {
        control.post(
                "/sim/api/faults",
                Map.of("kind", "NUMBER_REFUSED", "code", "LimitExceeded.PhoneNumberOneHourLimit", "count", 1));

        assertThat(send("simulated-secret-key", "+8613900001240", "海纳物业", "1").getCode())
                .isEqualTo("LimitExceeded.PhoneNumberOneHourLimit");
        assertThat(control.get("/sim/api/sms?mobile=13900001240")).isEmpty();
        assertThat(send("simulated-secret-key", "+8613900001240", "海纳物业", "1").getCode())
                .isEqualTo("Ok");
    }

    private SendStatus send(String key, String number, String sign, String... parameters)
            throws TencentCloudSDKException {
        HttpProfile http = new HttpProfile();
        http.setProtocol("http://");
        http.setEndpoint("127.0.0.1:" + control.port());
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        SendSmsRequest request = new SendSmsRequest();
        request.setPhoneNumberSet(new String[] {number});
        request.setSmsSdkAppId("1400000000");
        request.setSignName(sign);
        request.setTemplateId("1000001");
        request.setTemplateParamSet(parameters);
        return new SmsClient(new Credential("simulated-secret-id", key), "ap-guangzhou", profile)
                .SendSms(request).getSendStatusSet()[0];
    }
}
