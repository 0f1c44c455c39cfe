package io.paychain.web.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts harmless values in place of media types that are none. JAX-RS reads them before it asks anybody
 * who they are and answers 400 without a body; like this a stranger is first told to sign in (401), and
 * a caller who may go on learns that the type is not supported (415).
 */
public class PlainHeadersFilter implements EdgeFilter {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUALITY = "[qQ]=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)";
    private static final String PARAMETER =
            "[ \\t]*+;[ \\t]*+(?:" + QUALITY + "|(?![qQ]=)" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\]*+\"))";
    private static final String TYPE = TOKEN + "/" + TOKEN + "(?:" + PARAMETER + ")*+";

    private static final Map<String, Pattern> FORMS = Map.of(
            "content-type", Pattern.compile(TYPE + "[ \\t;]*+"),
            "accept", Pattern.compile(TYPE + "(?:[ \\t]*+,[ \\t]*+" + TYPE + ")*+[ \\t]*+"));
    private static final Map<String, String> HARMLESS =
            Map.of("content-type", "application/octet-stream", "accept", "*/*");

    @Override
    public void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean plain = FORMS.keySet().stream().allMatch(name -> plain(name, request.getHeader(name)));
        chain.doFilter(plain ? request : new Plain(request), response);
    }

    /** True for a header that is missing or has the form of RFC 9110; only media types are looked at. */
    static boolean plain(String name, @Nullable String value) {
        Pattern form = FORMS.get(name.toLowerCase(Locale.ROOT));
        return form == null || value == null || form.matcher(value).matches();
    }

    /** The request with harmless values. */
    private static final class Plain extends HttpServletRequestWrapper {

        Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            return plain(name, value) ? value : HARMLESS.get(name.toLowerCase(Locale.ROOT));
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            String first = super.getHeader(name);
            return plain(name, first)
                    ? super.getHeaders(name)
                    : Collections.enumeration(java.util.List.of(String.valueOf(getHeader(name))));
        }

        @Override
        public @Nullable String getContentType() {
            return getHeader("Content-Type");
        }
    }
}
