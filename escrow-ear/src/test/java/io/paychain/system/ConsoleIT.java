package io.paychain.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operators' console lets in administrators with a living cookie, on every request, and nobody else. */
class ConsoleIT {

    private static final String PAGE = "/admin/console.xhtml";
    private static final String SIGN_IN = "/?next=/admin";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.running();
    }

    @Test
    void onlyAdministrators_getACookie() {
        assertEquals(401, product.api().post("/api/v1/auth/console", null).status());
        Person employer = product.person(3).signIn("employer");
        Answer refused = employer.api().post("/api/v1/auth/console", null).expect(403);
        assertTrue(refused.headers().firstValue("set-cookie").isEmpty());
        SentCookie cookie = SentCookie.ofConsole(admin());
        assertEquals("paychain_console", cookie.name());
        assertEquals(Set.of("Path=/admin", "HttpOnly", "SameSite=Strict"), cookie.flags());
        assertTrue(cookie.value().length() >= 22, "at least 128 random bits");
    }

    @Test
    void d49_cookie_opensTheConsole_withAPolicyOfItsOwn() throws Exception {
        SentCookie cookie = SentCookie.ofConsole(admin());
        HttpResponse<String> first = get("/admin", cookie.pair());
        assertEquals(302, first.statusCode());
        assertTrue(location(first).endsWith(PAGE), location(first));
        HttpResponse<String> page = get(PAGE, cookie.pair());
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("PayChain"), page.body());
        String policy = String.join(" ", page.headers().allValues("content-security-policy"));
        assertTrue(policy.contains("'nonce-") && !policy.contains("script-src 'self' 'unsafe"), policy);
        assertEquals("no-store", page.headers().firstValue("cache-control").orElse(""));
        String view = String.join(" ", page.headers().allValues("set-cookie"));
        assertTrue(view.isEmpty() || (view.contains("HttpOnly") && view.contains("Path=/admin")), view);
    }

    @Test
    void withoutCookie_everybodyIsSentToSignIn() throws Exception {
        for (String path : new String[] {
            "/admin", "/admin/", PAGE, "/admin/jakarta.faces.resource/core.js.xhtml?ln=primefaces", "/admin/nothing"
        }) {
            assertSentAway(get(path, null), path);
        }
    }

    @Test
    void ajaxWithoutCookie_isToldToGo_inTheLanguageOfFaces() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.base() + PAGE))
                .header("Faces-Request", "partial/ajax")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("jakarta.faces.partial.ajax=true"))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("content-type").orElse("").startsWith("text/xml"));
        assertTrue(
                answer.body().contains("<partial-response><redirect url=\"" + SIGN_IN + "\"></redirect>"),
                answer.body());
    }

    @Test
    void halfAnHourIdle_endsIt_andEveryRequestStartsTheHalfHourAnew() throws Exception {
        SentCookie cookie = SentCookie.ofConsole(admin());
        idle(cookie, "29 minutes");
        assertEquals(200, get(PAGE, cookie.pair()).statusCode());
        idle(cookie, "29 minutes");
        assertEquals(200, get(PAGE, cookie.pair()).statusCode(), "the request before counted");
        idle(cookie, "31 minutes");
        assertSentAway(get(PAGE, cookie.pair()), "idle");
    }

    @Test
    void endOfTheSession_isTheEndOfItsConsole() throws Exception {
        Person leaving = admin();
        SentCookie cookie = SentCookie.ofConsole(leaving);
        SentCookie another = SentCookie.ofConsole(admin());
        assertEquals(200, get(PAGE, cookie.pair()).statusCode());
        leaving.api().post("/api/v1/auth/logout", null).expect(204);
        assertSentAway(get(PAGE, cookie.pair()), "logged out");
        assertEquals(200, get(PAGE, another.pair()).statusCode(), "another session's console lives on");
    }

    @Test
    void disabledAdministrator_isOutWithinOneRequest() throws Exception {
        Person admin = admin();
        SentCookie cookie = SentCookie.ofConsole(admin);
        String wallet = admin.address().toLowerCase(java.util.Locale.ROOT);
        try {
            assertEquals(1, Sql.run(product, "update users set active = false where wallet_address = ?", wallet));
            assertSentAway(get(PAGE, cookie.pair()), "disabled");
            assertEquals(401, admin.api().get("/api/v1/users/me").status());
        } finally {
            Sql.run(product, "update users set active = true where wallet_address = ?", wallet);
        }
        assertEquals(200, get(PAGE, cookie.pair()).statusCode());
    }

    /** As after a lost role: the row is there, its user is no administrator. */
    @Test
    void cookieOfSomebodyElse_isRefused() throws Exception {
        Person employer = product.person(3).signIn("employer");
        String session = Sql.one(
                product,
                "select s.id from user_session s join users u on u.id = s.user_id where u.wallet_address = ?"
                        + " and s.ended_at is null order by s.created_at desc limit 1",
                employer.address().toLowerCase(java.util.Locale.ROOT));
        Sql.run(
                product,
                "insert into console_session (token_hash, session_id, created_at, seen_at) values (?, ?, now(), now())",
                SessionsIT.hash("a-planted-token-of-an-employer"),
                session);
        assertSentAway(get(PAGE, "paychain_console=a-planted-token-of-an-employer"), "employer");
    }

    @Test
    void otherCredentials_openNothing_andTheCookieOpensNothingElse() throws Exception {
        Person admin = admin();
        String token = admin.session().path("access_token").asText();
        assertSentAway(get(PAGE, "paychain_console=" + token), "an access token");
        assertSentAway(get(PAGE, "paychain_console=" + "x".repeat(3_000)), "long");
        assertSentAway(get(PAGE, "paychain_console="), "empty");
        assertSentAway(
                get(
                        PAGE,
                        "paychain_refresh="
                                + admin.session().path("refresh_token").asText()),
                "refresh");
        Map<String, String> cookie =
                Map.of("Cookie", SentCookie.ofConsole(admin).pair());
        assertEquals(401, Probe.send(product, "GET", "/api/v1/users/me", cookie).status());
    }

    @Test
    void accounts_areFoundAndLocked_byAdministrators_andOnlyReadBySupport() throws Exception {
        Person admin = admin();
        SentCookie cookie = SentCookie.ofConsole(admin);
        Person worker = product.person(6).signIn("worker");
        long id = worker.session().path("user").path("id").asLong();
        String name = worker.session().path("user").path("username").asText();
        assertTrue(get("/admin/users.xhtml?q=" + name, cookie.pair()).body().contains("user.xhtml?id=" + id));
        assertEquals(200, get("/admin/organisations.xhtml", cookie.pair()).statusCode());
        String page = "/admin/user.xhtml?id=" + id;
        assertTrue(press(page, cookie, "access", "Lock the account").contains("The account is locked."));
        assertEquals(401, worker.api().get("/api/v1/users/me").status());
        assertTrue(press(page, cookie, "access", "Unlock the account").contains("open again"));
        String roles = "/api/v1/admin/users/" + id + "/roles";
        admin.api().put(roles, Map.of("roles", java.util.List.of("support"))).expect(200);
        SentCookie reader = SentCookie.ofConsole(worker.signIn("worker"));
        assertTrue(location(get("/admin", reader.pair())).endsWith("/admin/users.xhtml"));
        String read = get(page, reader.pair()).body();
        assertTrue(read.contains(name) && !read.contains("Lock the account"), read);
        assertSentAway(get("/admin/audit.xhtml", reader.pair()), "support");
        assertSentAway(get(PAGE, reader.pair()), "support");
        admin.api().put(roles, Map.of("roles", java.util.List.of())).expect(200);
        assertSentAway(get("/admin/users.xhtml", reader.pair()), "no longer support");
    }

    /** Presses a button of a page, as a browser without scripts would. */
    private static String press(String path, SentCookie cookie, String form, String button) throws Exception {
        HttpResponse<String> page = get(path, cookie.pair());
        String all = page.headers().allValues("set-cookie").stream()
                .map(sent -> sent.split(";", 2)[0])
                .reduce(cookie.pair(), (one, other) -> one + "; " + other);
        String inside = page.body().substring(page.body().indexOf("<form id=\"" + form + "\""));
        StringBuilder body = new StringBuilder();
        Matcher inputs = Pattern.compile("<input([^>]*)>").matcher(inside.substring(0, inside.indexOf("</form>")));
        while (inputs.find()) {
            String value = attribute(inputs.group(1), "value");
            if (attribute(inputs.group(1), "type").equals("hidden") || value.equals(button)) {
                body.append('&')
                        .append(encoded(attribute(inputs.group(1), "name")))
                        .append('=')
                        .append(encoded(value));
            }
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.base() + path.split("\\?", 2)[0]))
                .header("Cookie", all)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.substring(1)))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Person admin() {
        return product.person(9).signIn("employer");
    }

    private static void idle(SentCookie cookie, String time) {
        int touched = Sql.run(
                product,
                "update console_session set seen_at = seen_at - ?::interval where token_hash = ?",
                time,
                SessionsIT.hash(cookie.value()));
        assertEquals(1, touched);
    }

    private static HttpResponse<String> get(String path, String cookie) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(product.base() + path));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertSentAway(HttpResponse<String> answer, String what) {
        assertEquals(302, answer.statusCode(), what + ": " + answer.body());
        assertTrue(location(answer).endsWith(SIGN_IN), what + ": " + location(answer));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}
