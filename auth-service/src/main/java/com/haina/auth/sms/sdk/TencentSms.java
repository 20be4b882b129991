package com.haina.auth.sms.sdk;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

import com.haina.auth.sms.InvitationSender;
import com.haina.auth.sms.Mobile;
import com.haina.auth.sms.SmsProperties;
import com.haina.auth.sms.SmsSender;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.sms.v20210111.SmsClient;
import com.tencentcloudapi.sms.v20210111.models.SendSmsRequest;
import com.tencentcloudapi.sms.v20210111.models.SendStatus;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Tencent Cloud SMS. The SDK always signs and speaks as to the real host; the connection goes to the configured address, which may have a
 * path prefix. The code's template takes two parameters, the code and the minutes it is good for; the invitation's the office and the secret.
 */
@Component
class TencentSms implements SmsSender, InvitationSender {

    private static final String ACCEPTED = "Ok";

    private final SmsProperties properties;
    private final SmsClient client;
    private final CircuitBreaker breaker;

    TencentSms(SmsProperties properties, CircuitBreakerRegistry breakers) {
        this.properties = properties;
        this.breaker = breakers.circuitBreaker("sms");
        var profile = new ClientProfile();
        profile.getHttpProfile()
                .setHttpClient(new OkHttpClient.Builder()
                        .connectTimeout(3, TimeUnit.SECONDS)
                        .readTimeout(8, TimeUnit.SECONDS)
                        .callTimeout(10, TimeUnit.SECONDS)
                        .retryOnConnectionFailure(false)
                        .followRedirects(false)
                        .addInterceptor(to(properties.apiUrl()))
                        .build());
        this.client = new SmsClient(
                new Credential(properties.secretId(), properties.secretKey()), properties.region(), profile);
    }

    @Override
    public void send(Mobile mobile, String code, long minutes) {
        send(mobile, properties.templateId(), code, Long.toString(minutes));
    }

    @Override
    public void sendInvitation(Mobile mobile, String office, String secret) {
        send(mobile, properties.invitationTemplateId(), office, secret);
    }

    private void send(Mobile mobile, String template, String... parameters) {
        if (template.isEmpty()) {
            throw new SmsUndelivered("no template is configured");
        }
        if (properties.secretId().isEmpty()) {
            throw new SmsUndelivered("no SMS account is configured (SMS_SECRET_ID)");
        }
        try {
            breaker.executeRunnable(() -> sendNow(mobile, template, parameters));
        } catch (CallNotPermittedException open) {
            throw new SmsUndelivered("breaker open");
        }
    }

    private void sendNow(Mobile mobile, String template, String... parameters) {
        var request = new SendSmsRequest();
        request.setSmsSdkAppId(properties.sdkAppId());
        request.setSignName(properties.signName());
        request.setTemplateId(template);
        request.setTemplateParamSet(parameters);
        request.setPhoneNumberSet(new String[] {mobile.international()});
        SendStatus[] answer;
        try {
            answer = client.SendSms(request).getSendStatusSet();
        } catch (TencentCloudSDKException failure) {
            // Its message may repeat the request; its code does not.
            throw new SmsUndelivered(
                    failure.getErrorCode() == null ? failure.getClass().getSimpleName() : failure.getErrorCode());
        }
        if (answer == null || answer.length != 1 || !ACCEPTED.equals(answer[0].getCode())) {
            throw new SmsUndelivered(answer == null || answer.length == 0 ? "no status" : answer[0].getCode());
        }
    }

    private static Interceptor to(URI base) {
        var address = HttpUrl.get(base);
        if (address == null) {
            throw new IllegalArgumentException("SMS_API_URL is no HTTP address");
        }
        return new Interceptor() {
            @Override
            public Response intercept(Chain chain) throws IOException {
                var request = chain.request();
                var path = address.encodedPath().replaceFirst("/$", "")
                        + request.url().encodedPath();
                var url = request.url()
                        .newBuilder()
                        .scheme(address.scheme())
                        .host(address.host())
                        .port(address.port())
                        .encodedPath(path)
                        .build();
                // The signed Host header stays.
                return chain.proceed(request.newBuilder().url(url).build());
            }
        };
    }
}
