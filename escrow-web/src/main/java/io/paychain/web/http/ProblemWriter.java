package io.paychain.web.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes problem documents where there is no JAX-RS: in servlet filters and error pages. */
public final class ProblemWriter {

    private ProblemWriter() {}

    /** Writes the document with its status. The response must not be committed. */
    public static void write(HttpServletResponse response, ProblemDocument problem) throws IOException {
        byte[] body = Json.mapper().writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", FailureMapper.challenge(problem.code()));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
