package com.haina.staff.member;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the staff list.
 *
 * @param purgeAfter how long a deleted member can be brought back
 */
@Validated
@ConfigurationProperties("haina.staff")
record StaffProperties(@DefaultValue("30d") Duration purgeAfter) {}
