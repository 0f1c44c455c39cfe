// A network that can be cut. Playwright's offline mode leaves open sockets alone, a real tunnel does not.
import { createServer, request } from 'node:http';
import { connect } from 'node:net';

/** An HTTP proxy for one browser context; `cut` ends every connection and lets no new one through. */
export class Tunnel {
  #sockets = new Set();
  #open = true;

  async start() {
    this.server = createServer((incoming, outgoing) => this.#forward(incoming, outgoing));
    this.server.on('connection', (socket) => this.#keep(socket));
    this.server.on('connect', (incoming, socket) => this.#join(incoming, socket));
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  cut() {
    this.#open = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  restore() {
    this.#open = true;
  }

  stop() {
    this.cut();
    this.server.close();
  }

  #keep(socket) {
    if (!this.#open) return socket.destroy();
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  #forward(incoming, outgoing) {
    const onward = request(incoming.url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }

  // A web socket asks for a tunnel to its host.
  #join(incoming, socket) {
    const [host, port] = incoming.url.split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    this.#keep(onward);
  }
}
