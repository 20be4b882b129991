package com.haina.simulators.faults;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import com.haina.simulators.exchanges.ExchangeFilter;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.ErrorAnswers;
import com.haina.simulators.hosts.VirtualHost;

import tools.jackson.databind.json.JsonMapper;

/** Applies the faults to the platform's calls, before and after the work is done. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class FaultFilter extends OncePerRequestFilter {

    /** What the hosts say beside their usual codes. */
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("-1", "system error"),
            Map.entry("40001", "invalid credential, access_token is invalid or not latest"),
            Map.entry("42001", "access_token expired"),
            Map.entry("43004", "require subscribe"),
            Map.entry("45009", "reach max api daily quota limit"),
            Map.entry("45011", "api minute-quota reach limit  mustslower  retry next minute"),
            Map.entry("40003", "invalid openid"),
            Map.entry("45047", "out of response count limit"),
            Map.entry("45015", "response out of time limit or subscription is canceled"),
            Map.entry("48001", "api unauthorized"),
            Map.entry("60011", "no privilege to access/modify contact/party/agent"),
            Map.entry("61003", "component is not authorized by this account"),
            Map.entry("61004", "access clientip is not registered"),
            Map.entry("61005", "component ticket is expired"),
            Map.entry("61007", "api is unauthorized to component"),
            Map.entry("61009", "code is invalid"),
            Map.entry("61010", "code is expired"),
            Map.entry("61023", "refresh_token is invalid"));

    private static final Set<FaultKind> DONE_ALL_THE_SAME =
            EnumSet.of(FaultKind.DELAY, FaultKind.CUT, FaultKind.NUMBER_REFUSED);

    private final Faults faults;
    private final ErrorAnswers answers;
    private final JsonMapper json;

    FaultFilter(Faults faults, ErrorAnswers answers, JsonMapper json) {
        this.faults = faults;
        this.answers = answers;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        VirtualHost host = VirtualHost.of(request);
        return host != VirtualHost.WECHAT_API && host != VirtualHost.WECOM_API && host != VirtualHost.SMS;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        VirtualHost host = VirtualHost.of(request);
        String hostName = host == null ? "" : host.hostName();
        List<Fault> hit = faults.forCall(hostName, request.getRequestURI().substring(hostName.length() + 1));
        if (hit.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(
                ExchangeFilter.FAULTS,
                hit.stream().map(fault -> fault.kind().name()).collect(Collectors.joining(" ")));
        pause(hit.stream().mapToLong(Fault::delayMs).sum());
        Fault refusal = hit.stream()
                .filter(fault -> !DONE_ALL_THE_SAME.contains(fault.kind()))
                .findFirst()
                .orElse(null);
        if (refusal != null) {
            refuse(refusal, request, response);
            return;
        }
        hit.stream()
                .filter(fault -> fault.kind() == FaultKind.NUMBER_REFUSED)
                .findFirst()
                .ifPresent(fault -> NumberRefusal.ask(request, fault.code()));
        chain.doFilter(request, response);
        if (hit.stream().anyMatch(fault -> fault.kind() == FaultKind.CUT)) {
            request.setAttribute(CutConnection.ATTRIBUTE, true);
        }
    }

    private void refuse(Fault fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (fault.kind() == FaultKind.HTTP_STATUS) {
            int status = fault.code().matches("[1-5]\\d\\d") ? Integer.parseInt(fault.code()) : 503;
            response.setStatus(status);
            return;
        }
        boolean cloud = VirtualHost.of(request) == VirtualHost.SMS;
        String usual = fault.kind() == FaultKind.RATE_LIMIT
                ? cloud ? "RequestLimitExceeded" : "45009"
                : cloud ? "InternalError" : "-1";
        boolean number = fault.code().matches("-?\\d+");
        String code = fault.code().isEmpty() || number == cloud ? usual : fault.code();
        String message = fault.message().isEmpty() ? TEXTS.getOrDefault(code, "system error") : fault.message();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), answers.of(request, new ApiFailure(code, message)));
    }

    private static void pause(long millis) {
        if (millis > 0) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
