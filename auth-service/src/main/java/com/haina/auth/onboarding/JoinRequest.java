package com.haina.auth.onboarding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.haina.auth.tenant.TenantSettings;

/**
 * Step 3, 授权完成设置.
 *
 * @param name 物业名称
 * @param phone 物业电话 with its area code
 * @param wechatId 服务号微信号, absent to keep what WeChat says
 * @param mobile of the administrator
 */
record JoinRequest(
        @NotBlank @Size(max = 60) String name,

        @NotBlank @Pattern(regexp = TenantSettings.PHONE, message = "{tenant.phone.invalid}")
        String phone,

        @Pattern(regexp = "[A-Za-z][A-Za-z0-9_-]{2,29}", message = "{account.wechat-id.invalid}") @Nullable
        String wechatId,

        @NotBlank String mobile) {}
