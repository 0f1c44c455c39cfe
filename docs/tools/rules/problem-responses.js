// Every 4xx and 5xx has the media type of RFC 9457, but for health probes, whose 503 is a report, and OAuth, whose errors
// are RFC 6749's.
export default (responses, _options, context) => {
  const path = context.path;
  if (path[1] === '/health' || path[1] === '/health/ready' || path[1].startsWith('/oauth/')) {
    return [];
  }
  return Object.entries(responses)
    .filter(([status]) => /^[45]/.test(status))
    .filter(([, answer]) => !answer.content?.['application/problem+json'])
    .map(([status]) => ({
      message: `${status} is no application/problem+json`,
      path: [...path, status],
    }));
};
