package io.paychain.ws;

/** The socket as the conversation sees it. No method blocks. */
interface Wire {

    /** Queues a message. */
    void send(String message);

    /** Closes with a code of ours; later messages are not sent. */
    void close(CloseWith reason);
}
