package org.qiaoliang.web.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiaoliang.access.RequestOrigin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the client's address. {@code X-Forwarded-For} is believed only as far as it was written by the proxies named in
 * {@code qiaoliang.trusted-proxies} (addresses or networks, separated by commas): read from its end, the first address
 * that is not one of them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class OriginFilter extends OncePerRequestFilter {
    private static final int MOST_HOPS = 20;

    private final List<IpAddressMatcher> trusted;

    OriginFilter(@Value("${qiaoliang.trusted-proxies:}") List<String> trusted) {
        this.trusted = trusted.stream()
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            new RequestOrigin(address(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"))).call(() -> {
                chain.doFilter(request, response);
                return Boolean.TRUE;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    String address(String remote, @Nullable String forwarded) {
        var address = remote;
        if (forwarded == null || !isTrusted(address)) {
            return address;
        }
        var hops = forwarded.split(",", -1);
        for (var i = hops.length - 1; i >= Math.max(0, hops.length - MOST_HOPS); i--) {
            var hop = hops[i].strip();
            if (!isAddress(hop)) {
                return address;
            }
            address = hop;
            if (!isTrusted(address)) {
                return address;
            }
        }
        return address;
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(network -> network.matches(address));
    }

    /** Digits only, so that a name in the header is never looked up. */
    private static boolean isAddress(String text) {
        return text.length() <= 45
                && (text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                        || text.contains(":") && text.matches("[0-9a-fA-F:.]+"));
    }
}
