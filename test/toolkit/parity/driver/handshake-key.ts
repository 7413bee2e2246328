/** The Sec-WebSocket-Key of every handshake (RFC 6455 section 4.1: 16 bytes in base64). */
export const handshakeKey = 'ZW5jaHVmZS1wYXJpdHktMQ==';
