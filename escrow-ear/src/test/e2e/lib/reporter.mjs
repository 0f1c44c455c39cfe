// Reports every test as one line of JSON, for the JUnit test that runs this suite.
const line = (record) => `${JSON.stringify(record)}\n`;

export default async function* report(source) {
  for await (const { type, data } of source) {
    if (data?.nesting > 0) continue;
    // Such as what went on after a test had ended, which fails the process and no test.
    if (type === 'test:diagnostic') process.stderr.write(`${data.message}\n`);
    if (type === 'test:dequeue') yield line({ event: 'start', name: data.name });
    if (type === 'test:pass') yield line({ event: data.skip === undefined ? 'pass' : 'skip', name: data.name });
    if (type === 'test:fail') yield line({ event: 'fail', name: data.name, error: words(data.details.error) });
    if (type === 'test:stdout' || type === 'test:stderr') yield line({ event: 'output', text: data.message });
  }
}

function words(error) {
  const parts = [];
  for (let each = error; each && parts.length < 5; each = each.cause) parts.push(each.stack ?? String(each));
  return parts.join('\ncaused by: ');
}
